import { NativeSelect, TextInput } from '@mantine/core';
import type { ItemView } from '../../../../api/contract/item';
import { serverNow } from '../../api/server-clock';
import { useTargets } from '../../api/workbins';
import { CommandForm } from '../../commands/command-form';
import styles from '../../commands/commands.module.css';
import { ReasonField, reasonBody } from '../../commands/reason-field';
import { UnsavedHint } from '../../commands/unsaved-hint';
import type { Command } from '../../commands/use-command';
import { useParts } from '../../form/use-parts';
import { ChoiceField } from '../../pieces/choices/choice-field';
import { Icon } from '../../pieces/icon';
import { useTranslation } from '../../text/texts';
import { wakeInstant, wakeUps } from './wake-up';
import type { WakeUp } from './wake-up';

interface Parking {
  readonly workbin: string;
  readonly reason: string;
  readonly wakeUp: WakeUp;
  readonly at: string;
}

const begun: Parking = { workbin: '', reason: '', wakeUp: 'never', at: '' };

/** Lays the item on a shelf: whose, why, and when it comes back by itself. */
export function ParkForm({ item, command }: { item: ItemView; command: Command }) {
  const { t } = useTranslation();
  const shelves = useTargets(item.division, '').data?.workbins ?? [];
  const { value, change, forget } = useParts(`park/${item.id}`, begun);
  const { workbin, reason, wakeUp, at } = value;
  const send = () => {
    const until = wakeInstant(wakeUp, at, serverNow());
    if (until === undefined) return;
    const body = {
      ...(workbin === '' ? {} : { workbin }),
      ...reasonBody(reason),
      ...(until === null ? {} : { until }),
    };
    command.send('park', body, forget);
  };
  return (
    <CommandForm
      title={t('park.title', { reference: item.reference })}
      submit={t('park.submit')}
      command={command}
      onForget={forget}
      onSubmit={send}
    >
      <UnsavedHint item={item} />
      <div className={styles['fields']}>
        <ChoiceField
          label={t('park.workbin')}
          value={workbin}
          onChange={(next) => change({ workbin: next })}
          any={t('workbin.own')}
          choices={shelves.map(({ id, name }) => ({ value: id, label: name }))}
          autoFocus
          data-testid="park-workbin"
        />
        <NativeSelect
          label={t('park.wake')}
          rightSection={<Icon name="down" size={12} />}
          value={wakeUp}
          onChange={(event) =>
            change({ wakeUp: wakeUps.find((each) => each === event.currentTarget.value) ?? 'never' })
          }
          data={wakeUps.map((value) => ({ value, label: t(`park.${value}`) }))}
          data-testid="park-wake"
        />
        {wakeUp === 'at' && (
          <TextInput
            type="datetime-local"
            label={t('park.atLabel')}
            value={at}
            required
            onChange={(event) => change({ at: event.currentTarget.value })}
            data-testid="park-at"
          />
        )}
      </div>
      <ReasonField reason={reason} onChange={(next) => change({ reason: next })} testId="park-reason" />
    </CommandForm>
  );
}
