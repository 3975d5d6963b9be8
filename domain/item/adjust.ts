import type { Classified } from '../classify/classified';
import { arrived, given, holder, statusEvent, worker } from './about';
import type { CommandOf } from './command';
import { changed, type Decision, type Effect, type IsSame, refused, unchanged } from './decision';
import type { Actor, ItemEvent } from './event';
import { isInHis, released } from './hand-back';
import { scheduled, type Schedule } from './schedule';
import { isClosed, type ItemState } from './state';
import { ledgerStep } from './stay';

/** A source is told what changed, unless it was the source. */
export function syncOfChange(actor: Actor): Effect[] {
  return actor.kind === 'source' ? [] : [{ kind: 'sync', event: 'changed' }];
}

export function reprioritize(state: ItemState, { actor, priority, reason }: CommandOf<'reprioritize'>): Decision {
  if (isClosed(state)) return refused('ITEM_CLOSED');
  const { curve } = state.rules;
  if (curve.fixed === priority) return unchanged;
  const next = { ...state, rules: { ...state.rules, curve: { ...curve, fixed: priority } } };
  const data = { from: curve.fixed, to: priority, ...given('reason', reason) };
  return changed(state, next, {
    actor,
    events: [{ type: 'reprioritized', data }],
    ledger: ledgerStep(state, next),
  });
}

/** A fixed priority stays what it is. */
export function raise(state: ItemState, { actor, by }: CommandOf<'raise'>): Decision {
  if (isClosed(state)) return refused('ITEM_CLOSED');
  if (by === 0) return unchanged;
  const { curve } = state.rules;
  const next = { ...state, rules: { ...state.rules, curve: { ...curve, offset: curve.offset + by } } };
  return changed(state, next, {
    actor,
    events: [{ type: 'reprioritized', data: { by } }],
    ledger: ledgerStep(state, next),
  });
}

export function extend(state: ItemState, command: CommandOf<'extend'>, nowMs: number): Decision {
  if (isClosed(state)) return refused('ITEM_CLOSED');
  return onOtherClocks(state, 'extended', command, nowMs);
}

/** A source that reschedules an item which waits for it sends it back into distribution. */
export function reschedule(state: ItemState, command: CommandOf<'reschedule'>, nowMs: number): Decision {
  const { actor } = command;
  if (isClosed(state)) return refused('ITEM_CLOSED');
  if (actor.kind === 'agent' && !isInHis(state, actor.id)) return refused('NOT_YOURS');
  return onOtherClocks(state, 'rescheduled', command, nowMs);
}

function onOtherClocks(
  before: ItemState,
  type: 'extended' | 'rescheduled',
  { actor, schedule, reason }: { actor: Actor; schedule: Schedule; reason?: string },
  nowMs: number,
): Decision {
  const { item: next, events } = placed(before, timely(before, scheduled(before, schedule), nowMs), actor, nowMs);
  if (isSame(before, next)) return unchanged;
  const { activationMs, dueMs, expiresMs } = schedule;
  const data = {
    activateAt: new Date(activationMs).toISOString(),
    dueAt: dueMs === null ? null : new Date(dueMs).toISOString(),
    expiresAt: expiresMs === null ? null : new Date(expiresMs).toISOString(),
    ...given('reason', reason),
    ...worker(before),
  };
  return changed(before, next, {
    actor,
    events: [{ type, data }, ...events, ...statusEvent(before, next)],
    ledger: ledgerStep(before, next),
    effects: syncOfChange(actor),
  });
}

/** On clocks by which it is not overdue any more it is not, and has the status of one in time. */
export function timely(before: ItemState, item: ItemState, nowMs: number): ItemState {
  const isOverdue = before.isOverdue && item.expiresMs !== null && item.expiresMs <= nowMs;
  const isLate = item.status === item.rules.overdueStatus && !isOverdue;
  return { ...item, isOverdue, status: isLate ? statusInTime(item) : item.status };
}

