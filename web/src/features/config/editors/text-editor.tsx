import { Textarea } from '@mantine/core';
import { useState } from 'react';
import { parsed } from '../../../form/schema-fields';
import { useTranslation } from '../../../text/texts';
import styles from '../config.module.css';
import type { EditorProps } from '../editors';

/** The whole document as JSON: what the API takes. */
export function TextEditor({ document, onChange, isReadOnly }: EditorProps) {
  const { t } = useTranslation();
  const [text, setText] = useState(() => JSON.stringify(document, null, 2));
  const value = parsed(text);
  const isDocument = typeof value === 'object' && value !== null && !Array.isArray(value);
  return (
    <Textarea
      className={styles['code']}
      aria-label={t('config.text')}
      value={text}
      autosize
      minRows={12}
      maxRows={40}
      spellCheck={false}
      readOnly={isReadOnly}
      error={isDocument ? undefined : t('documentForm.notJson')}
      onChange={(event) => {
        setText(event.currentTarget.value);
        const next = parsed(event.currentTarget.value);
        if (typeof next === 'object' && next !== null && !Array.isArray(next))
          onChange(next as Record<string, unknown>);
      }}
      data-testid="document-text"
    />
  );
}
