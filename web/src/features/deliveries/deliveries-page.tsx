import { Button } from '@mantine/core';
import { Navigate, useNavigate, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Empty } from '../../pieces/empty';
import { Loading } from '../../pieces/loading';
import { Note, ProblemNote } from '../../pieces/note';
import { Refused } from '../../pieces/refused';
import { useSignedIn } from '../../session/me-context';
import { may, supervises } from '../../session/use-session';
import { useDeadLetters, useReceivers, useRedeliver } from './api';
import { DeadLetterTable } from './dead-letter-table';
import styles from './deliveries.module.css';
import { InboundLetters } from './inbound-letters';
import { ReceiverTable } from './receiver-table';

/** What the outside is owed: how each receiver stands, and what was given up, to be told again by a press. */
export function DeliveriesPage() {
  return may(useSignedIn(), 'delivery:view') ? <Page /> : <Navigate to="/" replace />;
}

function Page() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { receiver } = useSearch({ from: '/deliveries' });
  const receivers = useReceivers();
  const pick = (next?: string) =>
    void navigate({ to: '/deliveries', search: next === undefined ? {} : { receiver: next } });
  return (
    <main className={styles['page']} aria-label={t('deliveries.title')}>
      <h1 className={styles['title']}>{t('deliveries.title')}</h1>
      {receivers.isPending && <Loading />}
      {receivers.data === undefined && receivers.error !== null && (
        <Refused error={receivers.error} onRetry={() => void receivers.refetch()} />
      )}
      {receivers.data !== undefined && <ReceiverTable receivers={receivers.data.receivers} onPick={pick} />}
      {receiver !== undefined && (
        <Note>
          {t('deliveries.only', { receiver })}{' '}
          <Button variant="default" size="compact-sm" onClick={() => pick()}>
            {t('deliveries.all')}
          </Button>
        </Note>
      )}
      <DeadLetters receiver={receiver} />
      <InboundLetters source={receiver} />
    </main>
  );
}

function DeadLetters({ receiver }: { receiver: string | undefined }) {
  const { t } = useTranslation();
  const me = useSignedIn();
  const { data, error, isPending, refetch, hasNextPage, fetchNextPage } = useDeadLetters(receiver);
  const redeliver = useRedeliver();
  const letters = data?.pages.flatMap((page) => page.deadLetters);
  const mayRedeliver = may(me, 'delivery:redeliver');
  return (
    <>
      <ProblemNote error={redeliver.error} onClose={redeliver.reset} />
      {redeliver.data !== undefined && (
        <Note tone="green" role="status">
          {t('deliveries.asked', { count: redeliver.data.redelivered.length })}
        </Note>
      )}
      {isPending && <Loading />}
      {letters === undefined && error !== null && <Refused error={error} onRetry={() => void refetch()} />}
      {letters?.length === 0 && <Empty text={t('deliveries.none')} />}
      {letters !== undefined && letters.length > 0 && (
        <DeadLetterTable
          letters={letters}
          onRedeliver={mayRedeliver ? (id) => redeliver.mutate(id) : undefined}
          canOpenItems={supervises(me)}
        />
      )}
      {hasNextPage && (
        <Button variant="default" size="compact-sm" className={styles['more']} onClick={() => void fetchNextPage()}>
          {t('deliveries.more')}
        </Button>
      )}
    </>
  );
}
