import type { AnyCommand, ClockCommand, ItemCommand } from './command';
import { type Actor, CLOCK, type ItemEvent } from './event';
import type { Refusal } from './refusal';
import { isClosed, type ItemState } from './state';

/** What must follow a commit: the source is told of a change it must know, or webhooks are told of an event. */
export type Effect =
  { kind: 'sync'; event: 'completed' | 'cancelled' | 'mark-done' } | { kind: 'webhook'; event: 'overdue' };

/**
 * What the routing ledger must do in the same transaction: give the item to an agent for his open offer (or the whole
 * change is refused), put it back among the waiting, or let go of it. Offers and load are settled on the way.
 */
export type LedgerStep =
  { kind: 'untouched' } | { kind: 'claim'; offerId: string; agent: string } | { kind: 'enqueue' } | { kind: 'remove' };

export interface Change {
  /** The next state; its version is one above the last. */
  state: ItemState;
  events: ItemEvent[];
  actor: Actor;
  effects: Effect[];
  ledger: LedgerStep;
}

/** `unchanged`: the command's effect holds already. */
export type Decision =
  { kind: 'change'; change: Change } | { kind: 'unchanged' } | { kind: 'refused'; refusal: Refusal };

/**
 * The one place that decides what a command does to an item. Pure: the instant comes in, the commit makes it true.
 *
 * @example decide(queued, { action: 'accept', agent: 'ana', ... }, now) // a change to `connected` that claims the offer
 */
export function decide(state: ItemState, command: AnyCommand, nowMs: number): Decision {
  switch (command.action) {
    case 'accept':
      return accept(state, command, nowMs);
    case 'complete':
      return complete(state, command, nowMs);
    case 'cancel':
      return cancel(state, command, nowMs);
    case 'activate':
    case 'expire':
    case 'source-timeout':
      return clock(state, command);
  }
}

function accept(state: ItemState, command: Extract<ItemCommand, { action: 'accept' }>, nowMs: number): Decision {
  const { agent, offerId, actor } = command;
  if (state.state === 'connected' && state.assignee === agent && state.offerId === offerId) return unchanged;
  if (isClosed(state)) return refused('ITEM_CLOSED');
  // A scheduled item whose activation has passed is offered by the ledger before its workflow's timer is served.
  if (state.state !== 'queued' && state.state !== 'scheduled') return refused('NOT_OFFERED');
  const { completion, onAcceptStatus } = state.rules;
  const waitsForSource = completion.by !== 'agent' && !canMarkDone(state) && completion.sourceTimeoutMs !== null;
  const next: ItemState = {
    ...state,
    state: 'connected',
    assignee: agent,
    offerId,
    status: onAcceptStatus ?? state.status,
    sourceDeadlineMs: waitsForSource ? nowMs + (completion.sourceTimeoutMs ?? 0) : state.sourceDeadlineMs,
  };
  const events: ItemEvent[] = [{ type: 'accepted', data: { agent, offerId } }, ...statusEvent(state, next)];
  if (state.state === 'scheduled') events.unshift(queuedAt(state, state.activationMs));
  return change(state, next, actor, events, { kind: 'claim', offerId, agent });
}

function complete(state: ItemState, command: Extract<ItemCommand, { action: 'complete' }>, nowMs: number): Decision {
  const { actor, disposition } = command;
  if (state.state === 'completed') return isRepeat(state, command) ? unchanged : refused('ITEM_CLOSED');
  if (state.state === 'cancelled') return refused('ITEM_CLOSED');
  const isKnown = disposition === undefined || state.rules.dispositions.includes(disposition);
  const worked: ItemState = {
    ...state,
    assignee: null,
    // Who marked it done stays named when the source has the last word.
    doneBy: state.state === 'awaiting-source' ? state.doneBy : actor,
    disposition: disposition ?? state.disposition,
    attributes: { ...state.attributes, ...command.attributes },
  };
  const data = { disposition: worked.disposition, ...worker(state) };
  if (actor.kind === 'source')
    return isKnown ? close(state, worked, 'completed', actor, data, nowMs) : refused('UNKNOWN_DISPOSITION');
  if (state.state === 'awaiting-source') return isRepeat(state, command) ? unchanged : refused('WRONG_STATE');
  if (state.state !== 'connected') return refused('WRONG_STATE');
  if (state.assignee !== actor.id) return refused('NOT_YOURS');
  if (!isKnown) return refused('UNKNOWN_DISPOSITION');
  if (state.rules.completion.by === 'agent') return close(state, worked, 'completed', actor, data, nowMs);
  if (!canMarkDone(state)) return refused('MARK_DONE_DISABLED');
  const { sourceTimeoutMs } = state.rules.completion;
  const next: ItemState = {
    ...worked,
    state: 'awaiting-source',
    sourceDeadlineMs: sourceTimeoutMs === null ? null : nowMs + sourceTimeoutMs,
  };
  return change(state, next, actor, [{ type: 'mark-done', data }], { kind: 'remove' }, [
    { kind: 'sync', event: 'mark-done' },
  ]);
}

