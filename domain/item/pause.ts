import { arrived, given, worker } from './about';
import type { CommandOf } from './command';
import { changed, type Decision, refused, unchanged } from './decision';
import { released } from './hand-back';
import { scheduled } from './schedule';
import { isClosed, type ItemState } from './state';
import { ledgerStep } from './stay';

/** Off the agent's capacity and still his. */
export function hold(state: ItemState, { actor, reason }: CommandOf<'hold'>, nowMs: number): Decision {
  if (isClosed(state)) return refused('ITEM_CLOSED');
  if (state.state === 'paused' && state.assignee === actor.id) return unchanged;
  if (state.state !== 'connected') return refused('WRONG_STATE');
  if (state.assignee !== actor.id) return refused('NOT_YOURS');
  return changed(
    state,
    { ...state, state: 'paused', offerId: null, pausedMs: nowMs },
    {
      actor,
      events: [{ type: 'held', data: { agent: actor.id, ...given('reason', reason) } }],
      ledger: { kind: 'remove' },
    },
  );
}

/** Out of hands, shelves and queues alike; its clocks stand still from here where the worktype says so. */
export function pause(state: ItemState, { actor, reason }: CommandOf<'pause'>, nowMs: number): Decision {
  if (isClosed(state)) return refused('ITEM_CLOSED');
  if (state.state === 'paused' && state.assignee === null) return unchanged;
  if (actor.kind === 'agent' && state.assignee !== actor.id) return refused('NOT_YOURS');
  const next: ItemState = { ...released(state), state: 'paused', pausedMs: state.pausedMs ?? nowMs };
  return changed(state, next, {
    actor,
    events: [{ type: 'paused', data: { ...given('reason', reason), ...worker(state) } }],
    ledger: ledgerStep(state, next),
  });
}

/** Its holder takes it up again where he has room; anyone else sends it back into distribution. */
export function resume(state: ItemState, command: CommandOf<'resume'>, nowMs: number): Decision {
  const { actor, schedule } = command;
  if (isClosed(state)) return refused('ITEM_CLOSED');
  if (state.state !== 'paused') return unchanged;
  // Paused anew since the sender looked: what he computed of its clocks is of another pause.
  if (state.pausedMs !== command.pausedMs) return refused('WRONG_STATE');
  const item = schedule ? scheduled(state, schedule) : state;
  const agent = state.assignee;
  if (agent !== null && actor.kind === 'agent') {
    if (actor.id !== agent) return refused('NOT_YOURS');
    const next: ItemState = { ...item, state: 'connected', pausedMs: null };
    return changed(state, next, {
      actor,
      events: [{ type: 'resumed', data: { agent } }],
      ledger: { kind: 'take', agent, pick: null },
    });
  }
  if (actor.kind === 'agent') return refused('NOT_YOURS');
  const { item: next, events } = arrived({ ...released(item), state: 'scheduled' }, nowMs);
  return changed(state, next, {
    actor,
    events: [{ type: 'resumed', data: { ...worker(state) } }, ...events.map(({ type, data }) => ({ type, data }))],
    ledger: { kind: 'enqueue' },
  });
}
