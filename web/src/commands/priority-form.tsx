import { Checkbox, NumberInput } from '@mantine/core';
import { useState } from 'react';
import type { ItemView } from '../../../api/contract/item';
import { useTranslation } from '../text/texts';
import { CommandForm } from './command-form';
import { ReasonField, reasonBody } from './reason-field';
import type { Command } from './use-command';

/** Fixes the priority, or gives the item back to its curve. */
export function PriorityForm({ item, command }: { item: ItemView; command: Command }) {
  const { t } = useTranslation();
  const [priority, setPriority] = useState<number | string>(Math.round(item.priority ?? 0));
  const [isByCurve, setByCurve] = useState(false);
  const [reason, setReason] = useState('');
  const [wasTried, setTried] = useState(false);
  const isMissing = !isByCurve && typeof priority !== 'number';
  const send = () => {
    setTried(true);
    if (!isMissing) command.send('reprioritize', { priority: isByCurve ? null : priority, ...reasonBody(reason) });
  };
  return (
    <CommandForm
      title={t('priority.title', { reference: item.reference })}
      submit={t('priority.submit')}
      command={command}
      onSubmit={send}
    >
      <NumberInput
        label={t('priority.label')}
        value={priority}
        onChange={setPriority}
        disabled={isByCurve}
        error={wasTried && isMissing ? t('priority.missing') : undefined}
        hideControls
        autoFocus
        data-testid="priority"
      />
      <Checkbox
        label={t('priority.byCurve')}
        checked={isByCurve}
        onChange={(event) => setByCurve(event.currentTarget.checked)}
        data-testid="by-curve"
      />
      <ReasonField reason={reason} onChange={setReason} />
    </CommandForm>
  );
}
