import { useMemo } from 'react';
import { useSearch } from '../../address/address';
import { changeTexts, navigate } from '../../address/go';

/** A place from which he helps himself: a workbin as `division/id` (`own` for his), or a queue by its key. */
export type Place = { readonly bin: string } | { readonly queue: string };

/** The item that is open and the place behind it lie in the address, so that "back" and a reload find them again. */
export function useDeskView() {
  const search = useSearch('/work');
  const { item, bin, queue } = search;
  const place = useMemo(() => placeOf(bin, queue), [bin, queue]);
  return {
    openId: item,
    place,
    open: (id: string) => changeTexts('/work', { item: id, tab: undefined }),
    /** Closes the item: back to where it was opened from. */
    close: () => changeTexts('/work', { item: undefined, tab: undefined }),
    /** Undefined: the work in his hands. */
    show: (next: Place | undefined) => navigate({ to: '/work', search: next ?? {} }),
  };
}

function placeOf(bin: string | undefined, queue: string | undefined): Place | undefined {
  if (bin !== undefined) return { bin };
  return queue === undefined ? undefined : { queue };
}
