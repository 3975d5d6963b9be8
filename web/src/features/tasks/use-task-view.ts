import { useEffect, useEffectEvent, useMemo } from 'react';
import { useSearch } from '../../address/address';
import { changeTexts, navigate } from '../../address/go';
import type { How } from '../../address/go';
import type { SavedView } from '../../../../api/contract/view';
import type { Change, TasksSearch } from '../../search';
import { columnsOf, searchOf, viewPart, type ViewSearch } from './list-filter';

export type TaskViewChange = Change<'/tasks'>;

/** The view lies in the address. One that names a saved view alone, or nothing, is filled in from it, or from the default. */
export function useTaskView(views: readonly SavedView[] | undefined) {
  const search = useSearch('/tasks');
  const { view: id } = search;
  // The same object as long as it says the same: what is drawn from it is not drawn again when an item is opened.
  const text = JSON.stringify(viewPart(search));
  const view = useMemo(() => JSON.parse(text) as ViewSearch, [text]);
  const isBare = Object.keys(view).length === 0;
  const wanted = isBare ? views?.find((each) => (id === undefined ? each.isDefault : each.id === id)) : undefined;
  const fill = useEffectEvent((saved: SavedView) => {
    changeTexts('/tasks', { ...searchOf(saved), view: saved.id }, { replace: true });
  });
  useEffect(() => {
    if (wanted !== undefined) fill(wanted);
  }, [wanted]);
  return {
    search,
    view,
    /** What is to be shown is known. */
    isKnown: !isBare || (views !== undefined && wanted === undefined),
    /** Changes some of it, keeps the others; `undefined` takes one out. */
    change: (changed: TaskViewChange, how?: How) => changeTexts('/tasks', { tab: undefined, ...changed }, how),
    /** Other columns after the reference, made of those that there are at that moment. */
    changeColumns: (made: (columns: readonly string[]) => readonly string[] | undefined) =>
      changeTexts('/tasks', ({ columns }) => ({ columns: made(columnsOf(columns).slice(1))?.join(',') }), {
        replace: true,
      }),
    /** Shows another view in place of this one. */
    show: (next: TasksSearch) => navigate({ to: '/tasks', search: next }),
  };
}
