import { Textarea } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { CommandForm } from '../../commands/command-form';
import type { CaseParts } from './parts';

export function NoteForm({ found, action }: CaseParts) {
  const { t } = useTranslation();
  const [text, setText] = useState('');
  const [wasTried, setTried] = useState(false);
  const isEmpty = text.trim() === '';
  const send = () => {
    setTried(true);
    if (!isEmpty) action.send('note', { text: text.trim() });
  };
  return (
    <CommandForm
      title={t('text.noteTitle', { reference: found.reference })}
      submit={t('text.noteSubmit')}
      isBusy={action.isPending}
      error={action.error}
      onSubmit={send}
      onBack={action.back}
    >
      <Textarea
        label={t('text.noteLabel')}
        value={text}
        maxLength={10_000}
        rows={3}
        error={wasTried && isEmpty ? t('text.noteEmpty') : undefined}
        onChange={(event) => setText(event.currentTarget.value)}
        autoFocus
        data-testid="command-text"
      />
    </CommandForm>
  );
}
