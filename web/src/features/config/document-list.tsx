import { Button, TextInput } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { EmptyConfig } from '../../pieces/empty-config';
import { Icon } from '../../pieces/icon';
import { Loading } from '../../pieces/loading';
import { Refused } from '../../pieces/refused';
import { useSignedIn } from '../../session/me-context';
import { may } from '../../session/use-session';
import { useDrafts, usePublished } from './api';
import styles from './config.module.css';
import { singular } from './kinds';
import type { Kind } from './kinds';

interface DocumentListProps {
  readonly kind: Kind;
  readonly current: string | undefined;
  readonly onNew: () => void;
}

const FILTER_FROM = 12;

/** Documents of a kind, published and prepared. */
export function DocumentList({ kind, current, onNew }: DocumentListProps) {
  const { t } = useTranslation();
  const me = useSignedIn();
  const published = usePublished(kind);
  const drafts = useDrafts();
  const [text, setText] = useState('');
  const error = published.error ?? drafts.error;
  const isRead = published.data !== undefined && drafts.data !== undefined;
  const prepared = (drafts.data ?? []).filter((draft) => draft.kind === singular(kind));
  const entries = new Map(
    [...prepared, ...(published.data ?? [])].map((each) => [`${each.division}/${each.key}`, each]),
  );
  const shown = [...entries].filter(([id, { document }]) =>
    `${id} ${nameOf(document)}`.toLowerCase().includes(text.trim().toLowerCase()),
  );
  return (
    <nav className={styles['list']} aria-label={t(`config.kind.${kind}`)}>
      <div className={styles['listHead']}>
        <h2>{t(`config.kind.${kind}`)}</h2>
        {may(me, 'config:edit') && (
          <Button variant="default" size="compact-sm" onClick={onNew} data-testid="new-document">
            {t('config.new')}
          </Button>
        )}
      </div>
      {kind === 'agents' && (
        <Link
          className={styles['overview']}
          to="/config"
          search={{ kind, doc: 'matrix' }}
          aria-current={current === 'matrix' ? 'page' : undefined}
          data-testid="skill-matrix"
        >
          {t('matrix.title')}
        </Link>
      )}
      {entries.size >= FILTER_FROM && (
        <TextInput
          size="xs"
          aria-label={t('config.find')}
          placeholder={t('config.find')}
          leftSection={<Icon name="search" size={12} />}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
        />
      )}
      {!isRead && error === null && <Loading />}
      {!isRead && error !== null && (
        <Refused error={error} onRetry={() => void Promise.all([published.refetch(), drafts.refetch()])} />
      )}
      {isRead && entries.size === 0 && <EmptyConfig text={t('config.none')} kind={kind} />}
      <ul>
        {shown.map(([id, { division, key, document }]) => {
          const version = published.data?.find((each) => each.division === division && each.key === key)?.version;
          const isDraft = prepared.some((each) => each.division === division && each.key === key);
          return (
            <li key={id} data-testid={`document-${id}`}>
              <Link to="/config" search={{ kind, doc: id }} aria-current={current === id ? 'true' : undefined}>
                <span className={styles['name']}>{nameOf(document) || key}</span>
                <span className={styles['quiet']}>
                  {[division, version && t('config.version', { version }), isDraft && t('config.draft')]
                    .filter(Boolean)
                    .join(' · ')}
                </span>
              </Link>
            </li>
          );
        })}
      </ul>
    </nav>
  );
}

function nameOf(document: Readonly<Record<string, unknown>>): string {
  return typeof document['name'] === 'string' ? document['name'] : '';
}
