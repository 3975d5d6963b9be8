import { Empty } from '../pieces/empty';
import { Loading } from '../pieces/loading';
import { MoreButton } from '../pieces/more-button';
import { Note, ProblemNote } from '../pieces/note';
import { Refused } from '../pieces/refused';
import { useSignedIn } from '../session/me-context';
import { may } from '../session/rights';
import { useTranslation } from '../text/texts';
import { useDeadLetters, useRedeliver } from './api';
import type { DeadLetterFilter } from './api';
import { DeadLetterTable } from './dead-letter-table';
import styles from './deliveries.module.css';

/** What was given up, of one receiver or of all, to be told again by a press. */
export function DeadLetters({ of }: { of: DeadLetterFilter }) {
  const { t } = useTranslation();
  const me = useSignedIn();
  const list = useDeadLetters(of);
  const { data, error, isPending, refetch } = list;
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
        <DeadLetterTable letters={letters} onRedeliver={mayRedeliver ? (id) => redeliver.mutate(id) : undefined} />
      )}
      <MoreButton of={list} text={t('deliveries.more')} className={styles['more']} />
    </>
  );
}
