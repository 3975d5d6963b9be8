import { type Clock, instantAfter } from '../time/clock';
import { offsetMs } from '../time/duration';
import { resolveDeadlines } from './deadlines';

/** When a threshold comes, as its document says it: from activation, or from what `before` or `after` names. */
export interface ThresholdTime {
  at: string;
  before?: 'due' | 'expiry' | undefined;
  after?: 'created' | 'due' | 'expiry' | undefined;
  repeat?: string | undefined;
}

/** How far a threshold has come with an item or a case. */
export interface ThresholdProgress {
  /** When it comes next, epoch ms; null: never again. */
  nextMs: number | null;
  /** How often it has come, whether or not the state was one that it asks for. */
  fired: number;
}

/** Instants that are settled, epoch ms. */
export interface Deadlines {
  createdMs: number;
  activationMs: number;
  dueMs: number | null;
  expiresMs: number | null;
}

/** When each threshold comes next; null where it counts from what there is not, or never comes. */
export function thresholdInstants(
  thresholds: readonly ThresholdTime[],
  deadlines: Deadlines,
  slaMs: number | null,
  clock: Clock,
  fired: readonly number[] = [],
): (number | null)[] {
  const { createdMs, activationMs, dueMs, expiresMs } = deadlines;
  const bases = { activation: activationMs, created: createdMs, due: dueMs, expiry: expiresMs };
  return thresholds.map(({ at, before, after, repeat }, index) => {
    const times = fired[index] ?? 0;
    const baseMs = bases[before ?? after ?? 'activation'];
    const spanMs = offsetMs(at, slaMs);
    const repeatMs = times === 0 ? 0 : repeat === undefined ? null : offsetMs(repeat, slaMs);
    if (baseMs === null || spanMs === null || repeatMs === null) return null;
    const instantMs = instantAfter(clock, baseMs, (before === undefined ? spanMs : -spanMs) + times * repeatMs);
    return Number.isFinite(instantMs) ? instantMs : null;
  });
}

/** All that follows from a target on a clock: what a case or a stage has of it. */
export function slaInstants(
  { startMs, targetMs, expiryMs }: { startMs: number; targetMs: number; expiryMs: number | null },
  thresholds: readonly ThresholdTime[],
  clock: Clock,
  fired: readonly number[],
): { dueMs: number | null; expiresMs: number | null; thresholdsMs: (number | null)[] } {
  const resolved = resolveDeadlines({ capturedAtMs: startMs, targetMs, expiryMs }, clock);
  if (!resolved.ok) return { dueMs: null, expiresMs: null, thresholdsMs: thresholds.map(() => null) };
  const { dueMs, expiresMs, slaMs, activationMs } = resolved.deadlines;
  const deadlines = { createdMs: startMs, activationMs, dueMs, expiresMs };
  return { dueMs, expiresMs, thresholdsMs: thresholdInstants(thresholds, deadlines, slaMs, clock, fired) };
}

/** A threshold as a document writes it, for history and messages: `75%`, `PT2H before due`. */
export function thresholdText({ at, before, after }: ThresholdTime): string {
  return `${at}${before === undefined ? (after === undefined ? '' : ` after ${after}`) : ` before ${before}`}`;
}