/** What a new activation makes of its place: one that lies ahead takes it out of hands; what is paused or shelved stays. */
function placed(before: ItemState, item: ItemState, actor: Actor, nowMs: number) {
  const isBack = item.state === 'awaiting-source' && actor.kind === 'source';
  if (item.activationMs > nowMs && item.state !== 'paused' && (item.state !== 'awaiting-source' || isBack)) {
    return { item: { ...released(item), state: 'scheduled' as const }, events: [] };
  }
  if (isBack || item.state === 'scheduled') {
    const { item: there } = arrived({ ...released(item), state: 'scheduled' }, nowMs);
    const events: ItemEvent[] = [{ type: 'queued', data: { queue: there.rules.queue } }];
    return { item: there, events: there.state === 'queued' ? events : [] };
  }
  // The time that it has been paused for is in the new instants already.
  return { item: before.state === 'paused' ? { ...item, pausedMs: nowMs } : item, events: [] };
}

/** Once it is no longer late. */
function statusInTime({ state, rules }: ItemState): string {
  return (state === 'connected' ? rules.onAcceptStatus : null) ?? rules.initialStatus;
}

function isSame(before: ItemState, after: ItemState): boolean {
  // A due date that somebody gives stands from then on, also where the rules had come to the same.
  const shape = ({ state, activationMs, dueMs, expiresMs, status, rules }: ItemState) =>
    [state, activationMs, dueMs, expiresMs, status, rules.given.dueAt].join();
  return shape(before) === shape(after);
}

/** By its holder, the owner of the shelf that it lies on, a supervisor or its source. */
export function setStatus(state: ItemState, { actor, status }: CommandOf<'set-status'>): Decision {
  if (isClosed(state)) return refused('ITEM_CLOSED');
  if (actor.kind === 'agent' && !isInHis(state, actor.id)) return refused('NOT_YOURS');
  if (!state.rules.statuses.some(({ key }) => key === status)) return refused('UNKNOWN_STATUS');
  if (state.status === status) return unchanged;
  if (!nextStatuses(state).some(({ key }) => key === status)) return refused('TRANSITION_NOT_ALLOWED');
  const next = { ...state, status };
  return changed(state, next, {
    actor,
    events: statusEvent(state, next).map((event) => ({ ...event, data: { ...event.data, ...holder(state) } })),
    ledger: { kind: 'untouched' },
    effects: syncOfChange(actor),
  });
}

/** The statuses that the item may be given now. A closed one is what completion sets. */
export function nextStatuses(state: ItemState): Classified['statuses'] {
  const { statuses } = state.rules;
  const now = statuses.find(({ key }) => key === state.status);
  return isClosed(state)
    ? []
    : statuses.filter(
        ({ key, category }) => key !== state.status && category !== 'closed' && (now?.next?.includes(key) ?? true),
      );
}

export function note(state: ItemState, { actor, text }: CommandOf<'note'>): Decision {
  return said(state, actor, { type: 'noted', data: { text, ...holder(state) } });
}

export function link(state: ItemState, { actor, interaction }: CommandOf<'link'>): Decision {
  return said(state, actor, { type: 'linked', data: { interaction, ...holder(state) } });
}

/** Something for the history that changes nothing else. */
function said(state: ItemState, actor: Actor, event: ItemEvent): Decision {
  if (isClosed(state)) return refused('ITEM_CLOSED');
  return changed(state, state, { actor, events: [event], ledger: { kind: 'untouched' } });
}

export function update(state: ItemState, command: CommandOf<'update'>, isSame: IsSame): Decision {
  const { actor, attributes = {}, name } = command;
  if (isClosed(state)) return refused('ITEM_CLOSED');
  if (actor.kind === 'agent' && !isInHis(state, actor.id)) return refused('NOT_YOURS');
  const isNew = ([key, value]: [string, unknown]) => !isSame(state.attributes[key], value);
  const fresh = Object.fromEntries(Object.entries(attributes).filter(isNew));
  const isRenamed = name !== undefined && name !== state.name;
  if (Object.keys(fresh).length === 0 && !isRenamed) return unchanged;
  const next = {
    ...state,
    attributes: { ...state.attributes, ...fresh },
    name: name === undefined ? state.name : name,
  };
  const data = { attributes: Object.keys(fresh), ...(isRenamed ? { name } : {}), ...holder(state) };
  return changed(state, next, {
    actor,
    events: [{ type: 'updated', data }],
    ledger: { kind: 'untouched' },
    effects: syncOfChange(actor),
  });
}
