import { arrived, given, holder, statusEvent, worker } from './about';
import type { CommandOf } from './command';
import { changed, type Decision, refused, unchanged } from './decision';
import type { Actor } from './event';
import type { Refusal } from './refusal';
import type { ItemState } from './state';

export function complete(state: ItemState, command: CommandOf<'complete'>, nowMs: number): Decision {
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
    attributes: command.attributes ? { ...state.attributes, ...command.attributes } : state.attributes,
  };
  const data = { disposition: worked.disposition, ...worker(state) };
  if (actor.kind === 'source')
    return isKnown ? close(state, worked, 'completed', actor, data, nowMs) : refused('UNKNOWN_DISPOSITION');
  if (state.state === 'awaiting-source') return isRepeat(state, command) ? unchanged : refused('WRONG_STATE');
  const refusal = actor.kind === 'participant' ? refusalToParticipant(state, nowMs) : refusalToHolder(state, actor);
  if (refusal) return refused(refusal);
  if (!isKnown) return refused('UNKNOWN_DISPOSITION');
  if (state.rules.completion.by === 'agent') return close(state, worked, 'completed', actor, data, nowMs);
  if (!canMarkDone(state)) return refused('MARK_DONE_DISABLED');
  const { sourceTimeoutMs } = state.rules.completion;
  const next: ItemState = {
    ...worked,
    state: 'awaiting-source',
    sourceDeadlineMs: sourceTimeoutMs === null ? null : nowMs + sourceTimeoutMs,
  };
  return changed(state, next, {
    actor,
    events: [{ type: 'mark-done', data }],
    ledger: { kind: 'remove' },
    effects: [{ kind: 'sync', event: 'mark-done' }],
  });
}

function refusalToHolder(state: ItemState, actor: Actor): Refusal | null {
  if (state.state !== 'connected') return 'WRONG_STATE';
  return state.assignee === actor.id ? null : 'NOT_YOURS';
}

/** He need not hold it: a link to it was given to him, wherever it lies. */
function refusalToParticipant(state: ItemState, nowMs: number): Refusal | null {
  return arrived(state, nowMs).item.state === 'scheduled' ? 'WRONG_STATE' : null;
}

/** The holder may cancel what he holds; that anyone else may (supervisor, source) is a matter of permissions. */
export function cancel(state: ItemState, { actor, reason }: CommandOf<'cancel'>, nowMs: number): Decision {
  if (state.state === 'cancelled') return unchanged;
  if (state.state === 'completed') return refused('ITEM_CLOSED');
  if (actor.kind === 'agent' && state.assignee !== actor.id) return refused('NOT_YOURS');
  const data = { ...given('reason', reason), ...holder(state) };
  return close(state, { ...state, assignee: null }, 'cancelled', actor, data, nowMs);
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
    workbin: null,
    wakeMs: null,
    closedMs: nowMs,
  };
  return changed(state, next, {
    actor,
    events: [{ type: to, data }, ...statusEvent(state, next)],
    ledger: { kind: 'remove' },
    effects: [{ kind: 'sync', event: to }],
  });
}

/** Mark Done exists where agent and source complete together. */
export function canMarkDone({ rules: { completion } }: ItemState): boolean {
  return completion.by === 'both' && completion.markDone;
}

/** Asking again for what one has done is no mistake, and the source may ask for what an agent did; asking for another disposition is one. */
function isRepeat(state: ItemState, { actor, disposition }: CommandOf<'complete'>): boolean {
  const mayAsk = actor.kind === 'source' || (actor.kind === state.doneBy?.kind && actor.id === state.doneBy.id);
  return mayAsk && (disposition === undefined || disposition === state.disposition);
}
