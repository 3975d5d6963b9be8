import type { ItemFilter } from '../../api/item-filter';
import type { SupervisorSearch } from '../../search';

/** Every state in which somebody still has something to do. */
export const openStates = 'scheduled,queued,offered,connected,parked,paused,awaiting-source';

/** Filters as the task list shows them when nothing is chosen: what is open, highest priority first. */
export const defaultSort = '-priority';

/**
 * The API's filters for what is chosen on the page. `due` becomes an instant only when the list is asked for, so it
 * stays here as it is: an instant in the cache's key would make every second another list.
 */
export function taskFilter({ state, queue, worktype, q, due, sort }: SupervisorSearch): ItemFilter {
  const states = due === undefined ? (state ?? openStates) : openStates;
  return { state: states === 'all' ? undefined : states, queue, worktype, q, due, sort: sort ?? defaultSort };
}

/** The next sort after a click on a column: descending for figures first, then the other way, then the default. */
export function nextSort(current: string | undefined, column: string): string | undefined {
  const [first, second] =
    column === 'priority' || column.endsWith('createdAt') ? [`-${column}`, column] : [column, `-${column}`];
  if (current === first) return second;
  return current === second ? undefined : first;
}
