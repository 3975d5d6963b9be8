import { TextInput } from '@mantine/core';
import { useState } from 'react';
import type { ItemView } from '../../../api/contract/item';
import { fieldInstant, instantField, toMs } from '../format/instant';
import { useTranslation } from '../text/texts';
import { CommandForm } from './command-form';
import styles from './commands.module.css';
import { ReasonField, reasonBody } from './reason-field';
import type { Command } from './use-command';

interface ClocksFormProps {
  readonly item: ItemView;
  readonly action: 'reschedule' | 'extend';
  readonly command: Command;
}

/** Another due date, and for a reschedule another activation: a field that is left as it is changes nothing. */
export function ClocksForm({ item, action, command }: ClocksFormProps) {
  const { t } = useTranslation();
  const before = { activateAt: instantField(toMs(item.activateAt)), dueAt: instantField(toMs(item.dueAt)) };
  const [activateAt, setActivateAt] = useState(before.activateAt);
  const [dueAt, setDueAt] = useState(before.dueAt);
  const [reason, setReason] = useState('');
  const [wasTried, setTried] = useState(false);
  const changed = {
    ...(activateAt === before.activateAt ? {} : { activateAt: fieldInstant(activateAt) }),
    ...(dueAt === before.dueAt ? {} : { dueAt: fieldInstant(dueAt) }),
  };
  const isIncomplete = Object.keys(changed).length === 0 || Object.values(changed).some((each) => each === undefined);
  const send = () => {
    setTried(true);
    if (!isIncomplete) command.send(action, { ...changed, ...reasonBody(reason) });
  };
  const error = wasTried && isIncomplete ? t('clocks.choose') : undefined;
  return (
    <CommandForm
      title={t(`clocks.${action}`, { reference: item.reference })}
      submit={t(`clocks.${action}Submit`)}
      isBusy={command.isPending}
      error={command.error}
      onSubmit={send}
      onBack={command.back}
    >
      <p className={styles['quiet']}>{t(`clocks.${action}Text`)}</p>
      <div className={styles['fields']}>
        <TextInput
          type="datetime-local"
          label={t('clocks.dueAt')}
          value={dueAt}
          error={error}
          onChange={(event) => setDueAt(event.currentTarget.value)}
          autoFocus
          data-testid="due-at"
        />
        {action === 'reschedule' && (
          <TextInput
            type="datetime-local"
            label={t('clocks.activateAt')}
            value={activateAt}
            onChange={(event) => setActivateAt(event.currentTarget.value)}
            data-testid="activate-at"
          />
        )}
      </div>
      <ReasonField reason={reason} onChange={setReason} />
    </CommandForm>
  );
}
