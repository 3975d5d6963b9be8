import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import type { History, ItemPage } from '../../../api/contract/item';
import { queryString, request } from './client';
import { isShort } from './is-short';
import type { ItemFilter } from './item-filter';
import { keys } from './keys';
import { workbinAgainMs } from './workbins';

/** The latest first. */
export function useHistory(id: string) {
  return useInfiniteQuery({
    queryKey: keys.history(id),
    initialPageParam: '',
    queryFn: ({ pageParam, signal }) => {
      const query = queryString({ sort: '-seq', cursor: pageParam, limit: 200 });
      return request<History>(`/v1/workitems/${encodeURIComponent(id)}/history${query}`, { signal });
    },
    getNextPageParam: (page) => page.nextCursor ?? undefined,
  });
}

/**
 * A list by filters and sort, page by page; the last answer stays on screen while the next one loads. `againMs` is for
 * those whom the stream does not tell of what is in it.
 */
export function useItemList(filter: ItemFilter, againMs?: number) {
  return useInfiniteQuery({
    queryKey: keys.itemList(filter),
    initialPageParam: '',
    queryFn: ({ pageParam, signal }) => {
      const query = queryString({ ...filter, cursor: pageParam, limit: 100 });
      return request<ItemPage>(`/v1/workitems${query}`, { signal });
    },
    getNextPageParam: (page) => page.nextCursor ?? undefined,
    placeholderData: keepPreviousData,
    refetchInterval: ({ state }) => isShort(state.data) && (againMs ?? false),
  });
}

/** What lies in a workbin, by priority now, page by page. */
export function useWorkbinItems(division: string, id: string) {
  return useInfiniteQuery({
    queryKey: keys.workbinItems(division, id),
    initialPageParam: '',
    queryFn: ({ pageParam, signal }) => {
      const query = queryString({ division, cursor: pageParam, limit: 100 });
      return request<ItemPage>(`/v1/workbins/${encodeURIComponent(id)}/items${query}`, { signal });
    },
    getNextPageParam: (page) => page.nextCursor ?? undefined,
    refetchInterval: ({ state }) => isShort(state.data) && workbinAgainMs,
  });
}
