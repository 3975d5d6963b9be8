import { TextInput } from '@mantine/core';
import { useState } from 'react';
import type { SavedView } from '../../../../api/contract/view';
import { newId } from '../../api/new-id';
import { CommandForm } from '../../commands/command-form';
import { ChoiceField } from '../../pieces/choices/choice-field';
import { useSignedIn } from '../../session/me-context';
import { mayIn } from '../../session/rights';
import { useTranslation } from '../../text/texts';
import type { useViewCommand } from './api';

interface SaveViewFormProps {
  readonly command: ReturnType<typeof useViewCommand>;
  readonly part: Pick<SavedView, 'filters' | 'columns' | 'sort'>;
  readonly onBack: () => void;
  readonly onSaved: (id: string) => void;
}

/** Keeps what is shown under a name: for oneself, a division, or a group of it. */
export function SaveViewForm({ command, part, onBack, onSaved }: SaveViewFormProps) {
  const { t } = useTranslation();
  const me = useSignedIn();
  const [id] = useState(newId);
  const [name, setName] = useState('');
  const seen = me.divisions.filter(({ permissions }) => permissions.includes('item:view'));
  const [share, setShare] = useState('nobody:');
  const [group, setGroup] = useState('');
  const [sharedWith, chosen] = share.split(':') as [SavedView['sharedWith'], string];
  const division = chosen === '' ? (seen[0]?.key ?? '') : chosen;
  const send = () => {
    if (name.trim() === '') return;
    const key = sharedWith === 'group' ? group.trim() : null;
    const view = { ...part, division, name: name.trim(), sharedWith, group: key };
    command.mutate({ do: 'save', id, view }, { onSuccess: () => onSaved(id) });
  };
  return (
    <CommandForm
      title={t('tasks.view.saveAs')}
      submit={t('tasks.view.submit')}
      command={{ ...command, back: onBack }}
      onSubmit={send}
    >
      <TextInput
        label={t('tasks.view.name')}
        value={name}
        maxLength={120}
        required
        onChange={(event) => setName(event.currentTarget.value)}
        autoFocus
        data-testid="view-name"
      />
      <ChoiceField
        label={t('tasks.view.share')}
        value={share}
        onChange={setShare}
        data-testid="view-share"
        choices={[
          { value: 'nobody:', label: t('tasks.view.nobody') },
          ...seen.flatMap((each) => [
            ...(mayIn(me, each.key, 'item:watch')
              ? [{ value: `division:${each.key}`, label: t('tasks.view.division', { name: each.name }) }]
              : []),
            { value: `group:${each.key}`, label: t('tasks.view.group', { name: each.name }) },
          ]),
        ]}
      />
      {sharedWith === 'group' && (
        <TextInput
          label={t('tasks.view.groupKey')}
          value={group}
          maxLength={64}
          required
          onChange={(event) => setGroup(event.currentTarget.value)}
          data-testid="view-group"
        />
      )}
    </CommandForm>
  );
}
