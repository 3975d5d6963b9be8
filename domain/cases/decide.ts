import { caseVariables } from '../bpmn/case-variables';
import { kept } from '../bpmn/incident-texts';
import type { CaseCommand, CaseEvent } from '../bpmn/messages';
import { halted } from '../bpmn/halt';
import { migrate } from '../bpmn/migrate';
import type { Model } from '../bpmn/model';
import { step } from '../bpmn/step';
import type { Actor } from '../item/event';
import type { CaseTypeDocument } from '../config/case-type';
import { cutText } from '../config/cut-text';
import type { CaseFile, HeldEvent } from './file';
import { decideFact } from './facts';
import { asked, type CaseHistoryEntry, entriesOf, entry, withReason } from './history';
import type { OrderCommand } from './order';
import { isOverfull, TOO_MUCH } from './room';
import { recomputed } from './recompute';
import { type CaseNotice, endedClocks, fireSla, withStages } from './sla';
import { onOtherVersion, type PinnedSla } from './sla-clock';
import { type CaseRefusal, type CaseRequest, isFileEvent } from './request';

/** What a case pins of its type. */
export interface PinnedType {
  statuses: readonly { key: string; category: 'open' | 'working' | 'waiting' | 'closed' }[];
  sla: PinnedSla;
}

export function pinnedType({ statuses, sla }: CaseTypeDocument): PinnedType {
  return { statuses: statuses.map(({ key, category }) => ({ key, category })), sla };
}

export interface CaseChange {
  /** The next one; its version is one above the last. */
  file: CaseFile;
  actor: Actor;
  events: readonly CaseHistoryEntry[];
  /** What the outside is to do, in this order. */
  orders: readonly OrderCommand[];
  /** Instances whose work has come to its end: what was ordered for them is done. */
  ended: readonly number[];
  notices: readonly CaseNotice[];
}

export type CaseDecision =
  { kind: 'change'; change: CaseChange } | { kind: 'unchanged' } | { kind: 'refused'; refusal: CaseRefusal };

/** What requests are decided by, besides the case itself. */
export interface CaseRules {
  model: Model;
  type: PinnedType;
  /** Of the version that a request asks to go on in. */
  target?: Omit<CaseRules, 'target'> | undefined;
}

const UNCHANGED: CaseDecision = { kind: 'unchanged' };

