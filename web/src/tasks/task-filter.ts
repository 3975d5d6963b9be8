import type { ItemFilter } from '../api/item-filter';
import type { SupervisorSearch } from '../search';

/** Every state in which somebody still has something to do. */
export const openStates = 'scheduled,queued,offered,connected,parked,paused,awaiting-source';

/** Filters as the task list shows them when nothing is chosen: what is open, highest priority first. */
export const defaultSort = '-priority';

/** `overdue` means due before now; a number from now on within so many minutes, which are the tiles' items at risk. */
function dueFilter(due: string | undefined): ItemFilter {
  if (due === 'overdue') return { dueBefore: 'PT0S' };
  return due !== undefined && /^\d{1,6}$/.test(due) ? { dueAfter: 'PT0S', dueBefore: `PT${due}M` } : {};
}

/** The API's filters for what is chosen on the supervisor's page; what is due counts from the instant of the answer. */
export function taskFilter({ state, queue, worktype, q, due, sort }: SupervisorSearch): ItemFilter {
  const states = due === undefined ? (state ?? openStates) : openStates;
  return {
    state: states === 'all' ? undefined : states,
    queue,
    worktype,
    q,
    ...dueFilter(due),
    sort: sort ?? defaultSort,
  };
}

/** The next sort after a click on a column: descending for figures first, then the other way, then the default. */
export function nextSort(current: string | undefined, column: string): string | undefined {
  const [first, second] =
    column === 'priority' || column === 'createdAt' ? [`-${column}`, column] : [column, `-${column}`];
  if (current === first) return second;
  return current === second ? undefined : first;
}
