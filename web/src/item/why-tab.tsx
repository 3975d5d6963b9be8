import { useTranslation } from 'react-i18next';
import type { Explanation } from '../../../api/contract/explanation';
import { useExplanation } from '../api/items';
import { durationText } from '../format/duration';
import { shortInstant, toMs } from '../format/instant';
import { priorityText } from '../format/value';
import { Loading } from '../pieces/loading';
import { ProblemNote } from '../pieces/note';
import { RingTimeline } from '../pieces/ring-timeline';
import { useNow } from '../pieces/use-now';
import { Candidates } from './candidates';
import { OffersMade } from './offers-made';
import styles from './item.module.css';

/** Why the item is where it is: in one sentence, then rings in time, agents with the test that each failed, offers. */
export function WhyTab({ id }: { id: string }) {
  const { t } = useTranslation();
  const explanation = useExplanation(id);
  if (explanation.isPending) return <Loading />;
  if (explanation.isError) return <ProblemNote error={explanation.error} />;
  const why = explanation.data;
  // In somebody's hands or closed, nobody is a candidate, and that needs no word.
  const waits = why.routingState === 'queued' || why.routingState === 'offered' || why.candidates.length > 0;
  return (
    <div className={styles['sections']} data-testid="why">
      <section>
        <h2>{t('why.title')}</h2>
        <p>{why.summary}</p>
        <Circumstances why={why} />
      </section>
      {waits && (
        <>
          <section>
            <h2>{t('why.rings')}</h2>
            <RingTimeline explanation={why} />
          </section>
          <section>
            <h2>{t('why.candidates')}</h2>
            <Candidates candidates={why.candidates} />
          </section>
        </>
      )}
      {why.offers.length > 0 && (
        <section>
          <h2>{t('why.offers')}</h2>
          <OffersMade offers={why.offers} />
        </section>
      )}
      {why.notes.length > 0 && (
        <section>
          <h2>{t('why.notes')}</h2>
          <ul className={styles['notes']}>
            {why.notes.map((note) => (
              <li key={note}>{note}</li>
            ))}
          </ul>
        </section>
      )}
    </div>
  );
}

function Circumstances({ why }: { why: Explanation }) {
  const { t } = useTranslation();
  const nowMs = useNow();
  const nextMs = toMs(why.nextRingAt);
  const availableMs = toMs(why.availableAt);
  const onTopMs = toMs(why.onTopSince);
  const texts = [
    why.priority === null ? null : t('why.priority', { priority: priorityText(why.priority) }),
    onTopMs === null ? null : t('why.onTop', { time: shortInstant(onTopMs, nowMs) }),
    availableMs === null || availableMs <= nowMs
      ? null
      : t('why.available', { time: shortInstant(availableMs, nowMs) }),
    nextMs === null || nextMs <= nowMs ? null : t('why.nextRing', { time: durationText(nextMs - nowMs) }),
  ];
  return <p className={styles['quiet']}>{texts.filter((text) => text !== null).join(' ')}</p>;
}
