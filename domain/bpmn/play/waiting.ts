import type { CaseState, Instance, Wait } from '../state';

/** Something at which a token stands until a step comes: work that is done outside, or an event. */
export type Waiting =
  { element: string; kind: 'work'; instance: Instance } | { element: string; kind: 'event'; wait: Wait };

/**
 * What waits, the oldest first. Joins are not among it, which wait for other tokens, nor boundary events and event
 * sub-processes, where no token stands. Of an event-based gateway its events wait.
 */
export function waitingIn(state: CaseState): Waiting[] {
  const waits = Object.values(state.waits);
  return Object.values(state.instances)
    .toSorted((a, b) => a.id - b.id)
    .flatMap((instance): Waiting[] => {
      if (instance.phase === 'working') return [{ element: instance.element, kind: 'work', instance }];
      if (instance.phase !== 'waiting') return [];
      return (
        waits
          .filter((wait) => wait.instance === instance.id && !wait.hasCome)
          .toSorted((a, b) => a.id - b.id)
          // A receive task also keeps those of its boundary events.
          .filter(({ element }, _, all) => element === instance.element || !all.some(isOwn(instance)))
          // An event with many definitions is one.
          .filter((wait, at, all) => all.findIndex(({ element }) => element === wait.element) === at)
          .map((wait) => ({ element: wait.element, kind: 'event', wait }))
      );
    });
}

function isOwn(instance: Instance) {
  return ({ element }: Wait) => element === instance.element;
}

/** The next instant at which a timer is due; Infinity without any. */
export function nextDueMs(state: CaseState): number {
  return Object.values(state.waits).reduce(
    (next, { on, hasCome }) => (on.type === 'timer' && !hasCome ? Math.min(next, on.dueMs) : next),
    Infinity,
  );
}
