import { Button, MultiSelect, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { ConfigEntry } from '../../../../../api/contract/config';
import { rolePermissions } from '../../../../../domain/rights/permission';
import { fieldInstant } from '../../../format/instant';
import { ChoicesField } from '../../../pieces/choices/choices-field';
import { choicesOf } from '../../../pieces/choices/found-among';
import { ProblemNote } from '../../../pieces/note';
import { useTranslation } from '../../../text/texts';
import styles from './access.module.css';
import { useCreateKey } from './api';
import { ShownOnce } from './shown-once';

/** Makes a key: narrower than its source where that is enough, and with an end. */
export function KeyForm({ source }: { source: ConfigEntry }) {
  const { t } = useTranslation();
  const create = useCreateKey(source.key);
  const [isOpen, setOpen] = useState(false);
  const [scopes, setScopes] = useState<string[]>([]);
  const [divisions, setDivisions] = useState<string[]>([]);
  const [until, setUntil] = useState('');
  const others = source.document['divisions'];
  const own = [source.division, ...(Array.isArray(others) ? others.map(String) : [])];
  const expiresAt = fieldInstant(until);
  if (create.data !== undefined)
    return (
      <ShownOnce
        secret={create.data.apiKey}
        text={t('access.keyMade')}
        onClose={() => {
          create.reset();
          setOpen(false);
        }}
      />
    );
  if (!isOpen)
    return (
      <div>
        <Button variant="default" size="compact-sm" onClick={() => setOpen(true)} data-testid={`new-key-${source.key}`}>
          {t('access.newKey')}
        </Button>
      </div>
    );
  return (
    <form
      className={styles['form']}
      aria-label={t('access.newKey')}
      onSubmit={(event) => {
        event.preventDefault();
        create.mutate({
          ...(scopes.length > 0 ? { scopes } : {}),
          ...(divisions.length > 0 ? { divisions } : {}),
          ...(expiresAt === undefined ? {} : { expiresAt }),
        });
      }}
    >
      <div className={styles['fields']}>
        <MultiSelect
          size="xs"
          label={t('access.column.scopes')}
          placeholder={scopes.length === 0 ? t('access.everything') : undefined}
          data={[...rolePermissions.source]}
          value={scopes}
          onChange={setScopes}
          data-testid="key-scopes"
        />
        {own.length > 1 && (
          <ChoicesField
            size="xs"
            label={t('access.column.divisions')}
            placeholder={divisions.length === 0 ? t('access.everyDivision') : undefined}
            choices={choicesOf(own)}
            value={divisions}
            onChange={setDivisions}
          />
        )}
        <TextInput
          size="xs"
          type="datetime-local"
          label={t('access.untilWhen')}
          value={until}
          onChange={(event) => setUntil(event.currentTarget.value)}
          data-testid="key-until"
        />
      </div>
      <ProblemNote error={create.error} />
      <div className={styles['buttons']}>
        <Button variant="default" size="compact-sm" onClick={() => setOpen(false)}>
          {t('config.back')}
        </Button>
        <Button type="submit" size="compact-sm" loading={create.isPending} data-testid="key-go">
          {t('access.newKeyGo')}
        </Button>
      </div>
    </form>
  );
}
