import type { InboundDetail } from '../../../api/contract/inbound';
import { Empty } from '../pieces/empty';
import { Loading } from '../pieces/loading';
import { MoreButton } from '../pieces/more-button';
import { Note, ProblemNote } from '../pieces/note';
import { Refused } from '../pieces/refused';
import { useSignedIn } from '../session/me-context';
import { may } from '../session/rights';
import { useTranslation } from '../text/texts';
import styles from './deliveries.module.css';
import { useInboundLetters, useSettleInbound } from './inbound-api';
import { InboundTable } from './inbound-table';

/** What sources told by webhook and had no effect, to be replayed once the cause is mended. */
export function InboundLetters({ source }: { readonly source: string | undefined }) {
  const { t } = useTranslation();
  const me = useSignedIn();
  const list = useInboundLetters(source);
  const { data, error, isPending, refetch } = list;
  const settle = useSettleInbound();
  const letters = data?.pages.flatMap((page) => page.deadLetters);
  const maySettle = may(me, 'delivery:redeliver');
  return (
    <>
      <ProblemNote error={settle.error} onClose={settle.reset} />
      {settle.data !== undefined && <Settled letter={settle.data} />}
      {isPending && <Loading />}
      {letters === undefined && error !== null && <Refused error={error} onRetry={() => void refetch()} />}
      {letters?.length === 0 && <Empty text={t('deliveries.inbound.none')} />}
      {letters !== undefined && letters.length > 0 && (
        <InboundTable letters={letters} onSettle={maySettle ? (id, by) => settle.mutate({ id, by }) : undefined} />
      )}
      <MoreButton of={list} text={t('deliveries.more')} className={styles['more']} />
    </>
  );
}

const outcomes = { done: 'replayed', discarded: 'discarded', pending: 'pending', dead: 'failedAgain' } as const;

function Settled({ letter }: { readonly letter: InboundDetail }) {
  const { t } = useTranslation();
  return (
    <Note tone={letter.state === 'dead' ? 'amber' : 'green'} role="status">
      {t(`deliveries.inbound.${outcomes[letter.state]}`)}
    </Note>
  );
}
