import { NativeSelect } from '@mantine/core';
import { useState } from 'react';
import type { ItemView } from '../../../api/contract/item';
import { Icon } from '../pieces/icon';
import { useTranslation } from '../text/texts';
import { CommandForm } from './command-form';
import type { Command } from './use-command';

/** Gives the item another status, of those that its worktype allows after this one. */
export function StatusForm({ item, command }: { item: ItemView; command: Command }) {
  const { t } = useTranslation();
  const [status, setStatus] = useState(item.nextStatuses[0]?.key ?? '');
  return (
    <CommandForm
      title={t('status.title', { reference: item.reference })}
      submit={t('status.submit')}
      command={command}
      onSubmit={() => command.send('set-status', { status })}
    >
      <NativeSelect
        label={t('status.label', { now: item.names.status })}
        rightSection={<Icon name="down" size={12} />}
        value={status}
        onChange={(event) => setStatus(event.currentTarget.value)}
        data={item.nextStatuses.map(({ key, name }) => ({ value: key, label: name }))}
        autoFocus
        data-testid="status"
      />
    </CommandForm>
  );
}
