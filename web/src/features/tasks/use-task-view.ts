import { useEffect, useEffectEvent, useMemo } from 'react';
import { useAsked, useSearch } from '../../address/address';
import { changeTexts, navigate } from '../../address/go';
import type { How } from '../../address/go';
import type { SavedView } from '../../../../api/contract/view';
import { type Change, type TasksSearch, viewNames } from '../../search';
import { columnsOf, searchOf, viewPart, type ViewSearch } from './list-filter';

export type TaskViewChange = Change<'/tasks'>;

export interface TaskView {
  /** Of the saved view that it came from. */
  readonly id: string | undefined;
  readonly view: ViewSearch;
  /** What is to be shown is known. */
  readonly isKnown: boolean;
}

/** The view lies in the address. One that names a saved view alone, or nothing, is filled in from it, or from the default. */
export function useTaskView(views: readonly SavedView[] | undefined): TaskView {
  const search = useSearch('/tasks');
  const { view: id } = search;
  // The same object as long as it says the same.
  const text = JSON.stringify(viewPart(search));
  const view = useMemo(() => JSON.parse(text) as ViewSearch, [text]);
  const isBare = Object.keys(view).length === 0;
  const wanted = isBare ? views?.find((each) => (id === undefined ? each.isDefault : each.id === id)) : undefined;
  const fill = useEffectEvent((saved: SavedView) => {
    changeView({ ...searchOf(saved), view: saved.id }, { replace: true });
  });
  useEffect(() => {
    if (wanted !== undefined) fill(wanted);
  }, [wanted]);
  const isKnown = !isBare || (views !== undefined && wanted === undefined);
  // The same as long as it says the same: the list is not drawn again when an item is opened.
  return useMemo(() => ({ id, view, isKnown }), [id, view, isKnown]);
}

/** What somebody has just asked for, before the list shows it. */
export function useAskedView(): ViewSearch {
  return useAsked(viewNames);
}

/** Changes some of it, keeps the others; `undefined` takes one out. */
export function changeView(changed: TaskViewChange, how?: How): void {
  changeTexts('/tasks', { tab: undefined, ...changed }, how);
}

/** Other columns after the reference, made of those that there are at that moment. */
export function changeColumns(made: (columns: readonly string[]) => readonly string[] | undefined): void {
  changeTexts('/tasks', ({ columns }) => ({ columns: made(columnsOf(columns).slice(1))?.join(',') }), {
    replace: true,
  });
}

/** Shows another view in place of this one. */
export function showView(next: TasksSearch): void {
  navigate({ to: '/tasks', search: next });
}
