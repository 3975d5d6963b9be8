import type { ReactNode } from 'react';
import type { Corner } from '../../../../../../domain/priority/corners';
import type { Crossing } from '../../../../../../domain/priority/crossings';
import { hourMs } from '../../../../../../domain/time/duration';
import { priorityText } from '../../../../format/value';
import { useTranslation } from '../../../../text/texts';
import { inset, linePath, msAt, priorityAtY, ticks, xOf, yOf } from './chart-scale';
import type { ChartScale } from './chart-scale';
import styles from './curve.module.css';

export type Axis = 'percent' | 'hours';

interface CurveChartProps {
  readonly scale: ChartScale;
  readonly slaMs: number;
  readonly axis: Axis;
  readonly own: readonly Corner[];
  readonly others: readonly { readonly id: string; readonly name: string; readonly corners: readonly Corner[] }[];
  readonly crossings: readonly Crossing[];
  readonly onAdd: (ms: number, priority: number) => void;
  /** The handles. */
  readonly children: ReactNode;
}

const TICK_PX = 70;

/** One's own curve, others dashed, and where they cross, over one axis of time. */
export function CurveChart({ scale, slaMs, axis, own, others, crossings, onAdd, children }: CurveChartProps) {
  const { t } = useTranslation();
  const unitMs = axis === 'percent' ? slaMs / 100 : hourMs;
  const columns = ticks(0, scale.endMs / unitMs, Math.max(2, Math.floor(scale.width / TICK_PX)));
  const floor = scale.height - inset.bottom;
  return (
    <svg
      role="group"
      aria-label={t('curve.chart')}
      className={styles['chart']}
      width={scale.width}
      height={scale.height}
      onDoubleClick={(event) => {
        const box = event.currentTarget.getBoundingClientRect();
        onAdd(msAt(scale, event.clientX - box.left), priorityAtY(scale, event.clientY - box.top));
      }}
      data-testid="curve-chart"
    >
      {ticks(scale.low, scale.high, 5).map((priority) => (
        <g key={priority} className={styles['grid']}>
          <line x1={inset.left} x2={scale.width - inset.right} y1={yOf(scale, priority)} y2={yOf(scale, priority)} />
          <text x={inset.left - 8} y={yOf(scale, priority) + 4} textAnchor="end">
            {priorityText(priority)}
          </text>
        </g>
      ))}
      {columns.map((at) => (
        <text key={at} className={styles['tick']} x={xOf(scale, at * unitMs)} y={floor + 18} textAnchor="middle">
          {t(axis === 'percent' ? 'curve.percent' : 'curve.hours', { count: at })}
        </text>
      ))}
      <g className={styles['due']}>
        <line x1={xOf(scale, slaMs)} x2={xOf(scale, slaMs)} y1={inset.top} y2={floor} />
        <text x={xOf(scale, slaMs) - 4} y={floor - 6} textAnchor="end">
          {t('curve.due')}
        </text>
      </g>
      {others.map(({ id, name, corners }, index) => (
        <g key={id} className={styles['other']} data-line={index % 3}>
          <path d={linePath(scale, corners)} />
          <text x={scale.width - inset.right} y={yOf(scale, corners.at(-1)?.priority ?? 0) - 6} textAnchor="end">
            {name}
          </text>
        </g>
      ))}
      <path className={styles['own']} d={linePath(scale, own)} data-testid="own-curve" />
      {crossings.map(({ ms, priority }) => (
        <path
          key={ms}
          className={styles['crossing']}
          d={`M${xOf(scale, ms)} ${yOf(scale, priority) - 7}l7 7-7 7-7-7Z`}
          data-testid="crossing-mark"
        />
      ))}
      {children}
    </svg>
  );
}
