import { Button } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import { useSearch } from '../../address/address';
import { changeHere } from '../../address/go';
import { HereLink } from '../../address/link';
import type { BulkJobView } from '../../../../api/contract/bulk';
import { ProblemError } from '../../api/problem-error';
import { serverNow } from '../../api/server-clock';
import commands from '../../commands/commands.module.css';
import { isFocusLost } from '../../keyboard/focus';
import { Note, ProblemNote } from '../../pieces/note';
import { problemText } from '../../pieces/problem-text';
import { useTranslation } from '../../text/texts';
import { bulkActions, useBulkCommand, useBulkFailures, useJob, useNewestJobs } from './bulk-api';
import styles from './bulk-progress.module.css';

/** Beside what people ask for, what the system does by itself. */
const named = [...bulkActions, 'recompute', 'migrate-case'] as const;

/** What was put away stays so, and what ended while somebody was at another page is news when he comes back. */
const putAway = new Set<string>();
let openedAt: number | undefined;

/** The newest jobs: how far each is and how fast, what failed and why. Once it has ended it is put away by a press. */
export function BulkProgress() {
  const { job: linked } = useSearch();
  const newest = useNewestJobs().data ?? [];
  const asked = useJob(linked).data;
  const [begunAt] = useState(() => (openedAt ??= serverNow()));
  const [, setClosed] = useState(0);
  // One that had ended before this window was opened is no news, unless a link asks for it.
  const isNews = ({ id, endedAt }: BulkJobView) => id === linked || endedAt === null || Date.parse(endedAt) >= begunAt;
  const isListed = newest.some(({ id }) => id === asked?.id);
  const jobs = asked === undefined || isListed ? newest : [asked, ...newest];
  const close = ({ id }: BulkJobView) => {
    putAway.add(id);
    setClosed(putAway.size);
    if (id === linked) changeHere({ job: undefined }, { replace: true });
  };
  return jobs
    .filter((job) => isNews(job) && (job.id === linked || !putAway.has(job.id)))
    .map((job) => <Job key={job.id} job={job} isAsked={job.id === linked} onClose={() => close(job)} />);
}

function Job({ job, isAsked, onClose }: { job: BulkJobView; isAsked: boolean; onClose: () => void }) {
  const { t } = useTranslation();
  const box = useRef<HTMLElement>(null);
  // The form that began it is gone, with what had the focus.
  useEffect(() => {
    if (isAsked && isFocusLost()) box.current?.focus();
  }, [isAsked]);
  const command = useBulkCommand();
  const { id, action, state, total, done, failed, left, ratePerSecond, endedAt } = job;
  const known = named.find((each) => each === action);
  const send = (verb: 'cancel' | 'retry') => command.mutate({ id, verb });
  return (
    <section
      ref={box}
      className={styles['job']}
      aria-label={t('bulk.label')}
      tabIndex={-1}
      data-focus-home
      data-testid="bulk-job"
      data-state={state}
    >
      <div className={styles['figures']} role="status">
        <HereLink search={{ job: id }} data-testid="bulk-link">
          {known === undefined ? action : t(`bulk.name.${known}`)}
        </HereLink>
        <span>{t(`bulk.state.${state}`)}</span>
        <span>{t('bulk.figures', { done, total })}</span>
        {failed > 0 && <span>{t('bulk.failed', { count: failed })}</span>}
        {left > 0 && <span>{t('bulk.left', { count: left })}</span>}
        {ratePerSecond !== null && <span>{t('bulk.rate', { rate: ratePerSecond })}</span>}
      </div>
      <progress
        className={styles['bar']}
        aria-label={t('bulk.progress')}
        max={Math.max(total, 1)}
        value={done + failed}
      />
      {endedAt !== null && failed > 0 && <Failures job={job} />}
      <ProblemNote error={command.error} onClose={command.reset} />
      <div className={commands['buttons']}>
        {state === 'running' && (
          <Button variant="default" size="compact-sm" loading={command.isPending} onClick={() => send('cancel')}>
            {t('bulk.stop')}
          </Button>
        )}
        {endedAt !== null && done < total && (
          <Button
            variant="default"
            size="compact-sm"
            loading={command.isPending}
            onClick={() => send('retry')}
            data-testid="bulk-retry"
          >
            {t('bulk.retry')}
          </Button>
        )}
        {endedAt !== null && (
          <Button variant="default" size="compact-sm" onClick={onClose} data-testid="bulk-close">
            {t('bulk.close')}
          </Button>
        )}
      </div>
    </section>
  );
}

/** Reasons of the first 200, each with the items that gave it. */
function Failures({ job }: { job: BulkJobView }) {
  const { t } = useTranslation();
  const { data, error } = useBulkFailures(job);
  const failures = data?.failures ?? [];
  const codes = [...new Set(failures.map(({ code }) => code))];
  if (data === undefined) return <ProblemNote error={error} />;
  return codes.map((code) => {
    const those = failures.filter((each) => each.code === code);
    const references = those.map(({ item }) => item.reference ?? item.id);
    return (
      <Note key={code} tone="amber">
        {t('bulk.reason', {
          count: those.length,
          reason: problemText(new ProblemError(409, { code, detail: those[0]?.detail ?? '' })),
        })}{' '}
        <span className={styles['references']}>{references.slice(0, 20).join(', ')}</span>
      </Note>
    );
  });
}
