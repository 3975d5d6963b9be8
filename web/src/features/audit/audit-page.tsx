import { Button } from '@mantine/core';
import { useSearch } from '../../address/address';
import { changeTexts, navigate } from '../../address/go';
import { Redirect } from '../../address/link';
import { Empty } from '../../pieces/empty';
import { Loading } from '../../pieces/loading';
import { MoreButton } from '../../pieces/more-button';
import { ProblemNote } from '../../pieces/note';
import { Refused } from '../../pieces/refused';
import type { Change } from '../../search';
import { useSignedIn } from '../../session/me-context';
import { may } from '../../session/rights';
import { useTranslation } from '../../text/texts';
import { useAudit, useAuditFile } from './api';
import styles from './audit.module.css';
import { AuditFilters } from './audit-filters';
import { AuditTable } from './audit-table';
import { ChainHeads } from './chain-heads';

export type AuditChange = Change<'/audit'>;

/** Who did what, when, from where and why; with the state of the chains that keep it from being changed. */
export function AuditPage() {
  return may(useSignedIn(), 'audit:view') ? <Page /> : <Redirect to="/" />;
}

function Page() {
  const { t } = useTranslation();
  const view = useSearch('/audit');
  const file = useAuditFile(view);
  const list = useAudit(view);
  const { data, error, isPending, refetch } = list;
  const change = (changed: AuditChange) => changeTexts('/audit', changed, { replace: true });
  const entries = data?.pages.flatMap((page) => page.entries);
  const { entry: openId, ...filters } = view;
  const isFiltered = Object.keys(filters).length > 0;
  return (
    <main className={`page ${styles['page']}`} aria-label={t('audit.title')}>
      <div className={styles['head']}>
        <h1>{t('audit.title')}</h1>
        <Button
          size="sm"
          variant="default"
          loading={file.isPending}
          onClick={() => file.mutate()}
          data-testid="audit-csv"
        >
          {t('audit.csv')}
        </Button>
      </div>
      <ProblemNote error={file.error} onClose={file.reset} />
      <ChainHeads />
      <section className={styles['box']} aria-label={t('audit.list')}>
        <AuditFilters onChange={change} />
        {isPending && <Loading />}
        {entries === undefined && error !== null && <Refused error={error} onRetry={() => void refetch()} />}
        {entries?.length === 0 &&
          (isFiltered ? (
            <Empty
              text={t('audit.noMatch')}
              action={t('audit.clear')}
              onAction={() => navigate({ to: '/audit', search: {} })}
            />
          ) : (
            <Empty text={t('audit.none')} />
          ))}
        {entries !== undefined && entries.length > 0 && (
          <AuditTable entries={entries} openId={openId} onOpen={(entry) => change({ entry })} />
        )}
        <MoreButton of={list} text={t('audit.more')} className={styles['more']} />
      </section>
    </main>
  );
}
