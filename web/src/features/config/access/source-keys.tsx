import { Button } from '@mantine/core';
import { useState } from 'react';
import { Link } from '../../../address/link';
import type { ConfigEntry } from '../../../../../api/contract/config';
import { InstantText } from '../../../pieces/instant-text';
import { Loading } from '../../../pieces/loading';
import { ProblemNote } from '../../../pieces/note';
import { Refused } from '../../../pieces/refused';
import { useTranslation } from '../../../text/texts';
import styles from './access.module.css';
import { useApiKeys, useRevokeKey } from './api';
import { KeyForm } from './key-form';

interface SourceKeysProps {
  readonly source: ConfigEntry;
  /** Whether the source is named, where several stand below each other. */
  readonly isNamed?: boolean;
}

/** The keys with which a source calls: what each may, until when, made and revoked. */
export function SourceKeys({ source, isNamed = false }: SourceKeysProps) {
  const { t } = useTranslation();
  const { data, error, isPending, refetch } = useApiKeys(source.key);
  const revoke = useRevokeKey(source.key);
  const [asking, setAsking] = useState<string | null>(null);
  const name = typeof source.document['name'] === 'string' ? source.document['name'] : source.key;
  if (isPending) return <Loading />;
  if (data === undefined) return <Refused error={error} onRetry={() => void refetch()} />;
  return (
    <section className={styles['source']} aria-label={t('access.keysOf', { name })} data-testid={`keys-${source.key}`}>
      {isNamed && (
        <h4>
          <Link to="/config" search={{ kind: 'sources', doc: `${source.division}/${source.key}` }}>
            {name}
          </Link>
        </h4>
      )}
      {data.length === 0 && <p className={styles['quiet']}>{t('access.noKeys')}</p>}
      <ProblemNote error={revoke.error} onClose={revoke.reset} />
      {data.length > 0 && (
        <div className={styles['box']} role="group" aria-label={t('access.keysOf', { name })} tabIndex={0}>
          <table className={styles['table']}>
            <thead>
              <tr>
                {(['key', 'scopes', 'divisions', 'made', 'until', 'action'] as const).map((column) => (
                  <th key={column} scope="col">
                    {t(`access.column.${column}`)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {data.map(({ id, scopes, divisions, createdAt, expiresAt }) => (
                <tr key={id} data-testid={`key-${id}`}>
                  <th scope="row">
                    <code>{keyName(id)}</code>
                  </th>
                  <td>{scopes?.join(', ') ?? t('access.everything')}</td>
                  <td>{divisions?.join(', ') ?? t('access.everyDivision')}</td>
                  <td>
                    <InstantText at={createdAt} />
                  </td>
                  <td>{expiresAt === null ? t('access.always') : <InstantText at={expiresAt} />}</td>
                  <td>
                    {asking === id ? (
                      <span className={styles['buttons']}>
                        <Button
                          color="red"
                          size="compact-xs"
                          loading={revoke.isPending}
                          onClick={() => revoke.mutate(id)}
                          data-testid="revoke-go"
                        >
                          {t('access.revokeGo')}
                        </Button>
                        <Button variant="default" size="compact-xs" onClick={() => setAsking(null)}>
                          {t('config.back')}
                        </Button>
                      </span>
                    ) : (
                      <Button
                        variant="subtle"
                        size="compact-xs"
                        aria-label={t('access.revokeOf', { id })}
                        onClick={() => setAsking(id)}
                      >
                        {t('access.revoke')}
                      </Button>
                    )}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      <KeyForm source={source} />
    </section>
  );
}

/** As the key itself begins. */
const keyName = (id: string) => `cwk_${id}`;
