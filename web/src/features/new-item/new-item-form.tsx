import { TextInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { CaptureRequest, ItemView } from '../../../../api/contract/item';
import { request } from '../../api/client';
import { newKey } from '../../api/use-press';
import { keys } from '../../api/keys';
import { useOneAtATime } from '../../api/use-one-at-a-time';
import { CommandForm } from '../../commands/command-form';
import { SchemaForm } from '../../form/schema-form';
import { useFilled } from '../../form/use-filled';
import { useKept } from '../../form/use-kept';
import { fieldInstant } from '../../format/instant';
import { useTranslation } from '../../text/texts';
import styles from './new-item.module.css';

interface NewItemFormProps {
  readonly source: string;
  readonly worktype: string;
  /** Of its attributes. */
  readonly schema: Readonly<Record<string, unknown>>;
  /** What it may begin with, read from what somebody said. */
  readonly suggested: Readonly<Record<string, unknown>>;
  /** What it begins with. */
  readonly begins: Pick<Partial<CaptureRequest>, 'interaction' | 'caseId'>;
  /** One was made before it, and whoever types goes on. */
  readonly isNext: boolean;
  readonly onMade: (item: ItemView) => void;
  readonly onBack: () => void;
}

const nothing = {};

export function NewItemForm({ source, worktype, schema, suggested, begins, isNext, onMade, onBack }: NewItemFormProps) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const keptAs = `new-item/${source}/${worktype}/${begins.caseId ?? ''}`;
  // Sent twice it is one item: what the source has no name for is named by the form.
  const kept = useKept(keptAs, () => ({ ownId: newKey(), name: '', externalId: '', externalTag: '', dueAt: '' }));
  // What was read anew is not hidden by what was typed before.
  const [fieldsKeptAs] = useState(() => (Object.keys(suggested).length > 0 ? null : `${keptAs}/fields`));
  const { value: texts, setValue: setTexts } = kept;
  const capture = useOneAtATime({
    mutationFn: (body: Partial<CaptureRequest>) => request<ItemView>('/v1/workitems', { method: 'POST', body }),
    onSuccess: (item) => {
      void client.invalidateQueries({ queryKey: keys.items });
      kept.forget();
      filled.forget();
      onMade(item);
    },
  });
  const filled = useFilled(schema, nothing, capture.error, suggested, fieldsKeptAs);
  const field = (name: keyof typeof texts) => ({
    value: texts[name],
    onChange: (event: { currentTarget: { value: string } }) =>
      setTexts({ ...texts, [name]: event.currentTarget.value }),
    'data-testid': `item-${name}`,
  });
  const send = () => {
    filled.markTried();
    if (filled.isIncomplete) return;
    const dueAt = fieldInstant(texts.dueAt);
    const given = Object.entries({ name: texts.name, externalTag: texts.externalTag })
      .map(([name, text]) => [name, text.trim()] as const)
      .filter(([, text]) => text !== '');
    capture.mutate({
      source,
      worktype,
      externalId: texts.externalId.trim() || `by-hand-${texts.ownId}`,
      attributes: filled.values as CaptureRequest['attributes'],
      ...Object.fromEntries(given),
      ...begins,
      ...(dueAt === undefined ? {} : { dueAt }),
    });
  };
  return (
    <div className={styles['form']}>
      <CommandForm
        title={t('newItem.form')}
        submit={t('newItem.submit')}
        command={{ ...capture, back: onBack }}
        onSubmit={send}
      >
        <TextInput label={t('newItem.name')} maxLength={255} autoFocus={isNext} {...field('name')} />
        <SchemaForm fields={filled.fields} texts={filled.texts} errors={filled.errors} onChange={filled.set} />
        <details>
          <summary>{t('newItem.more')}</summary>
          <div className={styles['choice']}>
            <TextInput
              label={t('import.field.externalId')}
              description={t('newItem.idHelp')}
              maxLength={255}
              {...field('externalId')}
            />
            <TextInput label={t('import.field.externalTag')} maxLength={255} {...field('externalTag')} />
            <TextInput
              label={t('import.field.dueAt')}
              description={t('newItem.dueHelp')}
              type="datetime-local"
              {...field('dueAt')}
            />
          </div>
        </details>
      </CommandForm>
    </div>
  );
}
