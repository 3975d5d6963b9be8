import { openItemStates } from '../../../domain/item/shown';
import type { ItemFilter } from '../api/item-filter';
import type { SupervisorSearch } from '../search';

/** As a filter has them. */
export const openStates = openItemStates.join(',');

/** Filters as the task list shows them when nothing is chosen: what is open, highest priority first. */
export const defaultSort = '-priority';

/** `overdue` means due before now; a number from now on within so many minutes, which are the tiles' items at risk. */
function dueFilter(due: string | undefined): ItemFilter {
  if (due === 'overdue') return { dueBefore: 'PT0S' };
  return due !== undefined && /^\d{1,6}$/.test(due) ? { dueAfter: 'PT0S', dueBefore: `PT${due}M` } : {};
}

/** Minutes of waiting: from the first on, and below the second where there is one. */
function ageFilter(age: string | undefined): ItemFilter {
  const [, from, to] = /^(\d{1,6})-(\d{0,6})$/.exec(age ?? '') ?? [];
  return {
    queuedAfter: to === undefined || to === '' ? undefined : `-PT${to}M`,
    queuedBefore: from === undefined || Number(from) === 0 ? undefined : `-PT${from}M`,
  };
}

/** Two instants, parted by a slash; undefined for anything else. */
export function periodOf(text: string | undefined): { readonly from: string; readonly to: string } | undefined {
  const [from = '', to = ''] = (text ?? '').split('/');
  return Number.isNaN(Date.parse(from)) || Number.isNaN(Date.parse(to)) ? undefined : { from, to };
}

/** The API's filters for what is chosen on the supervisor's page; durations count from the instant of the answer. */
export function taskFilter(search: SupervisorSearch): ItemFilter {
  const { state, queue, division, worktype, q, due, age, arrived, completed, sort } = search;
  const [came, done] = [periodOf(arrived), periodOf(completed)];
  const usual = came === undefined ? openStates : 'all';
  const states = done !== undefined ? 'completed' : due !== undefined ? openStates : (state ?? usual);
  return {
    state: states === 'all' ? undefined : states,
    queue,
    division,
    worktype,
    q,
    ...dueFilter(due),
    ...ageFilter(age),
    createdAfter: came?.from,
    createdBefore: came?.to,
    closedAfter: done?.from,
    closedBefore: done?.to,
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