/** The only place that knows what a request does to a case. Pure. */
export function decideCase(
  { model, type, target }: CaseRules,
  file: CaseFile,
  { event, actor, reason }: CaseRequest,
  nowMs: number,
): CaseDecision {
  const changed = (next: CaseFile, entries: readonly CaseHistoryEntry[], more: Partial<CaseChange> = {}) =>
    ({
      kind: 'change',
      change: {
        file: { ...next, version: file.version + 1 },
        actor,
        events: withReason(withStatus(file, next, entries), reason),
        orders: more.orders ?? [],
        ended: more.ended ?? [],
        notices: more.notices ?? [],
      },
    }) satisfies CaseDecision;

  if (file.closedMs !== null) return refused('CASE_CLOSED');
  if (isFileEvent(event)) {
    if (event.type === 'migrate') {
      if (file.typeVersion === event.version) return UNCHANGED;
      if (file.process === null) return refused('NOT_STARTED');
      const migrated = target && migrate(model, target.model, file.process, event.mapping, nowMs);
      if (!target || !migrated?.ok) return refused('CANNOT_MIGRATE');
      // A status that the other version does not have would be one that nobody can name.
      const hasStatus = target.type.statuses.some(({ key }) => key === file.status);
      const status = hasStatus ? file.status : (target.type.statuses[0]?.key ?? file.status);
      const { version, mapping } = event;
      const { sla } = target.type;
      const clocks = file.clocks.map((one) =>
        onOtherVersion(one, one.element === null ? null : (mapping[one.element] ?? one.element), sla),
      );
      const next = { ...file, typeVersion: version, process: migrated.state, status, clocks };
      const entries = [entry('migrated', { from: file.typeVersion, to: version, mapping })];
      return isOverfull(file, next, { events: entries }) ? refused('CASE_FULL') : changed(next, entries);
    }
    if (event.type === 'suspend') {
      if (file.process === null) return refused('NOT_STARTED');
      return file.isSuspended ? UNCHANGED : changed({ ...file, isSuspended: true }, [entry('suspended')]);
    }
    if (event.type === 'resume') return file.isSuspended ? resume() : UNCHANGED;
    if (event.type === 'recompute') {
      const other = recomputed(file, event.times, nowMs);
      return other ? changed(other.next, other.entries) : UNCHANGED;
    }
    const fact = decideFact(type, file, event, nowMs);
    if (fact === null) return UNCHANGED;
    if (!fact.ok) return refused(fact.refusal);
    if (isOverfull(file, fact.next, { events: fact.entries })) return refused('CASE_FULL');
    return changed(fact.next, fact.entries, { orders: (fact.orders ?? []).filter(isForPerson) });
  }
  if (file.isSuspended && event.type !== 'terminate') {
    if (event.type === 'tick') return UNCHANGED;
    if (!isHeld(event, actor)) return refused('CASE_SUSPENDED');
    return hold(event);
  }
  if (event.type === 'tick') return tick();
  const done = run(file, actor.kind === 'system' ? orMended(file, event) : event);
  if (!done.ok) return refused(done.refusal);
  const { next, happenings, orders, ended } = done;
  return changed({ ...next, isSuspended: false, held: [] }, [...asked(event), ...happenings], { orders, ended });

  /** What has come of its SLAs, then of its model, where that goes on. */
  function tick(): CaseDecision {
    const fired = fireSla(type, file, nowMs);
    const done = run(fired.next, { type: 'tick' });
    if (!done.ok && fired.entries.length === 0) return refused(done.refusal);
    const entries = [...fired.entries, ...(done.ok ? done.happenings : [])];
    const orders = [...fired.orders.filter(isForPerson), ...(done.ok ? done.orders : [])];
    const ended = done.ok ? done.ended : [];
    return changed(done.ok ? done.next : fired.next, entries, { orders, ended, notices: fired.notices });
  }

  /** The end of work is never lost: of what brings too much, that it failed is. */
  function hold(event: HeldEvent): CaseDecision {
    const next = { ...file, held: [...file.held, event] };
    if (!isOverfull(file, next, {})) return changed(next, [entry('held', { type: event.type })]);
    if (event.type !== 'complete' && event.type !== 'error') return refused('CASE_FULL');
    const failure = { type: 'failure', instance: event.instance, ...kept(TOO_MUCH) } as const;
    return changed({ ...file, held: [...file.held, failure] }, [entry('held', { type: failure.type })]);
  }

  function isForPerson({ instance }: { instance: number }): boolean {
    const element = file.process?.instances[instance]?.element;
    return element !== undefined && isOfPerson(model, element);
  }

  /** What came meanwhile happens in the order in which it came; what no longer finds its place has none. */
  function resume(): CaseDecision {
    let next: CaseFile = { ...file, isSuspended: false, held: [] };
    const entries: CaseHistoryEntry[] = [entry('resumed')];
    const orders: CaseCommand[] = [];
    const ended: number[] = [];
    for (const held of [...file.held, { type: 'tick' } as const]) {
      const done = run(next, orMended(next, held), true);
      if (!done.ok) {
        if (held.type !== 'tick') entries.push(entry('not-taken', { type: held.type, refusal: done.refusal }));
        continue;
      }
      next = done.next;
      entries.push(...done.happenings);
      orders.push(...done.orders);
      ended.push(...done.ended);
    }
    return changed(next, entries, { orders, ended });
  }

  /** Whoever else says that a person's work has ended, the item must be told. */
  function calledBack({ process }: CaseFile, happening: CaseEvent): CaseCommand[] {
    if (actor.kind === 'system' || !('instance' in happening) || !ENDS.has(happening.type)) return [];
    const { instance = 0 } = happening;
    const element = process?.instances[instance]?.element;
    return element !== undefined && isOfPerson(model, element) ? [{ type: 'cancel-work', instance, element }] : [];
  }

  /** Where nobody is there who could be told, it waits for somebody who mends it. */
  function tooMuch(before: CaseFile, happening: CaseEvent, isOfSystem: boolean): Ran {
    if (isOfSystem && (happening.type === 'complete' || happening.type === 'error'))
      return run(before, { type: 'failure', instance: happening.instance, ...kept(TOO_MUCH) });
    if (happening.type !== 'tick' && happening.type !== 'start') return { ok: false, refusal: 'CASE_FULL' };
    const process = halted(model, before.process, happening, TOO_MUCH, before.numbersFrom);
    const told = entry('incident', { code: 'CASE_FULL', ...kept(TOO_MUCH) });
    return { ok: true, next: { ...before, process }, happenings: [told], orders: [], ended: [] };
  }

  function run(before: CaseFile, happening: CaseEvent, isOfSystem = actor.kind === 'system'): Ran {
    const result = step(model, before.process, happening, nowMs, before.numbersFrom);
    if (!result.ok) return result;
    const { state, commands } = result;
    const isClosed = state.status === 'completed' || state.status === 'terminated';
    const variables = caseVariables(model.graph, state) ?? before.variables;
    const next: CaseFile = {
      ...before,
      process: state,
      variables,
      closedMs: isClosed ? (before.closedMs ?? nowMs) : null,
      outcome: isClosed ? outcomeOf(variables) : null,
      clocks: isClosed ? endedClocks(before, nowMs) : withStages(model, type, before, result.happenings, nowMs),
    };
    const status = statusAfter(type, next, happening);
    const happenings = entriesOf(result.happenings);
    const orders = [
      ...calledBack(before, happening),
      ...commands.filter((command) => command.type !== 'cancel-work' || isOfPerson(model, command.element)),
    ];
    if (happening.type !== 'terminate' && isOverfull(before, next, { events: happenings, orders }))
      return tooMuch(before, happening, isOfSystem);
    return {
      ok: true,
      next: { ...next, status },
      happenings,
      orders,
      ended: [
        ...('instance' in happening && ENDS.has(happening.type) ? [happening.instance as number] : []),
        ...commands.flatMap((command) =>
          command.type === 'cancel-work' && !isOfPerson(model, command.element) ? [command.instance] : [],
        ),
      ],
    };
  }
}

