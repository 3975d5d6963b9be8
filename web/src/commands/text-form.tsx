import { Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ItemView } from '../../../api/contract/item';
import { CommandForm } from './command-form';
import type { Command } from './use-command';

interface TextFormProps {
  readonly item: ItemView;
  readonly action: 'note' | 'link';
  readonly command: Command;
}

/** What is written into the history: a note, or the ID of an interaction that lives elsewhere. */
export function TextForm({ item, action, command }: TextFormProps) {
  const { t } = useTranslation();
  const [text, setText] = useState('');
  const [wasTried, setTried] = useState(false);
  const isEmpty = text.trim() === '';
  const send = () => {
    setTried(true);
    if (isEmpty) return;
    command.send(action, action === 'note' ? { text: text.trim() } : { interaction: text.trim() });
  };
  const field = {
    label: t(`text.${action}Label`),
    value: text,
    error: wasTried && isEmpty ? t(`text.${action}Empty`) : undefined,
    onChange: (event: { currentTarget: { value: string } }) => setText(event.currentTarget.value),
    autoFocus: true,
    'data-testid': 'command-text',
  };
  return (
    <CommandForm
      title={t(`text.${action}Title`, { reference: item.reference })}
      submit={t(`text.${action}Submit`)}
      isBusy={command.isPending}
      error={command.error}
      onSubmit={send}
      onBack={command.back}
    >
      {action === 'note' ? (
        <Textarea {...field} maxLength={4_000} autosize={false} rows={3} />
      ) : (
        <TextInput {...field} maxLength={255} />
      )}
    </CommandForm>
  );
}
