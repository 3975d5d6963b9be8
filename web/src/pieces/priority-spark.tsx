import { memo } from 'react';
import type { ItemView } from '../../../api/contract/item';
import { toMs } from '../format/instant';
import { priorityText } from '../format/value';
import { useTranslation } from '../text/texts';
import { useHint } from './hint';
import styles from './priority-spark.module.css';
import { clipCurve, curveAt, drawSpark } from './spark';
import { useNow } from './use-now';

const boxes = {
  list: { width: 48, height: 18, inset: 3 },
  detail: { width: 220, height: 56, inset: 5 },
} as const;

/** Signature piece: the item's curve over its life, with "now" on it, and the figure beside it. */
export const PrioritySpark = memo(function PrioritySpark({
  item,
  size = 'list',
}: {
  item: Pick<ItemView, 'curve' | 'priority' | 'closedAt' | 'activateAt' | 'dueAt'>;
  size?: keyof typeof boxes;
}) {
  const { t } = useTranslation();
  const tickMs = useNow();
  const nowMs = toMs(item.closedAt) ?? tickMs;
  const points = item.curve.map((point) => ({ atMs: toMs(point.at), priority: point.priority }));
  const box = boxes[size];
  const startMs = toMs(item.activateAt);
  const slaMs = (toMs(item.dueAt) ?? startMs + 3_600_000) - startMs;
  const spark = drawSpark(clipCurve(points, Math.max(startMs + slaMs * 1.25, nowMs)), nowMs, box);
  const priority = priorityNow(item, points, nowMs);
  const label = t('spark.label', { priority: priorityText(priority), trend: t(`spark.${trendAt(points, nowMs)}`) });
  const { over, tip } = useHint(label);
  return (
    <span className={styles['spark']} data-size={size} role="img" aria-label={label} {...over}>
      <svg width={box.width} height={box.height} viewBox={`0 0 ${box.width} ${box.height}`} aria-hidden="true">
        <path className={styles['past']} d={spark.past} />
        <path className={styles['line']} d={spark.line} />
        <circle className={styles['now']} cx={spark.now.x} cy={spark.now.y} r={size === 'list' ? 2.25 : 3} />
      </svg>
      <span className={styles['figure']}>{priorityText(priority)}</span>
      {tip}
    </span>
  );
});

type Points = readonly { atMs: number; priority: number }[];

/** The figure moves with the clock between two answers of the server; beyond the curve's end the answer stands. */
function priorityNow({ priority, closedAt }: Pick<ItemView, 'priority' | 'closedAt'>, points: Points, nowMs: number) {
  const last = points.at(-1);
  if (closedAt !== null || priority === null || last === undefined || nowMs > last.atMs) return priority;
  return curveAt(points, nowMs);
}

function trendAt(points: Points, nowMs: number): 'rising' | 'falling' | 'level' {
  const now = curveAt(points, nowMs) ?? 0;
  const soon = curveAt(points, nowMs + 60_000) ?? 0;
  if (soon === now) return 'level';
  return soon > now ? 'rising' : 'falling';
}
