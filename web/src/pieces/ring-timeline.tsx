import { useTranslation } from 'react-i18next';
import type { Explanation } from '../../../api/contract/explanation';
import { durationText } from '../format/duration';
import { toMs } from '../format/instant';
import { layRings } from './ring-strip';
import styles from './ring-timeline.module.css';
import { useNow } from './use-now';

/** Signature piece: the rings as a strip in time, who may have the item by each of them, and when the next one opens. */
export function RingTimeline({ explanation }: { explanation: Explanation }) {
  const { t } = useTranslation();
  const nowMs = useNow();
  const { rings, candidates } = explanation;
  if (rings.length === 0) return <p className={styles['quiet']}>{t('why.noRings')}</p>;
  const strip = layRings(
    rings.map(({ ring, opensAt }) => ({ ring, opensMs: toMs(opensAt) })),
    nowMs,
  );
  const admitted = (ring: number) => candidates.filter((one) => one.failed === null && one.ring === ring).length;
  return (
    <div className={styles['timeline']}>
      <div className={styles['strip']} aria-hidden="true">
        {strip.segments.map(({ ring, from, to }) => (
          <span
            key={ring}
            className={styles['segment']}
            data-open={from <= strip.now}
            style={{ left: `${from * 100}%`, width: `${(to - from) * 100}%` }}
          >
            {ring}
          </span>
        ))}
        <span className={styles['now']} style={{ left: `${strip.now * 100}%` }} />
      </div>
      <ol className={styles['rings']}>
        {rings.map(({ ring, requirement, opensAt, note }) => (
          <li key={ring}>
            <span className={styles['ring']}>{t('why.ring', { ring })}</span>
            <span>
              {requirement}
              {note !== undefined && note !== '' && <em className={styles['quiet']}> · {note}</em>}
            </span>
            <span className={styles['when']}>
              {openingText(t, toMs(opensAt), nowMs)}
              {admitted(ring) > 0 && ` · ${t('why.eligible', { count: admitted(ring) })}`}
            </span>
          </li>
        ))}
      </ol>
    </div>
  );
}

function openingText(t: ReturnType<typeof useTranslation>['t'], opensMs: number | null, nowMs: number): string {
  if (opensMs === null) return t('why.skipped');
  const time = durationText(nowMs - opensMs);
  return opensMs > nowMs ? t('why.opensIn', { time }) : t('why.openSince', { time });
}
