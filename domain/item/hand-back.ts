import { ownerOfWorkbin, personalWorkbin } from '../workbin/workbin-id';
import { arrived, given, worker } from './about';
import type { CommandOf } from './command';
import { changed, type Decision, refused, unchanged } from './decision';
import type { Actor, ItemEvent } from './event';
import { afterPause } from './schedule';
import { isClosed, type ItemState } from './state';

/** Back in its queue with its curve and its place; whoever has it next decides anew. */
export function released(state: ItemState): ItemState {
  return {
    ...state,
    state: 'queued',
    assignee: null,
    offerId: null,
    workbin: null,
    wakeMs: null,
    pausedMs: null,
    sourceDeadlineMs: null,
    disposition: null,
    doneBy: null,
  };
}

export function parked(state: ItemState, workbin: string, untilMs: number | undefined): ItemState {
  return { ...released(state), state: 'parked', workbin, wakeMs: untilMs ?? null };
}

interface ShelfGround {
  untilMs?: number | undefined;
  reason?: string | undefined;
  note?: string | undefined;
  /** Laid there by another command than park. */
  action?: 'transfer';
}

/** With a wake-up the ledger offers it again from that instant on; without one only a pull or a command brings it back. */
function toWorkbin(
  state: ItemState,
  actor: Actor,
  workbin: string,
  { untilMs, ...why }: ShelfGround,
  more: ItemEvent[] = [],
): Decision {
  const until = untilMs === undefined ? undefined : new Date(untilMs).toISOString();
  const { reason, note, action } = why;
  const data = {
    workbin,
    ...given('until', until),
    ...given('reason', reason),
    ...given('note', note),
    ...given('action', action),
  };
  return changed(state, parked(state, workbin, untilMs), {
    actor,
    events: [...more, { type: 'parked', data: { ...data, ...worker(state) } }],
    ledger: { kind: untilMs === undefined ? 'remove' : 'enqueue' },
  });
}

function toQueue(state: ItemState, actor: Actor, events: ItemEvent[], queue = state.rules.queue): Decision {
  const next = released(state);
  return changed(
    state,
    { ...next, rules: { ...next.rules, queue } },
    { actor, events: [...events, { type: 'queued', data: { queue } }], ledger: { kind: 'enqueue' } },
  );
}

export function park(state: ItemState, { actor, workbin, reason, untilMs }: CommandOf<'park'>): Decision {
  if (isClosed(state)) return refused('ITEM_CLOSED');
  if (state.state === 'parked' && state.workbin === workbin && state.wakeMs === (untilMs ?? null)) return unchanged;
  if (state.state !== 'connected') return refused('WRONG_STATE');
  if (state.assignee !== actor.id) return refused('NOT_YOURS');
  return toWorkbin(state, actor, workbin, { reason, untilMs });
}

export function release(state: ItemState, { actor, reason }: CommandOf<'release'>): Decision {
  if (isClosed(state)) return refused('ITEM_CLOSED');
  if (state.state === 'queued') return unchanged;
  if (state.state !== 'connected') return refused('WRONG_STATE');
  if (state.assignee !== actor.id) return refused('NOT_YOURS');
  return toQueue(state, actor, [{ type: 'released', data: { agent: actor.id, ...given('reason', reason) } }]);
}

export function requeue(state: ItemState, { actor, reason, pauseEnd }: CommandOf<'requeue'>): Decision {
  if (isClosed(state)) return refused('ITEM_CLOSED');
  if (state.state === 'queued') return unchanged;
  if (state.state === 'scheduled') return refused('WRONG_STATE');
  const item = afterPause(state, pauseEnd);
  if (!item) return refused('CONFLICT');
  return toQueue(item, actor, [{ type: 'requeued', data: { ...given('reason', reason), ...worker(state) } }]);
}

/** An agent transfers what he holds, or what lies on his own shelf; supervisors transfer anything that is not at rest. */
export function transfer(state: ItemState, command: CommandOf<'transfer'>, nowMs: number): Decision {
  const { actor, to, note, pauseEnd } = command;
  if (isClosed(state)) return refused('ITEM_CLOSED');
  const { item, events } = arrived(state, nowMs);
  if (item.state === 'scheduled' || item.state === 'awaiting-source') return refused('WRONG_STATE');
  if ('queue' in to && item.state === 'queued' && item.rules.queue === to.queue) return unchanged;
  if ('workbin' in to && item.state === 'parked' && item.workbin === to.workbin) return unchanged;
  if (actor.kind === 'agent' && !isInHis(item, actor.id)) return refused('NOT_YOURS');
  const before = afterPause(item, pauseEnd);
  if (!before) return refused('CONFLICT');
  if ('workbin' in to) return toWorkbin(before, actor, to.workbin, { note, action: 'transfer' }, events);
  const data = { queue: to.queue, ...given('note', note), ...worker(item) };
  return toQueue(before, actor, [...events, { type: 'transferred', data }], to.queue);
}

/** In his hands, or on his own shelf. */
export function isInHis(state: ItemState, agent: string): boolean {
  return state.assignee === agent || (state.workbin !== null && ownerOfWorkbin(state.workbin) === agent);
}

/** Overtaken when the item has left his hands meanwhile; that he is still away is asked in the commit. */
export function logout(state: ItemState, { actor, agent, offlineSinceMs }: CommandOf<'logout'>): Decision {
  if (state.state !== 'connected' || state.assignee !== agent) return unchanged;
  const { policy, workbin } = state.rules.onLogout;
  const reason = 'logout';
  let decision: Decision;
  switch (policy) {
    case 'keep':
      return unchanged;
    case 'requeue':
      decision = toQueue(state, actor, [{ type: 'requeued', data: { reason, agent } }]);
      break;
    case 'workbin':
      decision = toWorkbin(state, actor, workbin ?? personalWorkbin(agent), { reason });
      break;
  }
  if (decision.kind !== 'change') return decision;
  return { kind: 'change', change: { ...decision.change, whileOffline: { agent, sinceMs: offlineSinceMs } } };
}
