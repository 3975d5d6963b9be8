import { Button, TextInput } from '@mantine/core';
import { useDeferredValue, useMemo, useState } from 'react';
import { HereLink, Link } from '../../address/link';
import { Empty } from '../../pieces/empty';
import { EmptyConfig } from '../../pieces/empty-config';
import { Icon } from '../../pieces/icon';
import { Loading } from '../../pieces/loading';
import { Refused } from '../../pieces/refused';
import { useSignedIn } from '../../session/me-context';
import { may } from '../../session/rights';
import { useTranslation } from '../../text/texts';
import { useDeleted, useDrafts, usePublished } from './api';
import styles from './config.module.css';
import { DocumentRows } from './document-rows';
import { singular } from './kinds';
import type { Kind } from './kinds';
import { listed, listedGone, matching } from './listed';

interface DocumentListProps {
  readonly kind: Kind;
  readonly current: string | undefined;
  /** Those that were taken away are listed instead. */
  readonly gone: string | undefined;
  readonly onNew: () => void;
}

const FILTER_FROM = 12;

/** Documents of a kind, published and prepared; or those that were taken away, which come back by one of their versions. */
export function DocumentList({ kind, current, gone, onNew }: DocumentListProps) {
  const { t } = useTranslation();
  const me = useSignedIn();
  const published = usePublished(kind);
  const drafts = useDrafts();
  const deleted = useDeleted(kind);
  const isGone = gone !== undefined;
  const [text, setText] = useState('');
  const [isOnlyDrafts, setOnlyDrafts] = useState(false);
  const wanted = useDeferredValue(text);
  const all = useMemo(() => {
    if (isGone) return deleted.data && listedGone(kind, deleted.data, drafts.data ?? []);
    return published.data && drafts.data && listed(kind, published.data, drafts.data);
  }, [kind, isGone, published.data, drafts.data, deleted.data]);
  const shown = useMemo(
    () => matching(all ?? [], wanted).filter(({ isDraft }) => isDraft || !isOnlyDrafts),
    [all, wanted, isOnlyDrafts],
  );
  const goneCount = deleted.data?.length ?? 0;
  // A new division is the installation's.
  const mayMake = kind === 'divisions' ? me.isInstallationAdmin : may(me, 'config:edit');
  const error = isGone ? deleted.error : (published.error ?? drafts.error);
  const hasDrafts = drafts.data?.some((draft) => draft.kind === singular(kind)) ?? false;
  return (
    <nav className={styles['list']} aria-label={t(`config.kind.${kind}`)}>
      <div className={styles['listHead']}>
        <h2>{t(`config.kind.${kind}`)}</h2>
        {mayMake && (
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
      {(isGone || goneCount > 0) && (
        <HereLink className={styles['overview']} search={{ gone: isGone ? undefined : 'yes' }} data-testid="list-gone">
          {isGone ? t('config.backToList') : t('config.listGone', { number: goneCount })}
        </HereLink>
      )}
      {all !== undefined && all.length >= FILTER_FROM && (
        <div className={styles['find']}>
          <TextInput
            size="xs"
            type="search"
            aria-label={t('config.find')}
            placeholder={t('config.find')}
            leftSection={<Icon name="search" size={12} />}
            value={text}
            onChange={(event) => setText(event.currentTarget.value)}
            data-testid="find-document"
          />
          {(hasDrafts || isOnlyDrafts) && (
            <Button
              variant={isOnlyDrafts ? 'light' : 'subtle'}
              size="compact-xs"
              aria-pressed={isOnlyDrafts}
              onClick={() => setOnlyDrafts(!isOnlyDrafts)}
            >
              {t('config.onlyDrafts')}
            </Button>
          )}
          <p className={styles['quiet']} role="status" data-testid="documents-shown">
            {t('config.shown', { shown: shown.length, count: all.length })}
          </p>
        </div>
      )}
      {all === undefined && error === null && <Loading />}
      {all === undefined && error !== null && (
        <Refused
          error={error}
          onRetry={() => void Promise.all([published.refetch(), drafts.refetch(), deleted.refetch()])}
        />
      )}
      {all?.length === 0 && !isGone && <EmptyConfig text={t('config.none')} kind={kind} />}
      {all?.length === 0 && isGone && <Empty text={t('config.noneGone')} />}
      {all !== undefined && all.length > 0 && shown.length === 0 && <Empty text={t('config.noneFound')} />}
      {shown.length > 0 && <DocumentRows key={gone} kind={kind} rows={shown} current={current} gone={gone} />}
    </nav>
  );
}
