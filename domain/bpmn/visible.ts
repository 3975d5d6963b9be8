import type { Graph } from './graph';
import type { CaseState, Instance, Variables } from './state';

/** All variables that an instance sees, the nearest of each name, as its case stands; null: it lives no more. */
export function visibleAt(
  { processes }: Pick<Graph, 'processes'>,
  { instances }: Pick<CaseState, 'instances'>,
  id: number,
): Variables | null {
  if (!instances[id]) return null;
  let seen: Variables = {};
  for (let at: Instance | undefined = instances[id]; at;) {
    const { element, parent, variables }: Instance = at;
    seen = { ...variables, ...seen };
    const isProcess = processes.some((process) => process.id === element);
    at = isProcess || parent === null ? undefined : instances[parent];
  }
  return seen;
}
