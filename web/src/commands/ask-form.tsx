import { TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import styles from './commands.module.css';
import { CommandForm } from './command-form';
import type { Command } from './use-command';

interface AskFormProps {
  readonly reference: string;
  readonly action: 'release' | 'requeue' | 'cancel';
  readonly command: Command;
}

/** Asks once, in place, before something is taken away; the reason may stay empty. */
export function AskForm({ reference, action, command }: AskFormProps) {
  const { t } = useTranslation();
  const [reason, setReason] = useState('');
  return (
    <CommandForm
      title={t(`ask.${action}`, { reference })}
      submit={t(`ask.${action}Submit`)}
      isHarsh={action === 'cancel'}
      isBusy={command.isPending}
      error={command.error}
      onSubmit={() => command.send(action, reason.trim() === '' ? {} : { reason: reason.trim() })}
      onBack={command.back}
    >
      <p className={styles['quiet']}>{t(`ask.${action}Text`)}</p>
      <TextInput
        label={t('command.reason')}
        value={reason}
        maxLength={255}
        onChange={(event) => setReason(event.currentTarget.value)}
        autoFocus
        data-testid="reason"
      />
    </CommandForm>
  );
}
