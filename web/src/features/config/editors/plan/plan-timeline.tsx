import { useElementSize } from '@mantine/hooks';
import { useState } from 'react';
import type { PlanRing } from '../../../../../../domain/routing/types';
import { hourMs, minuteMs } from '../../../../../../domain/time/duration';
import { durationText } from '../../../../format/duration';
import { ringNumber } from '../../../../format/ring';
import { useTranslation } from '../../../../text/texts';
import { ticks } from '../curve/chart-scale';
import { DragHandle } from '../drag-handle';
import styles from './plan.module.css';
import { moveRing, ringStepMs } from './rings';

interface PlanTimelineProps {
  readonly document: Readonly<Record<string, unknown>>;
  readonly rings: readonly PlanRing[];
  /** How many each ring admits, as a word. */
  readonly counts: readonly string[];
  readonly slaMs: number;
  readonly isReadOnly: boolean;
  readonly onChange: (document: Readonly<Record<string, unknown>>) => void;
}

const ROW = 34;
const LEFT = 16;
const RIGHT = 20;
const FOOT = 26;
const TICK_PX = 80;
const ROOM = 1.15;
/** Less is marked in minutes. */
const SHORT_MS = 3 * hourMs;

/** Rings as bars in time: each from when it opens on, for it never closes. Its left end is dragged. */
export function PlanTimeline({ document, rings, counts, slaMs, isReadOnly, onChange }: PlanTimelineProps) {
  const { t } = useTranslation();
  const { ref, width: measured } = useElementSize();
  const [frozenMs, setFrozenMs] = useState<number | null>(null);
  const width = Math.max(240, measured);
  const endMs = frozenMs ?? Math.max(slaMs, ...rings.map(({ afterMs }) => afterMs)) * ROOM;
  const xOf = (ms: number) => LEFT + (ms / endMs) * (width - LEFT - RIGHT);
  const msAt = (x: number) => Math.min(endMs, Math.max(0, ((x - LEFT) / (width - LEFT - RIGHT)) * endMs));
  const floor = rings.length * ROW + 8;
  const unitMs = endMs < SHORT_MS ? minuteMs : hourMs;
  const marks = ticks(0, endMs / unitMs, Math.max(2, Math.floor(width / TICK_PX))).map((mark) => mark * unitMs);
  return (
    <div ref={ref} className={styles['box']}>
      <svg
        role="group"
        aria-label={t('plan.timeline')}
        className={styles['timeline']}
        width={width}
        height={floor + FOOT}
      >
        {marks.map((ms) => (
          <g key={ms}>
            <line x1={xOf(ms)} x2={xOf(ms)} y1={4} y2={floor} className={styles['grid']} />
            <text x={xOf(ms)} y={floor + 18} textAnchor="middle">
              {unitMs === minuteMs && ms > 0 ? durationText(ms) : t('curve.hours', { count: ms / hourMs })}
            </text>
          </g>
        ))}
        <line x1={xOf(slaMs)} x2={xOf(slaMs)} y1={4} y2={floor} className={styles['due']} />
        {rings.map(({ afterMs, requirement }, index) => {
          const next = rings[index + 1];
          // The preferred agent is waited for until the next ring opens.
          const untilMs = requirement === 'preferred' && next ? Math.max(afterMs, next.afterMs) : endMs;
          const y = 8 + index * ROW;
          const text = t('plan.bar', { ring: ringNumber(index), who: counts[index] ?? '' });
          const isNarrow = xOf(endMs) - xOf(afterMs) < 150;
          return (
            // A ring has no name but its place.
            <g key={index} data-preferred={requirement === 'preferred'} className={styles['bar']}>
              <rect x={xOf(afterMs)} y={y} width={Math.max(2, xOf(untilMs) - xOf(afterMs))} height={ROW - 8} rx={4} />
              <text
                x={isNarrow ? xOf(afterMs) - 18 : xOf(afterMs) + 18}
                y={y + 17}
                textAnchor={isNarrow ? 'end' : 'start'}
              >
                {text}
              </text>
              <DragHandle
                x={xOf(afterMs)}
                y={y + (ROW - 8) / 2}
                name={t('plan.opening', { ring: ringNumber(index) })}
                says={t('plan.says', { time: durationText(afterMs), percent: Math.round((afterMs / slaMs) * 100) })}
                value={Math.round((afterMs / slaMs) * 100)}
                max={Math.max(100, Math.round((afterMs / slaMs) * 100))}
                isReadOnly={isReadOnly}
                onDrag={(x) => {
                  setFrozenMs(endMs);
                  onChange(moveRing(document, index, msAt(x), slaMs));
                }}
                onDragEnd={() => setFrozenMs(null)}
                onStep={(right, up) =>
                  onChange(
                    moveRing(document, index, afterMs + (right || up) * ringStepMs(document, index, slaMs), slaMs),
                  )
                }
                testId={`ring-handle-${index}`}
              />
            </g>
          );
        })}
      </svg>
    </div>
  );
}
