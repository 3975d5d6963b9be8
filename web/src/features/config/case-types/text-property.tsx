import { Textarea } from '@mantine/core';
import { useState } from 'react';
import type { Choice } from '../../../pieces/choices/found-among';
import { SuggestField } from '../../../pieces/choices/suggest-field';
import { useTranslation } from '../../../text/texts';
import styles from './case-types.module.css';
import { textFault } from './properties/fault';
import type { TextKind } from './properties/property';

interface TextPropertyProps {
  readonly label: string;
  readonly kind: TextKind;
  readonly value: string;
  readonly names: readonly Choice[];
  readonly testId: string;
  readonly onChange: (value: string) => void;
}

/** A text that counts when it is left; what is wrong with it is told while it is written. */
export function TextProperty({ label, kind, value, names, testId, onChange }: TextPropertyProps) {
  const { t } = useTranslation();
  const [written, setWritten] = useState(value);
  const fault = textFault(kind, written);
  const keep = (next = written) => {
    if (next.trim() !== value) onChange(next.trim());
  };
  const look = {
    size: 'xs',
    label,
    placeholder: hints[kind] && t(`caseType.hint.${hints[kind]}`),
    value: written,
    error: fault,
    spellCheck: false,
    'data-testid': testId,
  } as const;
  if (kind === 'long-text' || kind === 'long-feel')
    return (
      <Textarea
        {...look}
        className={styles['codeField']}
        autosize
        minRows={2}
        maxRows={12}
        onChange={(event) => setWritten(event.currentTarget.value)}
        onBlur={() => keep()}
      />
    );
  return (
    <SuggestField
      {...look}
      choices={names}
      onChange={setWritten}
      onOptionSubmit={keep}
      onBlur={() => keep()}
      onKeyDown={(event) => event.key === 'Enter' && keep()}
    />
  );
}

const hints: Partial<Record<TextKind, 'feel' | 'literal' | 'time'>> = {
  feel: 'feel',
  'long-feel': 'feel',
  literal: 'literal',
  time: 'time',
};
