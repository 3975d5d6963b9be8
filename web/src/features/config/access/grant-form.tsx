import { Button, NativeSelect, TextInput } from '@mantine/core';
import { useMemo, useState } from 'react';
import type { ConfigEntry } from '../../../../../api/contract/config';
import { fieldInstant } from '../../../format/instant';
import { ChoicesField } from '../../../pieces/choices/choices-field';
import type { Choice } from '../../../pieces/choices/found-among';
import { SuggestField } from '../../../pieces/choices/suggest-field';
import { Icon } from '../../../pieces/icon';
import { Note, ProblemNote } from '../../../pieces/note';
import { useTranslation } from '../../../text/texts';
import styles from './access.module.css';
import { useGrant } from './api';
import { useRoleText } from './role-text';
import { grantKey } from './who-may';

interface GrantFormProps {
  readonly division: string;
  readonly roles: readonly { readonly key: string }[];
  readonly agents: readonly ConfigEntry[];
  readonly grants: readonly ConfigEntry[];
}

/** Gives roles to a person or to a group of the identity provider; they hold at once. */
export function GrantForm({ division, roles, agents, grants }: GrantFormProps) {
  const { t } = useTranslation();
  const roleText = useRoleText();
  const grant = useGrant();
  const [isGroup, setGroup] = useState(false);
  const [who, setWho] = useState('');
  const [chosen, setChosen] = useState<string[]>([]);
  const [until, setUntil] = useState('');
  const [note, setNote] = useState('');
  const name = who.trim();
  const subjects = useMemo(() => subjectsOf(agents), [agents]);
  const endsAt = fieldInstant(until);
  return (
    <form
      className={styles['form']}
      aria-label={t('access.give')}
      onSubmit={(event) => {
        event.preventDefault();
        const document = {
          ...(isGroup ? { identityGroup: name } : { subject: name }),
          roles: chosen,
          ...(endsAt === undefined ? {} : { endsAt }),
        };
        const done = () => {
          setWho('');
          setChosen([]);
          setUntil('');
          setNote('');
        };
        grant.mutate({ key: grantKey(name, division, grants), division, document, note }, { onSuccess: done });
      }}
    >
      <h4>{t('access.give')}</h4>
      <div className={styles['fields']}>
        <NativeSelect
          size="xs"
          label={t('access.to')}
          rightSection={<Icon name="down" size={12} />}
          value={isGroup ? 'group' : 'person'}
          data={(['person', 'group'] as const).map((value) => ({ value, label: t(`access.toWhom.${value}`) }))}
          onChange={(event) => setGroup(event.currentTarget.value === 'group')}
        />
        <SuggestField
          size="xs"
          label={t(isGroup ? 'access.groupName' : 'access.subject')}
          description={t(isGroup ? 'access.groupHelp' : 'access.subjectHelp')}
          choices={isGroup ? noOne : subjects}
          value={who}
          onChange={setWho}
          data-testid="grant-who"
        />
        <ChoicesField
          size="xs"
          label={t('access.column.roles')}
          choices={roles.map(({ key }) => ({ value: key, label: roleText(key) }))}
          value={chosen}
          onChange={setChosen}
          data-testid="grant-roles"
        />
        <TextInput
          size="xs"
          type="datetime-local"
          label={t('access.untilWhen')}
          value={until}
          onChange={(event) => setUntil(event.currentTarget.value)}
        />
        <TextInput
          size="xs"
          label={t('config.note')}
          value={note}
          maxLength={1_000}
          onChange={(event) => setNote(event.currentTarget.value)}
        />
      </div>
      <ProblemNote error={grant.error} />
      {grant.isSuccess && name === '' && (
        <Note tone="green" role="status">
          {t('access.given')}
        </Note>
      )}
      <div>
        <Button
          type="submit"
          size="compact-sm"
          loading={grant.isPending}
          disabled={name === '' || chosen.length === 0}
          data-testid="grant-go"
        >
          {t('access.giveGo')}
        </Button>
      </div>
    </form>
  );
}

const noOne: readonly Choice[] = [];

/** Whom tokens name, called as the agents are. */
function subjectsOf(agents: readonly ConfigEntry[]): readonly Choice[] {
  const named = agents.map(({ key, document: { subject, name } }) => {
    const value = typeof subject === 'string' ? subject : key;
    return [value, { value, label: typeof name === 'string' ? name : value }] as const;
  });
  return [...new Map(named).values()];
}