type Ran =
  | { ok: false; refusal: CaseRefusal }
  | { ok: true; next: CaseFile; happenings: CaseHistoryEntry[]; orders: CaseCommand[]; ended: number[] };

const ENDS: ReadonlySet<string> = new Set(['complete', 'error', 'failure']);

/** Work that failed and was done after all, such as that of an item which was cancelled and begun again, is mended by it. */
function orMended({ process }: CaseFile, event: CaseEvent): CaseEvent {
  if (event.type !== 'complete') return event;
  const { instance, variables = {} } = event;
  const failed = Object.values(process?.incidents ?? {}).find(
    (incident) => incident.instance === instance && incident.code === 'WORK_FAILED',
  );
  return failed ? { type: 'skip', incident: failed.id, variables } : event;
}

/** People are told that it is suspended; what the system brings is kept. */
function isHeld(event: CaseEvent, actor: Actor): event is HeldEvent {
  return actor.kind === 'system' && ['complete', 'error', 'failure', 'signal'].includes(event.type);
}

/** What its process says came of it. */
function outcomeOf({ outcome }: CaseFile['variables']): string | null {
  return typeof outcome === 'string' && outcome.trim() !== '' ? cutText(outcome.trim(), MOST_OF_AN_OUTCOME) : null;
}

const MOST_OF_AN_OUTCOME = 255;

/**
 * A status that people have set stands until the case ends: then it is resolved, which is the first closed one, or closed,
 * the last one, where it has an outcome or was ended by hand.
 */
function statusAfter({ statuses }: PinnedType, file: CaseFile, event: CaseEvent): string {
  const keyOf = (category: string) => statuses.find((status) => status.category === category)?.key;
  if (file.closedMs !== null) {
    const closed = statuses.filter(({ category }) => category === 'closed');
    const isResolved = file.process?.status === 'completed' && file.outcome === null;
    return closed.at(isResolved ? 0 : -1)?.key ?? file.status;
  }
  const isInitial = file.status === statuses[0]?.key;
  return isInitial && event.type === 'complete' ? (keyOf('working') ?? file.status) : file.status;
}

function withStatus(before: CaseFile, next: CaseFile, entries: readonly CaseHistoryEntry[]): CaseHistoryEntry[] {
  const isClosing = before.closedMs === null && next.closedMs !== null;
  return [
    ...entries,
    ...(before.status === next.status ? [] : [entry('status-changed', { from: before.status, to: next.status })]),
    ...(isClosing ? [entry('closed', { as: next.process?.status ?? 'terminated' })] : []),
  ];
}

function refused(refusal: CaseRefusal): CaseDecision {
  return { kind: 'refused', refusal };
}

/** An item stands for it, which must be told. */
function isOfPerson(model: Model, element: string): boolean {
  const node = model.find(element);
  return node?.kind === 'activity' && node.work.type === 'user';
}
