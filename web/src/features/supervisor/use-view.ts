import { useSearch } from '../../address/address';
import { changeTexts, navigate } from '../../address/go';
import type { How } from '../../address/go';
import type { ViewChange } from '../../search';

export type View = ReturnType<typeof useView>;

/** Filters, sort and the open item lie in the address; a change is one step of the browser's history. */
export function useView() {
  const view = useSearch('/supervisor');
  const { sort, agents, serves, span } = view;
  return {
    view,
    /** Changes some of them, keeps the others; `undefined` takes one out. */
    change: (changed: ViewChange, how?: How) => changeTexts('/supervisor', { tab: undefined, ...changed }, how),
    /** Shows one list of items in place of whatever was filtered before; the sort stays. */
    drill: (filter: ViewChange) => navigate({ to: '/supervisor', search: { sort, agents, serves, span, ...filter } }),
  };
}
