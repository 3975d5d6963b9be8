import { arrived, statusEvent } from './about';
import type { CommandOf } from './command';
import { changed, type Decision, refused, unchanged } from './decision';
import { canMarkDone } from './end';
import { isClosed, type ItemState } from './state';

/** One whose activation or wake-up has passed is offered by the ledger before its workflow's timer is served. */
export function accept(state: ItemState, { actor, agent, offerId }: CommandOf<'accept'>, nowMs: number): Decision {
  if (state.state === 'connected' && state.assignee === agent && state.offerId === offerId) return unchanged;
  if (isClosed(state)) return refused('ITEM_CLOSED');
  const { item, events } = arrived(state, Infinity);
  if (item.state !== 'queued') return refused('NOT_OFFERED');
  const next = connected(item, agent, offerId, nowMs);
  return changed(state, next, {
    actor,
    events: [...events, { type: 'accepted', data: { agent, offerId } }, ...statusEvent(state, next)],
    ledger: { kind: 'claim', offerId, agent },
  });
}

/** An agent helps himself, from a queue or from a shelf; whether he may have it is asked before, his room by the commit. */
export function pull(state: ItemState, { actor, agent, pick }: CommandOf<'pull'>, nowMs: number): Decision {
  const refusal = refusalToTake(state, agent, nowMs);
  if (refusal) return refusal;
  const { item, events } = arrived(state, nowMs);
  const next = connected(item, agent, null, nowMs);
  const from = item.workbin === null ? { queue: item.rules.queue } : { workbin: item.workbin };
  return changed(state, next, {
    actor,
    events: [...events, { type: 'pulled', data: { agent, ...from, ...pick } }, ...statusEvent(state, next)],
    ledger: { kind: 'take', agent, pick },
  });
}

/** Connected at once: no rings, skills, presence or membership are asked, which the event says. */
export function assign(state: ItemState, { actor, agent }: CommandOf<'assign'>, nowMs: number): Decision {
  const refusal = refusalToTake(state, agent, nowMs);
  if (refusal) return refusal;
  const { item, events } = arrived(state, nowMs);
  const next = connected(item, agent, null, nowMs);
  return changed(state, next, {
    actor,
    events: [...events, { type: 'assigned', data: { agent, rulesOverridden: true } }, ...statusEvent(state, next)],
    ledger: { kind: 'take', agent, pick: null },
  });
}

function refusalToTake(state: ItemState, agent: string, nowMs: number): Decision | null {
  if (isClosed(state)) return refused('ITEM_CLOSED');
  if (state.state === 'connected') return state.assignee === agent ? unchanged : refused('NOT_YOURS');
  const { item } = arrived(state, nowMs);
  return item.state === 'queued' || item.state === 'parked' ? null : refused('WRONG_STATE');
}

/** In an agent's hands; without an offer he pulled it or was given it. */
function connected(state: ItemState, agent: string, offerId: string | null, nowMs: number): ItemState {
  const { completion, onAcceptStatus } = state.rules;
  const waitsForSource = completion.by !== 'agent' && !canMarkDone(state) && completion.sourceTimeoutMs !== null;
  return {
    ...state,
    state: 'connected',
    assignee: agent,
    offerId,
    workbin: null,
    wakeMs: null,
    pausedMs: null,
    status: onAcceptStatus ?? state.status,
    sourceDeadlineMs: waitsForSource ? nowMs + (completion.sourceTimeoutMs ?? 0) : state.sourceDeadlineMs,
  };
}
