import { isSameJson } from '../config/canonical-json';
import { extend, link, note, raise, reprioritize, reschedule, setStatus, update } from './adjust';
import { clock } from './clock';
import type { AnyCommand } from './command';
import { type Decision, type IsSame, refused } from './decision';
import { cancel, complete } from './end';
import { escalate } from './escalation';
import { logout, park, release, requeue, transfer } from './hand-back';
import { hold, pause, resume } from './pause';
import { reclassify } from './reclassify';
import { recompute } from './recompute';
import { isClosed, type ItemPhase, itemPhases, type ItemState } from './state';
import { accept, assign, pull } from './take';

/**
 * The one place that decides what a command does to an item. Pure: the instant comes in, the commit makes it true. `isSame`
 * is how given values are compared with those that are there.
 *
 * @example decide(queued, { action: 'accept', agent: 'ana', ... }, now) // a change to `connected` that claims the offer
 */
export function decide(state: ItemState, command: AnyCommand, nowMs: number, isSame: IsSame = isSameJson): Decision {
  const basis = 'basis' in command ? command.basis : undefined;
  if (basis !== undefined && basis !== state.version) return refused(isClosed(state) ? 'ITEM_CLOSED' : 'CONFLICT');
  switch (command.action) {
    case 'accept':
      return accept(state, command, nowMs);
    case 'complete':
      return complete(state, command, nowMs);
    case 'cancel':
      return cancel(state, command, nowMs);
    case 'park':
      return park(state, command);
    case 'release':
      return release(state, command);
    case 'pull':
      return pull(state, command, nowMs);
    case 'assign':
      return assign(state, command, nowMs);
    case 'requeue':
      return requeue(state, command);
    case 'transfer':
      return transfer(state, command, nowMs);
    case 'logout':
      return logout(state, command);
    case 'hold':
      return hold(state, command, nowMs);
    case 'pause':
      return pause(state, command, nowMs);
    case 'resume':
      return resume(state, command, nowMs);
    case 'reschedule':
      return reschedule(state, command, nowMs);
    case 'extend':
      return extend(state, command, nowMs);
    case 'recompute':
      return recompute(state, command, nowMs);
    case 'reprioritize':
      return reprioritize(state, command);
    case 'raise':
      return raise(state, command);
    case 'set-status':
      return setStatus(state, command);
    case 'note':
      return note(state, command);
    case 'link':
      return link(state, command);
    case 'update':
      return update(state, command, isSame);
    case 'reclassify':
      return reclassify(state, command, nowMs, isSame);
    case 'escalate':
      return escalate(state, command);
    case 'activate':
    case 'wake':
    case 'expire':
    case 'source-timeout':
    case 'threshold':
    case 'timed-status':
      return clock(state, command);
  }
}

/** The states in which an item could be given a command that is refused in its own. */
export function statesFor(item: ItemState, command: AnyCommand, nowMs: number): ItemPhase[] {
  return itemPhases.filter((state) => {
    const decision = decide({ ...item, state }, command, nowMs);
    return decision.kind !== 'refused' || !['WRONG_STATE', 'ITEM_CLOSED'].includes(decision.refusal);
  });
}
