import { Textarea } from '@mantine/core';
import { useState } from 'react';
import type { ItemView } from '../../../api/contract/item';
import { useKept } from '../form/use-kept';
import { useTranslation } from '../text/texts';
import { CommandForm } from './command-form';
import { targetBody } from './target';
import type { Target } from './target';
import { TargetField } from './target-field';
import type { Command } from './use-command';

/** Hands the item to a queue, an agent or a workbin, with a note. */
export function TransferForm({ item, command }: { item: ItemView; command: Command }) {
  const { t } = useTranslation();
  const [target, setTarget] = useState<Target | null>(null);
  const { value, setValue, forget } = useKept(`transfer/${item.id}`, () => ({ note: '' }));
  const { note } = value;
  const [wasTried, setTried] = useState(false);
  const send = () => {
    setTried(true);
    if (target === null) return;
    const body = { ...targetBody(target), ...(note.trim() === '' ? {} : { note: note.trim() }) };
    command.send('transfer', body, () => forget());
  };
  const type = (next: string) => (next === '' ? forget() : setValue({ note: next }));
  const back = () => {
    forget();
    command.back();
  };
  return (
    <CommandForm
      title={t('transfer.title', { reference: item.reference })}
      submit={t('transfer.submit')}
      isBusy={command.isPending}
      error={command.error}
      onSubmit={send}
      onBack={back}
    >
      <TargetField
        division={item.division}
        label={t('transfer.to')}
        placeholder={t('transfer.find')}
        target={target}
        onChange={setTarget}
        error={wasTried && target === null ? t('transfer.choose') : undefined}
      />
      <Textarea
        label={t('transfer.note')}
        value={note}
        maxLength={2_000}
        autosize={false}
        rows={2}
        onChange={(event) => type(event.currentTarget.value)}
        data-testid="transfer-note"
      />
    </CommandForm>
  );
}
