import { clock } from './clock';
import type { AnyCommand } from './command';
import type { Decision } from './decision';
import { cancel, complete } from './end';
import { logout, park, release, requeue, transfer } from './hand-back';
import type { ItemState } from './state';
import { accept, assign, pull } from './take';

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
    case 'activate':
    case 'wake':
    case 'expire':
    case 'source-timeout':
      return clock(state, command);
  }
}
