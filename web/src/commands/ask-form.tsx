import { useState } from 'react';
import { useTranslation } from '../text/texts';
import styles from './commands.module.css';
import { CommandForm } from './command-form';
import { ReasonField, reasonBody } from './reason-field';
import type { Command } from './use-command';

interface AskFormProps {
  readonly reference: string;
  readonly action: 'release' | 'requeue' | 'cancel' | 'pause' | 'escalate' | 'restart' | 'reclassify';
  readonly command: Command;
}

/** Asks once, in place, before something is taken away; the reason may stay empty. */
export function AskForm({ reference, action, command }: AskFormProps) {
  const { t } = useTranslation();
  const [reason, setReason] = useState('');
  // What the rules come to says why.
  const takesReason = action !== 'reclassify';
  return (
    <CommandForm
      title={t(`ask.${action}`, { reference })}
      submit={t(`ask.${action}Submit`)}
      isHarsh={action === 'cancel'}
      isBusy={command.isPending}
      error={command.error}
      onSubmit={() => command.send(action, takesReason ? reasonBody(reason) : {})}
      onBack={command.back}
    >
      <p className={styles['quiet']}>{t(`ask.${action}Text`)}</p>
      {takesReason && <ReasonField reason={reason} onChange={setReason} isFirst />}
    </CommandForm>
  );
}
