import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import type { ItemPage } from '../../../api/contract/item';
import type { TargetList, WorkbinList } from '../../../api/contract/workbin';
import { queryString, request } from './client';
import { isShort } from './is-short';
import { keys } from './keys';

/** What colleagues put there is not told to an agent by the stream, so it is looked at again. */
const againMs = 10_000;

/** The workbins that the caller takes from or watches. */
export function useWorkbins() {
  return useQuery({
    queryKey: keys.workbins,
    queryFn: ({ signal }) => request<WorkbinList>('/v1/workbins', { signal }),
    refetchInterval: againMs,
  });
}

/** What lies in one, by priority now, page by page. */
export function useWorkbinItems(division: string, id: string) {
  return useInfiniteQuery({
    queryKey: keys.workbinItems(division, id),
    initialPageParam: '',
    queryFn: ({ pageParam, signal }) => {
      const query = queryString({ division, cursor: pageParam, limit: 100 });
      return request<ItemPage>(`/v1/workbins/${encodeURIComponent(id)}/items${query}`, { signal });
    },
    getNextPageParam: (page) => page.nextCursor ?? undefined,
    refetchInterval: ({ state }) => isShort(state.data) && againMs,
  });
}

/** Where work of a division may be sent, by a part of its name. */
export function useTargets(division: string, q: string) {
  return useQuery({
    queryKey: keys.targets(division, q),
    queryFn: ({ signal }) => request<TargetList>(`/v1/targets${queryString({ division, q })}`, { signal }),
    placeholderData: keepPreviousData,
  });
}
