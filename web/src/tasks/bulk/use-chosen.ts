import { useState } from 'react';
import type { ItemView } from '../../../../api/contract/item';
import type { ItemFilter } from '../../api/item-filter';
import type { Selection } from './bulk-api';

export interface Chosen {
  has: (id: string) => boolean;
  /** Of those that are shown. */
  count: number;
  isAll: boolean;
  choose: (ids: readonly string[], isChosen: boolean) => void;
  /** Also those that are not loaded. */
  chooseAll: () => void;
  clear: () => void;
  selection: Selection;
}

/** Which items of a list are chosen. What has left the list is chosen no more; another list begins with none. */
export function useChosen(items: readonly ItemView[], filter: ItemFilter): Chosen {
  const list = JSON.stringify(filter);
  const [state, setState] = useState<{ list: string; ids: ReadonlySet<string>; isAll: boolean }>({
    list,
    ids: new Set(),
    isAll: false,
  });
  const { ids, isAll } = state.list === list ? state : { ids: new Set<string>(), isAll: false };
  const shown = items.filter(({ id }) => isAll || ids.has(id)).map(({ id }) => id);
  return {
    has: (id) => isAll || ids.has(id),
    count: shown.length,
    isAll,
    choose: (given, isChosen) => {
      const next = new Set(shown);
      for (const id of given)
        if (isChosen) next.add(id);
        else next.delete(id);
      setState({ list, ids: next, isAll: false });
    },
    chooseAll: () => setState({ list, ids: new Set(), isAll: true }),
    clear: () => setState({ list, ids: new Set(), isAll: false }),
    selection: isAll ? { filter } : { items: shown },
  };
}
