import { optionalInstantText } from '../time/instant';
import type { Model } from '../bpmn/model';
import { escalated, passing } from '../sla/passing';
import { wallClock } from '../time/clock';
import type { PinnedType } from './decide';
import { decideFact } from './facts';
import type { CaseFile } from './file';
import type { CaseHistoryEntry } from './history';
import type { RaiseWork } from './order';
import { type SlaAction, type SlaClock, slaClock, slaOf, stageTargetMs, timesOf, withTimes } from './sla-clock';

/** What people or programs are told by a threshold, or as an SLA expires. */
export interface CaseNotice {
  event: 'threshold' | 'escalated' | 'expired';
  to: 'supervisors' | { webhook: string };
  element: string | null;
  at: string;
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
    if (!['entered', 'completed', 'cancelled'].includes(event)) continue;
    const targetMs = stageTargetMs(model, type.sla, element);
    if (targetMs === null) continue;
    clocks = clocks.filter((one) => one.element !== element);
    if (event === 'entered') clocks = [...clocks, slaClock(element, type.sla, nowMs, targetMs)];
  }
  return clocks;
}

/** Of a case that ends: nothing comes any more, and whether it was late stays. */
export function endedClocks({ clocks }: Pick<CaseFile, 'clocks'>, nowMs: number): readonly SlaClock[] {
  return clocks.flatMap((clock) =>
    clock.element === null ? [{ ...clock, isOverdue: clock.isOverdue || (clock.dueMs ?? Infinity) <= nowMs }] : [],
  );
}

/** What a clock brings, and when. At one instant thresholds go first, in their order. */
type Coming = { clock: SlaClock; atMs: number } & (
  { kind: 'threshold'; index: number } | { kind: 'overdue' } | { kind: 'expired' }
);

function coming({ clocks }: Pick<CaseFile, 'clocks'>): Coming | undefined {
  let first: Coming | undefined;
  const offer = (next: Coming) => {
    if (!first || next.atMs < first.atMs) first = next;
  };
  for (const clock of clocks) {
    for (const [index, { nextMs }] of clock.thresholds.entries())
      if (nextMs !== null) offer({ kind: 'threshold', clock, index, atMs: nextMs });
    if (clock.dueMs !== null && !clock.isOverdue) offer({ kind: 'overdue', clock, atMs: clock.dueMs });
    if (clock.expiresMs !== null && !clock.isExpired) offer({ kind: 'expired', clock, atMs: clock.expiresMs });
  }
  return first;
}

/** When the next threshold, due date or expiry comes, epoch ms. */
export function nextSlaMs(file: Pick<CaseFile, 'clocks'>): number | null {
  return coming(file)?.atMs ?? null;
}

export interface SlaResult {
  next: CaseFile;
  entries: CaseHistoryEntry[];
  orders: RaiseWork[];
  notices: CaseNotice[];
}

/** So many at once; what is left comes with the next look, at once. */
const MOST_AT_ONCE = 100;

/** What of the SLAs has come by now, in its order. A status that the type does not have any more is passed over. */
export function fireSla(type: PinnedType, file: CaseFile, nowMs: number): SlaResult {
  const result: SlaResult = { next: file, entries: [], orders: [], notices: [] };
  for (let count = 0; count < MOST_AT_ONCE; count += 1) {
    const first = coming(result.next);
    if (!first || first.atMs > nowMs) break;
    const { clock } = first;
    const { element } = clock;
    const put = (next: SlaClock) => {
      const clocks = result.next.clocks.map((one) => (one === clock ? next : one));
      result.next = { ...result.next, clocks };
    };
    switch (first.kind) {
      case 'threshold':
        passThreshold(result, type, clock, first.index, put, nowMs);
        break;
      case 'overdue':
        put({ ...clock, isOverdue: true });
        tell(result, 'overdue', element, { dueAt: optionalInstantText(clock.dueMs) });
        break;
      case 'expired':
        put({ ...clock, isExpired: true });
        tell(result, 'expired', element, { expiresAt: optionalInstantText(clock.expiresMs) });
        result.notices.push({ event: 'expired', to: 'supervisors', element, at: 'expiry' });
    }
  }
  return result;
}

function passThreshold(
  result: SlaResult,
  type: PinnedType,
  clock: SlaClock,
  index: number,
  put: (next: SlaClock) => void,
  nowMs: number,
): void {
  const { element } = clock;
  const { thresholds, maxEscalations = null } = slaOf(type.sla, element);
  const rule = thresholds[index];
  const text = clock.thresholds[index]?.text ?? '';
  const category = type.statuses.find(({ key }) => key === result.next.status)?.category;
  const { states = ['not-completed'], escalate = false, actions = [], repeat } = rule ?? {};
  const passed = passing({ states, escalate }, clock, maxEscalations, (state) =>
    state === 'not-completed' ? true : state === category,
  );
  const counted = clock.thresholds.map((one, at) =>
    at === index ? { ...one, nextMs: null, fired: one.fired + 1 } : one,
  );
  put(repeated({ ...clock, ...escalated(clock, passed), thresholds: counted }, type, index, repeat));
  if (passed.kind === 'passed-over') return;
  const count = passed.kind === 'acts' ? {} : { count: passed.count };
  const isEnd = passed.kind === 'ends';
  const did = isEnd ? [] : actions;
  const event = passed.kind === 'acts' ? 'threshold' : 'escalated';
  const data = {
    at: text,
    dueAt: optionalInstantText(clock.dueMs),
    ...count,
    ...(isEnd ? { isEnd } : {}),
    actions: did,
  };
  tell(result, event, element, data);
  for (const action of did) act(result, type, action, { event, element, at: text }, nowMs);
}

/** When it comes again; on a calendar that is told from outside. */
function repeated(clock: SlaClock, { sla }: PinnedType, index: number, repeat: string | undefined): SlaClock {
  if (repeat === undefined) return clock;
  if (clock.calendar !== null) return { ...clock, isAwaited: true };
  const { thresholds } = withTimes(clock, timesOf(clock, sla, wallClock));
  const nextMs = thresholds[index]?.nextMs ?? null;
  return { ...clock, thresholds: clock.thresholds.map((one, at) => (at === index ? { ...one, nextMs } : one)) };
}

function act(
  result: SlaResult,
  type: PinnedType,
  { notify, webhook, setStatus, raisePriority }: SlaAction,
  of: Pick<CaseNotice, 'event' | 'element' | 'at'>,
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

function tell({ entries }: SlaResult, type: string, element: string | null, data: object): void {
  entries.push({ type, element, instance: null, data: { ...data } });
}
