import type { Actor } from '../../domain/item/event';
import type { ItemState } from '../../domain/item/state';
import { mayIn } from '../auth/principal';
import type { Context } from '../route';

/**
 * As whom the caller acts on an item that he need not hold: a source as itself, the holder as agent, a supervisor as
 * himself. Any other agent acts as agent, too: what is for its holder alone refuses him.
 */
export function callingActor({ principal }: Context, state: ItemState): Actor {
  if (principal.source !== null) return { kind: 'source', id: principal.source };
  const isSupervisor = mayIn(principal, 'item:assign', state.division);
  if (principal.agent !== null && (!isSupervisor || state.assignee === principal.agent)) {
    return { kind: 'agent', id: principal.agent };
  }
  return { kind: 'user', id: principal.subject };
}
