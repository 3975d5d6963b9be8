import type { Explanation } from '../../../api/contract/explanation';
import { useExplanation, useItem } from '../api/items';
import { durationText } from '../format/duration';
import { toMs } from '../format/instant';
import { Loading } from '../pieces/loading';
import { PrioritySpark } from '../pieces/priority-spark';
import { Refused } from '../pieces/refused';
import { RingTimeline } from '../pieces/ring-timeline';
import { sentenceText } from '../pieces/sentence';
import { Told } from '../pieces/told';
import { useNow } from '../pieces/use-now';
import { useTranslation } from '../text/texts';
import { Candidates } from './candidates';
import { Decided } from './decided';
import styles from './item.module.css';
import { OffersMade } from './offers-made';
import { whySummary } from './why-summary';

/** Why the item is where it is: in one sentence, its priority, rings in time, agents with the test each failed, offers. */
export function WhyTab({ id }: { id: string }) {
  const { t } = useTranslation();
  const explanation = useExplanation(id);
  const item = useItem(id).data;
  if (explanation.isError) return <Refused error={explanation.error} onRetry={() => void explanation.refetch()} />;
  if (explanation.isPending || item === undefined) return <Loading />;
  const why = explanation.data;
  // In somebody's hands or closed, nobody is a candidate, and that needs no word.
  const waits = why.routingState === 'queued' || why.routingState === 'offered' || why.candidates.length > 0;
  return (
    <div className={styles['sections']} data-testid="why">
      <section>
        <h2>{t('why.title')}</h2>
        <p>
          <Told text={whySummary(why, item)} />
        </p>
        <Circumstances why={why} />
      </section>
      {why.priority !== null && (
        <section>
          <h2>{t('why.priority')}</h2>
          <PrioritySpark item={item} size="detail" />
        </section>
      )}
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
      {why.decided.length > 0 && (
        <section>
          <h2>{t('why.decided.title')}</h2>
          <Decided decided={why.decided} item={item} />
        </section>
      )}
      {why.noted.length > 0 && (
        <section>
          <h2>{t('why.notes')}</h2>
          <ul className={styles['notes']}>
            {why.noted.map((note) => (
              <li key={note.text}>
                <Told text={sentenceText(note)} />
              </li>
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
  const isUndecided = why.decided.some(({ by }) => by === 'incident');
  const texts = [
    isUndecided ? t('why.undecided') : null,
    why.onTopSince === null ? null : t('why.onTop', { time: why.onTopSince }),
    availableMs === null || availableMs <= nowMs ? null : t('why.available', { time: why.availableAt ?? '–' }),
    nextMs === null || nextMs <= nowMs ? null : t('why.nextRing', { time: durationText(nextMs - nowMs) }),
  ];
  const text = texts.filter((each) => each !== null).join(' ');
  return text === '' ? null : (
    <p className={styles['quiet']}>
      <Told text={text} />
    </p>
  );
}
