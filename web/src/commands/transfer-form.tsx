import { Textarea } from '@mantine/core';
import { useState } from 'react';
import type { ItemView } from '../../../api/contract/item';
import { useParts } from '../form/use-parts';
import { useTranslation } from '../text/texts';
import { CommandForm } from './command-form';
import { targetBody } from './target';
import type { Target } from './target';
import { TargetField } from './target-field';
import { UnsavedHint } from './unsaved-hint';
import type { Command } from './use-command';

interface Transfer {
  readonly target: Target | null;
  readonly note: string;
}

/** Hands the item to a queue, an agent or a workbin, with a note. */
export function TransferForm({ item, command }: { item: ItemView; command: Command }) {
  const { t } = useTranslation();
  const { value, change, forget } = useParts<Transfer>(`transfer/${item.id}`, { target: null, note: '' });
  const { target, note } = value;
  const [wasTried, setTried] = useState(false);
  const send = () => {
    setTried(true);
    if (target === null) return;
    const body = { ...targetBody(target), ...(note.trim() === '' ? {} : { note: note.trim() }) };
    command.send('transfer', body, forget);
  };
  return (
    <CommandForm
      title={t('transfer.title', { reference: item.reference })}
      submit={t('transfer.submit')}
      command={command}
      onForget={forget}
      onSubmit={send}
    >
      <UnsavedHint item={item} />
      <TargetField
        division={item.division}
        label={t('transfer.to')}
        placeholder={t('transfer.find')}
        target={target}
        onChange={(next) => change({ target: next })}
        error={wasTried && target === null ? t('transfer.choose') : undefined}
      />
      <Textarea
        label={t('transfer.note')}
        value={note}
        maxLength={2_000}
        autosize={false}
        rows={2}
        onChange={(event) => change({ note: event.currentTarget.value })}
        data-testid="transfer-note"
      />
    </CommandForm>
  );
}
