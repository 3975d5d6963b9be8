import { plainTextIn } from '../bpmn/plain-text';
import type { Model } from '../bpmn/model';
import type { CaseSla } from '../config/case-type-sla';
import type { Escalation } from '../sla/passing';
import { slaInstants, type ThresholdProgress, thresholdText } from '../sla/instants';
import { type Clock, wallClock } from '../time/clock';
import { optionalMs } from '../sla/deadlines';
import { parseDuration } from '../time/duration';

/** What a case type says of the times of its cases. Types that were pinned before say less. */
export type PinnedSla = Partial<Omit<CaseSla, 'thresholds'>> & { thresholds: readonly SlaThreshold[] };
type Threshold = CaseSla['thresholds'][number];
export type SlaThreshold = Pick<Threshold, 'at' | 'actions'> & Partial<Threshold>;
export type SlaAction = Threshold['actions'][number];

/** The SLA of a case, or of a stage that it is in. */
export interface SlaClock extends Escalation {
  /** The stage; null: the case. */
  element: string | null;
  startMs: number;
  targetMs: number;
  expiryMs: number | null;
  /** Key of the calendar that it runs on; null: wall time. */
  calendar: string | null;
  /** Its instants are not known: they are told from where calendars can be read. */
  isAwaited: boolean;
  dueMs: number | null;
  isOverdue: boolean;
  expiresMs: number | null;
  isExpired: boolean;
  /** With the texts of the thresholds, by which they are found in another version. */
  thresholds: readonly (ThresholdProgress & { text: string })[];
}

/** Its instants, as they are computed on its calendar. `fired`: how often each threshold had come by then. */
export interface SlaTimes {
  /** As it is published, where it was published anew; left out: they are told for the first time. */
  calendar?: { key: string; version: number };
  element: string | null;
  startMs: number;
  fired: readonly number[];
  dueMs: number | null;
  expiresMs: number | null;
  thresholdsMs: readonly (number | null)[];
}

/** What holds for the case (null), or for a stage. */
export function slaOf(sla: PinnedSla, element: string | null): PinnedSla {
  const own = element === null ? undefined : sla.stages?.[element];
  const said = Object.entries(own ?? {}).filter(([, value]) => value !== undefined);
  return element === null ? sla : { ...sla, target: undefined, expiry: undefined, ...Object.fromEntries(said) };
}

/** How long a stage may take, by its case type or by its model; null: it has no SLA. */
export function stageTargetMs(model: Model, sla: PinnedSla, element: string): number | null {
  const node = model.find(element);
  const text = slaOf(sla, element).target ?? (node?.kind === 'activity' ? plainTextIn(node.stage?.['sla']) : undefined);
  return text === undefined ? null : (parseDuration(text.trim()) ?? null);
}

/** One that begins. On wall time, or with the clock of its calendar at hand, its instants are known at once. */
export function slaClock(
  element: string | null,
  sla: PinnedSla,
  startMs: number,
  targetMs: number,
  clock?: Clock,
): SlaClock {
  const { calendar = null, expiry, thresholds } = slaOf(sla, element);
  const begun: SlaClock = {
    element,
    startMs,
    targetMs,
    expiryMs: optionalMs(expiry),
    calendar,
    isAwaited: true,
    dueMs: null,
    isOverdue: false,
    expiresMs: null,
    isExpired: false,
    thresholds: thresholds.map((one) => ({ text: thresholdText(one), nextMs: null, fired: 0 })),
    escalations: 0,
    escalatesItself: true,
  };
  return settled(begun, sla, clock);
}

/** With its instants, where they can be known at once. */
function settled(sla: SlaClock, pinned: PinnedSla, clock = sla.calendar === null ? wallClock : undefined): SlaClock {
  return clock ? withTimes(sla, timesOf(sla, pinned, clock)) : sla;
}

export function timesOf(sla: SlaClock, pinned: PinnedSla, clock: Clock): SlaTimes {
  const { element, startMs, thresholds } = sla;
  const fired = thresholds.map((one) => one.fired);
  return { element, startMs, fired, ...slaInstants(sla, slaOf(pinned, element).thresholds, clock, fired) };
}

/** The clock with the instants that were told for it, to the millisecond. */
export function withTimes(sla: SlaClock, { dueMs, expiresMs, thresholdsMs }: SlaTimes): SlaClock {
  const thresholds = sla.thresholds.map((one, index) => ({ ...one, nextMs: rounded(thresholdsMs[index] ?? null) }));
  return { ...sla, isAwaited: false, dueMs: rounded(dueMs), expiresMs: rounded(expiresMs), thresholds };
}

function rounded(ms: number | null): number | null {
  return ms === null ? null : Math.round(ms);
}

/** Whether they were computed for the clock as it stands: one threshold further they are not those of now. */
export function isFor(sla: SlaClock, { element, startMs, fired }: SlaTimes): boolean {
  const isAlike = fired.length === sla.thresholds.length && sla.thresholds.every((one, at) => one.fired === fired[at]);
  return sla.element === element && sla.startMs === startMs && isAlike;
}

/** A clock under the thresholds of another version: what has come by its text has come. */
export function onOtherVersion(sla: SlaClock, element: string | null, pinned: PinnedSla): SlaClock {
  const { calendar = null, expiry, thresholds } = slaOf(pinned, element);
  const moved: SlaClock = {
    ...sla,
    element,
    calendar,
    expiryMs: optionalMs(expiry),
    isAwaited: true,
    thresholds: thresholds.map((one) => {
      const text = thresholdText(one);
      return { text, nextMs: null, fired: sla.thresholds.find((before) => before.text === text)?.fired ?? 0 };
    }),
  };
  return settled(moved, pinned);
}
