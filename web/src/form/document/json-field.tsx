import { Textarea } from '@mantine/core';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from '../../text/texts';
import { parsed } from '../schema-fields';
import styles from './document-form.module.css';

interface JsonFieldProps {
  readonly look: { readonly label: string; readonly error: ReactNode; readonly disabled: boolean };
  readonly value: unknown;
  readonly onChange: (value: unknown) => void;
}

/** What has no field of its own, as JSON: taken over when it is some. */
export function JsonField({ look, value, onChange }: JsonFieldProps) {
  const { t } = useTranslation();
  const [text, setText] = useState<string | null>(null);
  const shown = text ?? (value === undefined ? '' : JSON.stringify(value, null, 2));
  const isWrong = shown.trim() !== '' && parsed(shown) === undefined;
  return (
    <Textarea
      {...look}
      className={styles['code']}
      value={shown}
      autosize
      minRows={2}
      maxRows={20}
      spellCheck={false}
      error={isWrong ? t('documentForm.notJson') : look.error}
      onChange={(event) => {
        const next = event.currentTarget.value;
        setText(next);
        if (next.trim() === '') onChange(undefined);
        else if (parsed(next) !== undefined) onChange(parsed(next));
      }}
      onBlur={() => {
        if (!isWrong) setText(null);
      }}
    />
  );
}
