import type { Model } from '../model';
import type { CaseState, Instance, Wait } from '../state';

/** A token that stands somewhere until a step comes. */
export interface Waiting {
  instance: Instance;
  /** What it waits for; none of work, which is done outside. */
  waits: readonly Wait[];
}

/**
 * What waits, the oldest first: work that is done outside, events and event-based gateways, and ad-hoc sub-processes in which
 * nothing lives. Joins are not among it, which wait for other tokens, nor boundary events and event sub-processes, where no
 * token stands.
 */
export function waitingIn(model: Model, { instances, waits }: CaseState): Waiting[] {
  const all = Object.values(instances);
  return all
    .toSorted((a, b) => a.id - b.id)
    .flatMap((instance): Waiting[] => {
      const own = Object.values(waits).filter(
        (wait) => wait.instance === instance.id && !wait.hasCome && model.find(wait.element)?.kind !== 'boundary',
      );
      switch (instance.phase) {
        case 'working':
          return [{ instance, waits: [] }];
        case 'waiting':
          return own.length > 0 ? [{ instance, waits: own.toSorted((a, b) => a.id - b.id) }] : [];
        case 'containing':
          return isAdHoc(model, instance) && !all.some(({ parent }) => parent === instance.id)
            ? [{ instance, waits: [] }]
            : [];
        case 'undoing':
        case 'failed':
        case 'ended':
          return [];
      }
    });
}

export function isAdHoc(model: Model, { element, loop }: Instance): boolean {
  const node = model.find(element);
  return node?.kind === 'activity' && node.work.type === 'ad-hoc' && loop === undefined;
}

/** The next instant at which a timer is due; Infinity without any. */
export function nextDueMs({ waits }: CaseState): number {
  return Object.values(waits).reduce(
    (next, { on, hasCome }) => (on.type === 'timer' && !hasCome ? Math.min(next, on.dueMs) : next),
    Infinity,
  );
}
