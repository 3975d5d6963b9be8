import type { Actor } from '../../domain/item/event';
import type { ItemState } from '../../domain/item/state';
import type { Context } from '../route';

/**
 * As whom the caller cancels or transfers: a source as itself, the holder as agent, a supervisor as himself; any other
 * agent is refused.
 */
export function cancellingActor({ principal }: Context, state: ItemState): Actor {
  if (principal.source !== null) return { kind: 'source', id: principal.source };
  const isSupervisor = principal.grants.get(state.division)?.has('supervisor') ?? false;
  if (principal.agent !== null && (!isSupervisor || state.assignee === principal.agent)) {
    return { kind: 'agent', id: principal.agent };
  }
  return { kind: 'user', id: principal.subject };
}
