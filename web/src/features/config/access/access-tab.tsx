import { useState } from 'react';
import { Loading } from '../../../pieces/loading';
import { Refused } from '../../../pieces/refused';
import { useSignedIn } from '../../../session/me-context';
import { mayIn } from '../../../session/rights';
import { useTranslation } from '../../../text/texts';
import { usePublished } from '../api';
import styles from './access.module.css';
import { GrantForm } from './grant-form';
import { PeopleTable } from './people-table';
import { RoleList } from './role-list';
import { SourceKeys } from './source-keys';
import { rolesOf, sourcesOf, whoMay } from './who-may';

/** Who may do what in a division: people with their roles, and sources with their keys. */
export function AccessTab({ division }: { division: string }) {
  const { t } = useTranslation();
  const me = useSignedIn();
  const [nowMs] = useState(Date.now);
  const read = {
    divisions: usePublished('divisions'),
    agents: usePublished('agents'),
    grants: usePublished('grants'),
    roles: usePublished('roles'),
    sources: usePublished('sources'),
  };
  const all = Object.values(read);
  const failed = all.find(({ error }) => error !== null);
  if (failed?.error) return <Refused error={failed.error} onRetry={() => void failed.refetch()} />;
  const { divisions, agents, grants, roles, sources } = read;
  if (!divisions.data || !agents.data || !grants.data || !roles.data || !sources.data) return <Loading />;
  const mayGrant = mayIn(me, division, 'access:grant');
  const given = whoMay(division, { divisions: divisions.data, agents: agents.data, grants: grants.data }, nowMs);
  const known = rolesOf(division, divisions.data, roles.data);
  const capturing = sourcesOf(division, sources.data);
  return (
    <div className={styles['access']} data-testid="access">
      <section aria-label={t('access.people')}>
        <h3>{t('access.people')}</h3>
        <PeopleTable given={given} mayGrant={mayGrant} />
        {mayGrant && <GrantForm {...{ division, roles: known, agents: agents.data, grants: grants.data }} />}
      </section>
      {mayGrant && (
        <section aria-label={t('access.keys')}>
          <h3>{t('access.keys')}</h3>
          {capturing.length === 0 && <p className={styles['quiet']}>{t('access.noSources')}</p>}
          {capturing.map((source) => (
            <SourceKeys key={source.key} source={source} isNamed />
          ))}
        </section>
      )}
      <RoleList roles={known} />
    </div>
  );
}
