import { priorityAt } from '../../../../../../domain/priority/curve';
import { resolveCurve } from '../../../../../../domain/priority/resolve';
import { hourMs } from '../../../../../../domain/time/duration';
import { priorityText } from '../../../../format/value';
import { useTranslation } from '../../../../text/texts';
import { msAt, priorityAtY, xOf, yOf } from './chart-scale';
import type { ChartScale } from './chart-scale';
import { DragHandle } from '../drag-handle';
import { drawnPoints, keyStepMs, movePoint, readScheme, removePoint, setOverdue } from './scheme';
import type { Trial } from './scheme';

interface CurveHandlesProps {
  readonly document: Readonly<Record<string, unknown>>;
  readonly trial: Trial;
  readonly scale: ChartScale;
  readonly isReadOnly: boolean;
  readonly onChange: (document: Readonly<Record<string, unknown>>) => void;
  /** While one is dragged the axes stay: they would run away from the pointer. */
  readonly onDragging: (isDragging: boolean) => void;
}

/** Beside the due date, where the last point of most schemes lies: one over the other could not be taken hold of. */
const BESIDE_PX = 14;

/** Points, the overdue level at the due date, and its growth at the end of the axis. */
export function CurveHandles({ document, trial, scale, isReadOnly, onChange, onDragging }: CurveHandlesProps) {
  const { t } = useTranslation();
  const { slaMs, min, max } = trial;
  const scheme = readScheme(document);
  const curve = resolveCurve(scheme, { min, max, activationMs: 0, dueMs: slaMs });
  const range = max - min;
  const levelAtY = (y: number) => (range === 0 ? 0 : (priorityAtY(scale, y) - min) / range);
  const says = (ms: number, level: number) =>
    t('curve.says', {
      percent: Math.round((ms / slaMs) * 100),
      hours: round(ms / hourMs),
      level: Math.round(level * 100),
      priority: priorityText(min + level * range),
    });
  const common = { isReadOnly, onDragEnd: () => onDragging(false) };
  const change = (next: Readonly<Record<string, unknown>>, isDragging = false) => {
    if (isDragging) onDragging(true);
    onChange(next);
  };
  const points = drawnPoints(document, slaMs);
  const { overdue } = curve;
  const lateHours = (scale.endMs - slaMs) / hourMs;
  return (
    <>
      {points.map(({ index, offsetMs, level }) => {
        const move = (ms: number, to: number, isDragging = false) =>
          change(movePoint(document, index, { offsetMs: ms, level: to }, slaMs), isDragging);
        return (
          <DragHandle
            key={index}
            {...common}
            x={xOf(scale, offsetMs)}
            y={yOf(scale, min + level * range)}
            name={t('curve.point', { number: index + 1 })}
            says={says(offsetMs, level)}
            value={Math.round(level * 100)}
            max={Math.max(100, Math.round(level * 100))}
            onDrag={(x, y) => move(msAt(scale, x), levelAtY(y), true)}
            onStep={(right, up) => move(offsetMs + right * keyStepMs(document, index, slaMs), level + up / 100)}
            onRemove={(handle) => {
              // The next one takes its place and the focus with it; the last one leaves it to the one before.
              const before = handle.previousElementSibling;
              if (index === points.at(-1)?.index && index > 0 && before instanceof SVGElement) before.focus();
              change(removePoint(document, index));
            }}
            testId={`point-${index}`}
          />
        );
      })}
      {overdue !== null && (
        <>
          <DragHandle
            {...common}
            x={xOf(scale, slaMs) + BESIDE_PX}
            y={yOf(scale, priorityAt(curve, slaMs))}
            name={t('curve.overdueLevel')}
            says={says(slaMs, overdue.level)}
            value={Math.round(overdue.level * 100)}
            max={Math.max(100, Math.round(overdue.level * 100))}
            onDrag={(_, y) => change(setOverdue(document, { level: levelAtY(y) }), true)}
            onStep={(_, up) => change(setOverdue(document, { level: overdue.level + up / 100 }))}
            testId="overdue-level"
          />
          <DragHandle
            {...common}
            x={xOf(scale, scale.endMs)}
            y={yOf(scale, priorityAt(curve, scale.endMs))}
            name={t('curve.growth')}
            says={t('curve.growthSays', { perHour: round(overdue.perHour * 100) })}
            value={round(overdue.perHour * 100)}
            max={Math.max(100, round(overdue.perHour * 100))}
            onDrag={(_, y) =>
              change(setOverdue(document, { perHour: (levelAtY(y) - overdue.level) / Math.max(1, lateHours) }), true)
            }
            onStep={(_, up) => change(setOverdue(document, { perHour: overdue.perHour + up / 1_000 }))}
            testId="overdue-growth"
          />
        </>
      )}
    </>
  );
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
