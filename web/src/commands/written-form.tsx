import { Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useKept } from '../form/use-kept';
import { useTranslation } from '../text/texts';
import { CommandForm } from './command-form';
import type { GivenCommand } from './command-form';

interface WrittenFormProps {
  readonly kind: 'note' | 'link';
  readonly reference: string;
  readonly maxLength: number;
  readonly command: GivenCommand;
  /** `sent`: to be called once it is. */
  readonly onSend: (text: string, sent: () => void) => void;
}

/** What is written into the history of an item or a case: a note, or the ID of an interaction that lives elsewhere. */
export function WrittenForm({ kind, reference, maxLength, command, onSend }: WrittenFormProps) {
  const { t } = useTranslation();
  // Whoever is called away in the middle of a sentence finds it again.
  const { value, setValue, forget } = useKept(`${kind}/${reference}`, () => ({ text: '' }));
  const { text } = value;
  const [wasTried, setTried] = useState(false);
  const isEmpty = text.trim() === '';
  const send = () => {
    setTried(true);
    if (!isEmpty) onSend(text.trim(), () => forget());
  };
  const type = (next: string) => (next === '' ? forget() : setValue({ text: next }));
  const field = {
    label: t(`text.${kind}Label`),
    value: text,
    maxLength,
    error: wasTried && isEmpty ? t(`text.${kind}Empty`) : undefined,
    onChange: (event: { currentTarget: { value: string } }) => type(event.currentTarget.value),
    autoFocus: true,
    'data-testid': 'command-text',
  };
  return (
    <CommandForm
      title={t(`text.${kind}Title`, { reference })}
      submit={t(`text.${kind}Submit`)}
      command={command}
      onForget={forget}
      onSubmit={send}
    >
      {kind === 'note' ? <Textarea {...field} autosize={false} rows={3} /> : <TextInput {...field} />}
    </CommandForm>
  );
}
