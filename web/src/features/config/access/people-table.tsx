import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import { Link } from '../../../address/link';
import { Empty } from '../../../pieces/empty';
import { InstantText } from '../../../pieces/instant-text';
import { ProblemNote } from '../../../pieces/note';
import { useTranslation } from '../../../text/texts';
import styles from './access.module.css';
import { useEndGrant } from './api';
import { useRoleText } from './role-text';
import type { Given } from './who-may';

const PAGE = 100;
const FILTER_FROM = 12;

/** People and groups with their roles, by what gives these. */
export function PeopleTable({ given, mayGrant }: { given: readonly Given[]; mayGrant: boolean }) {
  const { t } = useTranslation();
  const roleText = useRoleText();
  const end = useEndGrant();
  const [text, setText] = useState('');
  const [most, setMost] = useState(PAGE);
  const found = given.filter(({ name, subject, identityGroup, roles }) =>
    [name, subject, identityGroup, ...roles].join(' ').toLowerCase().includes(text.trim().toLowerCase()),
  );
  if (given.length === 0) return <Empty text={t('access.nobody')} />;
  return (
    <div className={styles['box']} role="group" aria-label={t('access.people')} tabIndex={0}>
      <ProblemNote error={end.error} onClose={end.reset} />
      {given.length > FILTER_FROM && (
        <TextInput
          className={styles['find']}
          size="xs"
          type="search"
          aria-label={t('access.find')}
          placeholder={t('access.find')}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
        />
      )}
      <table className={styles['table']}>
        <thead>
          <tr>
            {(['who', 'roles', 'by', 'until'] as const).map((column) => (
              <th key={column} scope="col">
                {t(`access.column.${column}`)}
              </th>
            ))}
            {mayGrant && <th scope="col">{t('access.column.action')}</th>}
          </tr>
        </thead>
        <tbody>
          {found.slice(0, most).map(({ name, subject, identityGroup, roles, by, isInherited, endsAt, hasEnded }) => (
            <tr key={`${by.kind}/${by.division}/${by.key}`} data-ended={hasEnded} data-testid={`given-${by.key}`}>
              <th scope="row">
                {identityGroup === null ? name : t('access.group', { group: identityGroup })}
                {subject !== null && subject !== name && <span className={styles['small']}>{subject}</span>}
              </th>
              <td>{roles.map(roleText).join(', ')}</td>
              <td>
                <Link to="/config" search={{ kind: by.kind, doc: `${by.division}/${by.key}` }}>
                  {t(`access.by.${by.kind}`)}
                </Link>
                {isInherited && <span className={styles['small']}>{t('access.above', { division: by.division })}</span>}
              </td>
              <td>{endsAt === null ? t('access.always') : <InstantText at={endsAt} />}</td>
              {mayGrant && (
                <td>
                  {by.kind === 'grants' && !isInherited && (
                    <EndButton name={name} onEnd={() => end.mutate({ key: by.key, division: by.division })} />
                  )}
                </td>
              )}
            </tr>
          ))}
        </tbody>
      </table>
      {found.length > most && (
        <Button variant="default" size="compact-sm" onClick={() => setMost(most + PAGE)}>
          {t('access.more', { count: found.length - most })}
        </Button>
      )}
    </div>
  );
}

/** Asks once, in place. */
function EndButton({ name, onEnd }: { name: string; onEnd: () => void }) {
  const { t } = useTranslation();
  const [isAsking, setAsking] = useState(false);
  return isAsking ? (
    <span className={styles['buttons']}>
      <Button color="red" size="compact-xs" onClick={onEnd} data-testid="end-grant-go">
        {t('access.endGo')}
      </Button>
      <Button variant="default" size="compact-xs" onClick={() => setAsking(false)}>
        {t('config.back')}
      </Button>
    </span>
  ) : (
    <Button variant="subtle" size="compact-xs" onClick={() => setAsking(true)} aria-label={t('access.endOf', { name })}>
      {t('access.end')}
    </Button>
  );
}
