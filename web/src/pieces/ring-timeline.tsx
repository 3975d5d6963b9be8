import type { Explanation, RingView } from '../../../api/contract/explanation';
import { durationText } from '../format/duration';
import { toMs } from '../format/instant';
import { ringNumber } from '../format/ring';
import { useTranslation } from '../text/texts';
import type { Translate } from '../text/texts';
import { Face } from './face';
import { layRings } from './ring-strip';
import { sentenceText } from './sentence';
import styles from './ring-timeline.module.css';
import { useNow } from './use-now';

/** Signature piece: the rings as a strip in time, whom each admits, and when the next one opens. */
export function RingTimeline({ explanation }: { explanation: Explanation }) {
  const { t } = useTranslation();
  const nowMs = useNow();
  const { rings, candidates } = explanation;
  if (rings.length === 0) return <p className={styles['quiet']}>{t('why.noRings')}</p>;
  const strip = layRings(
    rings.map(({ ring, opensAt }) => ({ ring, opensMs: toMs(opensAt) })),
    nowMs,
  );
  const eligible = (ring: number) => candidates.filter((one) => one.failed === null && one.ring === ring).length;
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
            {ringNumber(ring)}
          </span>
        ))}
        <span className={styles['now']} style={{ left: `${strip.now * 100}%` }} />
      </div>
      <ol className={styles['rings']}>
        {rings.map((ring) => (
          <li key={ring.ring} data-open={ring.open} data-testid={`ring-${ring.ring}`}>
            <span className={styles['ring']}>{t('why.ring', { ring: ringNumber(ring.ring) })}</span>
            <span>
              {ring.asks.map(sentenceText).join('; ')}
              {ring.noted !== undefined && <em className={styles['quiet']}> · {sentenceText(ring.noted)}</em>}
            </span>
            <span className={styles['when']}>{openingText(t, toMs(ring.opensAt), nowMs)}</span>
            <Admitted ring={ring} eligible={eligible(ring.ring)} />
          </li>
        ))}
      </ol>
    </div>
  );
}

/** Faces of those whom the ring admits, whether they are there or not, and how many of all may have it now. */
function Admitted({ ring: { admits, agents }, eligible }: { ring: RingView; eligible: number }) {
  const { t } = useTranslation();
  const names = agents.map(({ name }) => name).join(', ');
  const more = admits - agents.length;
  const label =
    admits === 0
      ? t('why.admits', { count: 0 })
      : t('why.admitsNames', { names: more > 0 ? t('why.admitsMore', { names, count: more }) : names });
  return (
    <span className={styles['admitted']}>
      {agents.length > 0 && (
        <span className={styles['faces']} role="img" aria-label={label} title={names}>
          {agents.map(({ agent, name, presence }) => (
            <Face key={agent} name={name} presence={presence} />
          ))}
        </span>
      )}
      <span>
        {t('why.admits', { count: admits })}
        {eligible > 0 && ` · ${t('why.eligible', { count: eligible })}`}
      </span>
    </span>
  );
}

function openingText(t: Translate, opensMs: number | null, nowMs: number): string {
  if (opensMs === null) return t('why.skipped');
  const time = durationText(nowMs - opensMs);
  return opensMs > nowMs ? t('why.opensIn', { time }) : t('why.openSince', { time });
}
