import type { CurvePoint } from '../../../../../../domain/priority/curve';
import { cornersOf } from '../../../../../../domain/priority/corners';
import type { Corner } from '../../../../../../domain/priority/corners';
import { resolveCurve } from '../../../../../../domain/priority/resolve';
import type { SchemeText } from '../../../../../../domain/priority/resolve';
import { offsetMs, parseOffset, parsePercent } from '../../../../../../domain/time/duration';
import { offsetStepMs, offsetText, percentText } from '../offset-text';

type Document = Readonly<Record<string, unknown>>;

/** For what items a scheme is looked at: their SLA and their segment's minimum and maximum. */
export interface Trial {
  readonly slaMs: number;
  readonly min: number;
  readonly max: number;
}

/** A point as it can be drawn, with its place in the document. */
export interface DrawnPoint extends CurvePoint {
  readonly index: number;
}

/** A scheme as far as it can be read: a point that is half written is left out. */
export function readScheme(document: Document): SchemeText {
  const overdue = document['overdue'] as { level?: unknown; perHour?: unknown } | undefined;
  return {
    interpolation: document['interpolation'] === 'step' ? 'step' : 'linear',
    points: pointsOf(document).filter(isWritten),
    overdue: overdue && { level: percentIn(overdue.level), perHour: percentIn(overdue.perHour) },
  };
}

/** The corners of a scheme for items captured now; `endMs` from then on. */
export function cornersFor(scheme: SchemeText, { slaMs, min, max }: Trial, endMs: number): Corner[] {
  return cornersOf(resolveCurve(scheme, { min, max, activationMs: 0, dueMs: slaMs }), undefined, endMs);
}

/** Points that count at this SLA: what lies after the due date does not. */
export function drawnPoints(document: Document, slaMs: number): DrawnPoint[] {
  return pointsOf(document).flatMap((point, index) => {
    if (!isWritten(point)) return [];
    const at = offsetMs(point.at, slaMs) ?? 0;
    return at > slaMs ? [] : [{ index, offsetMs: at, level: parsePercent(point.level) ?? 0 }];
  });
}

export function pointsAfterDue(document: Document, slaMs: number): number {
  return pointsOf(document).filter(isWritten).length - drawnPoints(document, slaMs).length;
}

/** A point elsewhere, in its own unit: whole percentages, or quarters of an hour. It stays between its neighbours. */
export function movePoint(document: Document, index: number, to: CurvePoint, slaMs: number): Document {
  const points = pointsOf(document);
  const point = points[index];
  if (point === undefined) return document;
  const neighbour = (at: number) => {
    const text = points[at]?.at;
    return text === undefined || parseOffset(text) === undefined ? null : offsetMs(text, slaMs);
  };
  const low = neighbour(index - 1) ?? 0;
  const high = Math.max(low, Math.min(slaMs, neighbour(index + 1) ?? slaMs));
  const inside = Math.min(high, Math.max(low, to.offsetMs));
  const next = { ...point, at: offsetText(inside, slaMs, point.at), level: percentText(to.level) };
  return { ...document, points: points.with(index, next) };
}

/** A new point, among the others by its time. */
export function addPoint(document: Document, { offsetMs: atMs, level }: CurvePoint, slaMs: number): Document {
  const points = pointsOf(document);
  const isLater = ({ at }: PointText) => parseOffset(at) !== undefined && (offsetMs(at, slaMs) ?? 0) > atMs;
  const next = points.findIndex(isLater);
  const like = points[0]?.at ?? '0%';
  const point = { at: offsetText(atMs, slaMs, like), level: percentText(level) };
  return { ...document, points: points.toSpliced(next === -1 ? points.length : next, 0, point) };
}

/** The last one stays: a scheme has one at least. */
export function removePoint(document: Document, index: number): Document {
  const points = pointsOf(document);
  return points.length <= 1 ? document : { ...document, points: points.toSpliced(index, 1) };
}

/** Where it starts from when overdue, and how much it grows each hour from there; null: as it was when due. */
export function setOverdue(document: Document, overdue: { level?: number; perHour?: number } | null): Document {
  const { overdue: before, ...others } = document;
  if (overdue === null) return others;
  const { level, perHour } = overdue;
  return {
    ...others,
    overdue: {
      ...(before as object | undefined),
      ...(level === undefined ? {} : { level: percentText(level) }),
      ...(perHour === undefined ? {} : { perHour: percentText(perHour, 2) }),
    },
  };
}

/** The widest time between two points (or from the last to due), where another has most room. */
export function widestGapMs(document: Document, slaMs: number): number {
  const times = [0, ...drawnPoints(document, slaMs).map((point) => point.offsetMs), slaMs].toSorted((a, b) => a - b);
  const gaps = times.slice(1).map((to, index) => ({ from: times[index] ?? 0, to }));
  const widest = gaps.toSorted((a, b) => b.to - b.from - (a.to - a.from))[0];
  return widest === undefined ? slaMs / 2 : (widest.from + widest.to) / 2;
}

/** How far a press of an arrow key moves a point. */
export function keyStepMs(document: Document, index: number, slaMs: number): number {
  return offsetStepMs(pointsOf(document)[index]?.at ?? '', slaMs);
}

interface PointText {
  at: string;
  level: string;
}

function pointsOf({ points }: Document): readonly PointText[] {
  return Array.isArray(points) ? (points as readonly PointText[]) : [];
}

function isWritten({ at, level }: PointText): boolean {
  return typeof at === 'string' && parseOffset(at) !== undefined && percentIn(level) !== undefined;
}

function percentIn(text: unknown): string | undefined {
  return typeof text === 'string' && parsePercent(text) !== undefined ? text : undefined;
}
