import { TextInput } from '@mantine/core';
import { useState } from 'react';
import type { ItemView } from '../../../api/contract/item';
import { SchemaForm } from '../form/schema-form';
import { useFilled } from '../form/use-filled';
import { useParts } from '../form/use-parts';
import { useTranslation } from '../text/texts';
import { CommandForm } from './command-form';
import styles from './commands.module.css';
import { changeable, changedDetails } from './changed-details';
import type { Command } from './use-command';

/** Other values of what the item is about, and another name: only what was changed is sent. */
export function DetailsForm({ item, command }: { item: ItemView; command: Command }) {
  const { t } = useTranslation();
  const filled = useFilled(changeable(item), item.attributes, command.error, {}, `update/${item.id}`);
  const title = useParts(`update/${item.reference}`, { name: item.name ?? '' });
  const [wasTried, setTried] = useState(false);
  const attributes = changedDetails(filled);
  const name = title.value.name.trim() === '' ? null : title.value.name.trim();
  const changed = { ...(name === item.name ? {} : { name }), ...(attributes === null ? {} : { attributes }) };
  const isNothing = Object.keys(changed).length === 0;
  const forget = () => {
    filled.forget();
    title.forget();
  };
  const send = () => {
    setTried(true);
    filled.markTried();
    if (!isNothing && !filled.isIncomplete) command.send('update', changed, forget);
  };
  return (
    <CommandForm
      title={t('details.title', { reference: item.reference })}
      submit={t('details.submit')}
      command={command}
      onForget={forget}
      onSubmit={send}
    >
      <p className={styles['quiet']}>{t('details.text')}</p>
      <TextInput
        label={t('details.name')}
        value={title.value.name}
        maxLength={255}
        error={wasTried && isNothing ? t('details.choose') : undefined}
        onChange={(event) => title.change({ name: event.currentTarget.value })}
        autoFocus
        data-testid="item-name"
      />
      <SchemaForm fields={filled.fields} texts={filled.texts} errors={filled.errors} onChange={filled.set} />
    </CommandForm>
  );
}
