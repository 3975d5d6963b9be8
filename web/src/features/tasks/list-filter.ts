import type { SavedView } from '../../../../api/contract/view';
import { usualColumns } from '../../../../domain/item/shown';
import { attributesOf, type ItemFilter } from '../../api/item-filter';
import { type TasksSearch, type ViewName, viewNames } from '../../search';
import { attributeOf, isKnown } from '../../tasks/columns';
import { defaultSort, openStates } from '../../tasks/task-filter';

export type ViewSearch = Partial<Record<ViewName, string>>;

/** The parts of an address that make the view. */
export function viewPart(search: TasksSearch): ViewSearch {
  return Object.fromEntries(viewNames.flatMap((name) => (search[name] === undefined ? [] : [[name, search[name]]])));
}

/** The columns that the address names, of those that there are; the reference is always first, because it names the row. */
export function columnsOf(columns: string | undefined): readonly string[] {
  if (columns === undefined) return usualColumns;
  const chosen = columns.split(',').filter((column) => isColumn(column) && column !== 'reference');
  return ['reference', ...new Set(chosen)];
}

const isColumn = (column: string) => isKnown(column) || (attributeOf(column) ?? '') !== '';

/** The API's filters and sort for what the address says: what is open, unless it says otherwise. */
export function listFilter(view: ViewSearch): ItemFilter {
  const { columns: _, sort, ...filters } = view;
  const open = filters.archived === 'true' ? undefined : openStates;
  const state = filters.state ?? open;
  return { ...filters, state: state === 'all' ? undefined : state, sort: sort ?? defaultSort };
}

export function isFiltered(view: ViewSearch): boolean {
  return Object.keys(view).some((name) => name !== 'columns' && name !== 'sort');
}

/** What is kept of a view. */
export function savedPart(view: ViewSearch): Pick<SavedView, 'filters' | 'columns' | 'sort'> {
  const { sort = defaultSort, attribute, ...filters } = listFilter(view);
  const given = Object.entries(filters).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]]));
  const attributes: Record<string, string[]> =
    attribute === undefined ? {} : { attribute: attributesOf({ attribute }) };
  return {
    filters: { ...(Object.fromEntries(given) as Record<string, string>), ...attributes },
    columns: [...columnsOf(view.columns)] as SavedView['columns'],
    sort: sort as SavedView['sort'],
  };
}

/** The address of a saved view: every part of it, so that a default view is another address than none. */
export function searchOf({ filters, columns, sort }: Pick<SavedView, 'filters' | 'columns' | 'sort'>): ViewSearch {
  const texts = Object.entries(filters).map(([name, value]) => [
    name,
    [value].flat().join(name === 'attribute' ? ';' : ','),
  ]);
  const search: ViewSearch = {
    ...Object.fromEntries(texts),
    columns: columns.filter((each) => each !== 'reference').join(','),
    sort,
  };
  const { state, ...rest } = search;
  // Of the archive nothing is left out that is not said.
  if (state === openStates && rest.archived !== 'true') return rest;
  return { ...rest, state: state ?? (rest.archived === 'true' ? undefined : 'all') } as ViewSearch;
}

/** Whether the address shows just what the view keeps. */
export function isSame(view: ViewSearch, saved: SavedView): boolean {
  return asText(savedPart(view)) === asText(saved);
}

function asText({ filters, columns, sort }: Pick<SavedView, 'filters' | 'columns' | 'sort'>): string {
  return JSON.stringify([Object.entries(filters).toSorted(([a], [b]) => (a < b ? -1 : 1)), columns, sort]);
}
