import { NativeSelect } from '@mantine/core';
import { useState } from 'react';
import type { CaseType } from '../../api/cases';
import { CommandForm } from '../../commands/command-form';
import { Icon } from '../../pieces/icon';
import { useTranslation } from '../../text/texts';
import type { CaseParts } from './parts';

export function StatusForm({ found, action, type }: CaseParts & { type: CaseType | undefined }) {
  const { t } = useTranslation();
  const statuses = (type?.statuses ?? []).filter(({ key, category }) => key !== found.status && category !== 'closed');
  const [status, setStatus] = useState(statuses[0]?.key ?? '');
  return (
    <CommandForm
      title={t('status.title', { reference: found.reference })}
      submit={t('status.submit')}
      command={action}
      onSubmit={() => action.send('set-status', { status })}
    >
      <NativeSelect
        label={t('case.status')}
        rightSection={<Icon name="down" size={12} />}
        value={status}
        onChange={(event) => setStatus(event.currentTarget.value)}
        data={statuses.map(({ key, name }) => ({ value: key, label: name }))}
        autoFocus
        data-testid="status"
      />
    </CommandForm>
  );
}
