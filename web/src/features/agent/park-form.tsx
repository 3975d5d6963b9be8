import { NativeSelect, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { ItemView } from '../../../../api/contract/item';
import { serverNow } from '../../api/server-clock';
import { useTargets } from '../../api/workbins';
import { CommandForm } from '../../commands/command-form';
import styles from '../../commands/commands.module.css';
import { ReasonField, reasonBody } from '../../commands/reason-field';
import type { Command } from '../../commands/use-command';
import { ChoiceField } from '../../pieces/choices/choice-field';
import { Icon } from '../../pieces/icon';
import { useTranslation } from '../../text/texts';
import { wakeInstant, wakeUps } from './wake-up';
import type { WakeUp } from './wake-up';

/** Lays the item on a shelf: whose, why, and when it comes back by itself. */
export function ParkForm({ item, command }: { item: ItemView; command: Command }) {
  const { t } = useTranslation();
  const shelves = useTargets(item.division, '').data?.workbins ?? [];
  const [workbin, setWorkbin] = useState('');
  const [reason, setReason] = useState('');
  const [wakeUp, setWakeUp] = useState<WakeUp>('never');
  const [at, setAt] = useState('');
  const send = () => {
    const until = wakeInstant(wakeUp, at, serverNow());
    if (until === undefined) return;
    command.send('park', {
      ...(workbin === '' ? {} : { workbin }),
      ...reasonBody(reason),
      ...(until === null ? {} : { until }),
    });
  };
  return (
    <CommandForm
      title={t('park.title', { reference: item.reference })}
      submit={t('park.submit')}
      isBusy={command.isPending}
      error={command.error}
      onSubmit={send}
      onBack={command.back}
    >
      <div className={styles['fields']}>
        <ChoiceField
          label={t('park.workbin')}
          value={workbin}
          onChange={setWorkbin}
          any={t('workbin.own')}
          choices={shelves.map(({ id, name }) => ({ value: id, label: name }))}
          autoFocus
          data-testid="park-workbin"
        />
        <NativeSelect
          label={t('park.wake')}
          rightSection={<Icon name="down" size={12} />}
          value={wakeUp}
          onChange={(event) => setWakeUp(wakeUps.find((each) => each === event.currentTarget.value) ?? 'never')}
          data={wakeUps.map((value) => ({ value, label: t(`park.${value}`) }))}
          data-testid="park-wake"
        />
        {wakeUp === 'at' && (
          <TextInput
            type="datetime-local"
            label={t('park.atLabel')}
            value={at}
            required
            onChange={(event) => setAt(event.currentTarget.value)}
            data-testid="park-at"
          />
        )}
      </div>
      <ReasonField reason={reason} onChange={setReason} testId="park-reason" />
    </CommandForm>
  );
}
