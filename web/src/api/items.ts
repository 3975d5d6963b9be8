import { keepPreviousData, useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/react-query';
import type { AgentWork } from '../../../api/contract/agent';
import type { Explanation } from '../../../api/contract/explanation';
import type { History, ItemPage, ItemView } from '../../../api/contract/item';
import { queryString, request } from './client';
import { isShort } from './is-short';
import { keys } from './keys';
import { listedItem } from './listed-item';
import type { ItemFilter } from './item-filter';

/** An item as a list has it (`isPlaceholderData`), until it is read itself. */
export function useItem(id: string) {
  const client = useQueryClient();
  return useQuery({
    queryKey: keys.item(id),
    queryFn: ({ signal }) => request<ItemView>(`/v1/workitems/${encodeURIComponent(id)}`, { signal }),
    placeholderData: () => listedItem(client, id),
    // Out of the agent's hands, so the stream no longer tells him of it; yet he may be looking at it.
    refetchInterval: ({ state }) => (state.data?.state === 'awaiting-source' ? 5_000 : false),
  });
}

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

export function useExplanation(id: string) {
  return useQuery({
    queryKey: keys.explanation(id),
    queryFn: ({ signal }) => request<Explanation>(`/v1/workitems/${encodeURIComponent(id)}/explanation`, { signal }),
    // Rings open and agents come and go without an event of the item.
    refetchInterval: ({ state }) => (state.data?.routingState === 'queued' ? 5_000 : false),
  });
}

/** What an agent has in front of him. */
export function useWork(agent: string) {
  return useQuery({
    queryKey: keys.work,
    queryFn: ({ signal }) => request<AgentWork>(`/v1/agents/${encodeURIComponent(agent)}/work`, { signal }),
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