/** The holder may cancel what he holds; that anyone else may (supervisor, source) is a matter of permissions. */
function cancel(state: ItemState, command: Extract<ItemCommand, { action: 'cancel' }>, nowMs: number): Decision {
  const { actor, reason } = command;
  if (state.state === 'cancelled') return unchanged;
  if (state.state === 'completed') return refused('ITEM_CLOSED');
  if (actor.kind === 'agent' && state.assignee !== actor.id) return refused('NOT_YOURS');
  const data = {
    ...(reason === undefined ? {} : { reason }),
    ...holder(state),
  };
  return close(state, { ...state, assignee: null }, 'cancelled', actor, data, nowMs);
}

/** A deadline that the state no longer names has been overtaken by a command: nothing happens. */
function clock(state: ItemState, { action, atMs }: ClockCommand): Decision {
  if (isClosed(state)) return unchanged;
  switch (action) {
    case 'activate': {
      if (state.state !== 'scheduled' || state.activationMs !== atMs) return unchanged;
      // The ledger has let it be offered from that instant on, by its own clock.
      return change(state, { ...state, state: 'queued' }, CLOCK, [queuedAt(state, atMs)], { kind: 'untouched' });
    }
    case 'expire': {
      if (state.isOverdue || state.expiresMs !== atMs) return unchanged;
      const next = { ...state, isOverdue: true, status: state.rules.overdueStatus ?? state.status };
      const overdue: ItemEvent = {
        type: 'overdue',
        atMs,
        data: { expiredAt: new Date(atMs).toISOString(), ...holder(state) },
      };
      const events = [overdue, ...statusEvent(state, next)];
      return change(state, next, CLOCK, events, { kind: 'untouched' }, [{ kind: 'webhook', event: 'overdue' }]);
    }
    case 'source-timeout': {
      if (state.sourceDeadlineMs !== atMs) return unchanged;
      const next: ItemState = {
        ...state,
        state: 'queued',
        assignee: null,
        offerId: null,
        sourceDeadlineMs: null,
        disposition: null,
        doneBy: null,
      };
      const data = { reason: 'source-timeout', queue: state.rules.queue, ...worker(state) };
      return change(state, next, CLOCK, [{ type: 'queued', atMs, data }], { kind: 'enqueue' });
    }
  }
}

function close(
  state: ItemState,
  worked: ItemState,
  to: 'completed' | 'cancelled',
  actor: Actor,
  data: Record<string, unknown>,
  nowMs: number,
): Decision {
  const next: ItemState = {
    ...worked,
    state: to,
    status: worked.rules.finalStatus ?? worked.status,
    sourceDeadlineMs: null,
    closedMs: nowMs,
  };
  const events: ItemEvent[] = [{ type: to, data }, ...statusEvent(state, next)];
  return change(state, next, actor, events, { kind: 'remove' }, [{ kind: 'sync', event: to }]);
}

function change(
  before: ItemState,
  next: ItemState,
  actor: Actor,
  events: ItemEvent[],
  ledger: LedgerStep,
  effects: Effect[] = [],
): Decision {
  return {
    kind: 'change',
    change: { state: { ...next, version: before.version + 1 }, events, actor, effects, ledger },
  };
}

/** Names the agent whom an event concerns, so that the stream tells him. */
function holder({ assignee }: ItemState): { agent?: string } {
  return assignee === null ? {} : { agent: assignee };
}

/** The holder, or else the agent who marked it done: he wants to know what became of it. */
function worker(state: ItemState): { agent?: string } {
  return state.assignee === null && state.doneBy?.kind === 'agent' ? { agent: state.doneBy.id } : holder(state);
}

function queuedAt({ rules }: ItemState, atMs: number): ItemEvent {
  return { type: 'queued', atMs, data: { queue: rules.queue } };
}

function statusEvent(before: ItemState, after: ItemState): ItemEvent[] {
  if (before.status === after.status) return [];
  return [{ type: 'status-changed', data: { from: before.status, to: after.status } }];
}

/** Mark Done exists where agent and source complete together. */
function canMarkDone(state: ItemState): boolean {
  return state.rules.completion.by === 'both' && state.rules.completion.markDone;
}

/** Asking again for what one has done is no mistake, and the source may ask for what an agent did; asking for another disposition is one. */
function isRepeat(state: ItemState, { actor, disposition }: { actor: Actor; disposition?: string }): boolean {
  const mayAsk = actor.kind === 'source' || (actor.kind === state.doneBy?.kind && actor.id === state.doneBy.id);
  return mayAsk && (disposition === undefined || disposition === state.disposition);
}

const unchanged: Decision = { kind: 'unchanged' };
const refused = (refusal: Refusal): Decision => ({ kind: 'refused', refusal });
