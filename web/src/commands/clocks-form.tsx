import { Checkbox, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { ItemView } from '../../../api/contract/item';
import { useKept } from '../form/use-kept';
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

interface Set {
  readonly activateAt?: string;
  /** Null: it is given no more. */
  readonly dueAt?: string | null;
  readonly reason?: string;
}

/** Another due date, and for a reschedule another activation: a field that is left as it is changes nothing. A reschedule takes back a due date that was given. */
export function ClocksForm({ item, action, command }: ClocksFormProps) {
  const { t } = useTranslation();
  const before = { activateAt: instantField(toMs(item.activateAt)), dueAt: instantField(toMs(item.dueAt)) };
  // What he has set, and not what stood beside it: that may have changed before he comes back to it.
  const { value: set, setValue, forget } = useKept<Set>(`${action}/${item.id}`, () => ({}));
  const { activateAt, dueAt, reason = '' } = { ...before, ...set };
  const change = (next: Set) => {
    const after = { ...set, ...next };
    const isAsBefore = after.reason === undefined || after.reason === '';
    const isLeft = (after.activateAt ?? before.activateAt) === before.activateAt;
    const isDueLeft = after.dueAt === undefined || after.dueAt === before.dueAt;
    if (isAsBefore && isLeft && isDueLeft) forget();
    else setValue(after);
  };
  const [wasTried, setTried] = useState(false);
  const changed = {
    ...(activateAt === before.activateAt ? {} : { activateAt: fieldInstant(activateAt) }),
    ...(dueAt === before.dueAt ? {} : { dueAt: dueAt === null ? null : fieldInstant(dueAt) }),
  };
  const isIncomplete = Object.keys(changed).length === 0 || Object.values(changed).some((each) => each === undefined);
  const send = () => {
    setTried(true);
    if (!isIncomplete) command.send(action, { ...changed, ...reasonBody(reason) }, () => forget());
  };
  const error = wasTried && isIncomplete ? t('clocks.choose') : undefined;
  return (
    <CommandForm
      title={t(`clocks.${action}`, { reference: item.reference })}
      submit={t(`clocks.${action}Submit`)}
      command={command}
      onForget={forget}
      onSubmit={send}
    >
      <p className={styles['quiet']}>{t(`clocks.${action}Text`)}</p>
      <div className={styles['fields']}>
        <TextInput
          type="datetime-local"
          label={t('clocks.dueAt')}
          value={dueAt ?? ''}
          disabled={dueAt === null}
          error={error}
          onChange={(event) => change({ dueAt: event.currentTarget.value })}
          autoFocus
          data-testid="due-at"
        />
        {action === 'reschedule' && (
          <TextInput
            type="datetime-local"
            label={t('clocks.activateAt')}
            value={activateAt}
            onChange={(event) => change({ activateAt: event.currentTarget.value })}
            data-testid="activate-at"
          />
        )}
      </div>
      {action === 'reschedule' && item.isDueGiven && (
        <Checkbox
          label={t('clocks.noDueAt')}
          checked={dueAt === null}
          onChange={(event) => change({ dueAt: event.currentTarget.checked ? null : before.dueAt })}
          data-testid="no-due-at"
        />
      )}
      <ReasonField reason={reason} onChange={(next) => change({ reason: next })} />
    </CommandForm>
  );
}
