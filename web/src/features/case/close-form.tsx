import { TextInput } from '@mantine/core';
import { useState } from 'react';
import { CommandForm } from '../../commands/command-form';
import { useTranslation } from '../../text/texts';
import commandStyles from '../../commands/commands.module.css';
import type { CaseParts } from './parts';

/** Says what came of a case that has ended. */
export function CloseForm({ found, action }: CaseParts) {
  const { t } = useTranslation();
  const [outcome, setOutcome] = useState(found.outcome ?? '');
  const [wasTried, setTried] = useState(false);
  const isMissing = outcome.trim() === '';
  const send = () => {
    setTried(true);
    if (!isMissing) action.send('close', { outcome: outcome.trim() });
  };
  return (
    <CommandForm
      title={t('caseWork.closeOne', { name: found.reference })}
      submit={t('case.command.close')}
      command={action}
      onSubmit={send}
    >
      <p className={commandStyles['quiet']}>{t('caseWork.closeText')}</p>
      <TextInput
        label={t('caseWork.outcome')}
        value={outcome}
        maxLength={255}
        autoFocus
        error={wasTried && isMissing ? t('form.missingFault') : undefined}
        onChange={(event) => setOutcome(event.currentTarget.value)}
        data-testid="outcome"
      />
    </CommandForm>
  );
}

/** Asks once: a new life begins with the variables that the case had. */
export function ReopenForm({ found, action }: CaseParts) {
  const { t } = useTranslation();
  return (
    <CommandForm
      title={t('caseWork.reopenOne', { name: found.reference })}
      submit={t('case.command.reopen')}
      command={action}
      onSubmit={() => action.send('reopen', {})}
    >
      <p className={commandStyles['quiet']}>{t('caseWork.reopenText')}</p>
    </CommandForm>
  );
}
