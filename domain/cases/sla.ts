import { type Clock, instantAfter, wallClock } from '../time/clock';
import { offsetMs, parseDuration } from '../time/duration';
import type { Model } from '../bpmn/model';
import type { PinnedType } from './decide';
import { decideFact } from './facts';
import type { CaseFile } from './file';
import type { CaseHistoryEntry } from './history';
import type { RaiseWork } from './order';

/** What a case type says of the times of its cases; its thresholds are those of its stages as well. */
export interface PinnedSla {
  thresholds: readonly SlaThreshold[];
}

export interface SlaThreshold {
  /** A share of the SLA, or a span from its start. */
  at: string;
  actions: readonly SlaAction[];
}

/** Each does one thing. */
export interface SlaAction {
  notify?: 'supervisors' | undefined;
  /** Key of a webhook. */
  webhook?: string | undefined;
  setStatus?: string | undefined;
  raisePriority?: number | undefined;
}

/** The SLA of a case, or of a stage that it is in. */
export interface SlaClock {
  /** The stage; null: the case. */
  element: string | null;
  dueMs: number;
  isOverdue: boolean;
  /** When each threshold comes; null: it has come, or never does. */
  nextMs: readonly (number | null)[];
}

/** What people or programs are told by a threshold. */
export interface CaseNotice {
  to: 'supervisors' | { webhook: string };
  element: string | null;
  at: string;
}

export function slaClock(
  element: string | null,
  { thresholds }: PinnedSla,
  startMs: number,
  targetMs: number,
  clock: Clock = wallClock,
): SlaClock | null {
  const instant = (spanMs: number | null) =>
    spanMs === null ? Infinity : Math.round(instantAfter(clock, startMs, spanMs));
  const dueMs = instant(targetMs);
  if (!Number.isFinite(dueMs)) return null;
  const nextMs = thresholds.map(({ at }) => {
    const atMs = instant(offsetMs(at, targetMs));
    return Number.isFinite(atMs) ? atMs : null;
  });
  return { element, dueMs, isOverdue: false, nextMs };
}

/** How long a stage may take, in wall time: a clock of hours is not read where cases are decided. Null: it has no SLA. */
export function stageTargetMs(model: Model, element: string): number | null {
  const node = model.find(element);
  const text = node?.kind === 'activity' ? node.stage?.['sla'] : undefined;
  return text === undefined ? null : (parseDuration(text.replaceAll('"', '').trim()) ?? null);
}

/** The clocks of stages that begin and end by what has happened. */
export function withStages(
  model: Model,
  type: PinnedType,
  file: CaseFile,
  happenings: readonly { event: string; element: string }[],
  nowMs: number,
): readonly SlaClock[] {
  let clocks = file.clocks;
  for (const { event, element } of happenings) {
    const targetMs = stageTargetMs(model, element);
    if (targetMs === null || !['entered', 'completed', 'cancelled'].includes(event)) continue;
    clocks = clocks.filter((one) => one.element !== element);
    const begun = event === 'entered' ? slaClock(element, type.sla, nowMs, targetMs) : null;
    if (begun) clocks = [...clocks, begun];
  }
  return clocks;
}

/** Of a case that ends: nothing comes any more, and whether it was late stays. */
export function endedClocks({ clocks }: Pick<CaseFile, 'clocks'>, nowMs: number): readonly SlaClock[] {
  return clocks.flatMap((clock) =>
    clock.element === null ? [{ ...clock, isOverdue: clock.isOverdue || clock.dueMs <= nowMs }] : [],
  );
}

/** When the next threshold or due date comes, epoch ms. */
export function nextSlaMs({ clocks }: Pick<CaseFile, 'clocks'>): number | null {
  const instants = clocks.flatMap(({ dueMs, isOverdue, nextMs }) => [
    ...nextMs.filter((ms) => ms !== null),
    ...(isOverdue ? [] : [dueMs]),
  ]);
  return instants.length === 0 ? null : Math.min(...instants);
}

export interface SlaResult {
  next: CaseFile;
  entries: CaseHistoryEntry[];
  orders: RaiseWork[];
  notices: CaseNotice[];
}

/** Everything of the SLAs that has come by now, once each. A status that the type does not have any more is passed over. */
export function fireSla(type: PinnedType, file: CaseFile, nowMs: number): SlaResult {
  const result: SlaResult = { next: file, entries: [], orders: [], notices: [] };
  const tell = (kind: string, element: string | null, data: object) =>
    result.entries.push({ type: kind, element, instance: null, data: { ...data } });
  const clocks = file.clocks.map((clock): SlaClock => {
    const { element, dueMs } = clock;
    const nextMs = clock.nextMs.map((atMs, index) => {
      if (atMs === null || atMs > nowMs) return atMs;
      const threshold = type.sla.thresholds[index];
      if (threshold) {
        tell('threshold', element, { at: threshold.at, dueAt: new Date(dueMs).toISOString() });
        for (const action of threshold.actions) act(result, type, action, { element, at: threshold.at }, nowMs);
      }
      return null;
    });
    const isLate = !clock.isOverdue && dueMs <= nowMs;
    if (isLate) tell('overdue', element, { dueAt: new Date(dueMs).toISOString() });
    return { ...clock, nextMs, isOverdue: clock.isOverdue || isLate };
  });
  result.next = { ...result.next, clocks };
  return result;
}

function act(
  result: SlaResult,
  type: PinnedType,
  { notify, webhook, setStatus, raisePriority }: SlaAction,
  of: Pick<CaseNotice, 'element' | 'at'>,
  nowMs: number,
): void {
  if (notify !== undefined) result.notices.push({ to: notify, ...of });
  if (webhook !== undefined) result.notices.push({ to: { webhook }, ...of });
  const priority = raisePriority === undefined ? undefined : (result.next.priority ?? 0) + raisePriority;
  for (const fact of [
    setStatus === undefined ? null : decideFact(type, result.next, { type: 'set-status', status: setStatus }, nowMs),
    priority === undefined ? null : decideFact(type, result.next, { type: 'reprioritize', priority }, nowMs),
  ]) {
    if (!fact?.ok) continue;
    result.next = { ...result.next, status: fact.next.status, priority: fact.next.priority };
    result.entries.push(...fact.entries);
    result.orders.push(...(fact.orders ?? []));
  }
}
