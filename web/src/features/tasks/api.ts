import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { SavedView, SavedViewBody, SavedViews } from '../../../../api/contract/view';
import { queryString, request } from '../../api/client';
import { findByAnyId } from '../../api/find';
import { keys } from '../../api/keys';
import { readAgain } from '../../api/read-again';
import { useOneAtATime } from '../../api/use-one-at-a-time';

export function useViews() {
  return useQuery({
    queryKey: keys.views,
    queryFn: async ({ signal }) => (await request<SavedViews>('/v1/views', { signal })).views,
    staleTime: 60_000,
  });
}

export type ViewCommand =
  | { readonly do: 'save'; readonly id: string; readonly view: SavedViewBody; readonly basedOn?: string }
  | { readonly do: 'remove'; readonly id: string }
  | { readonly do: 'default'; readonly id: string | null };

function send(given: ViewCommand): Promise<SavedView | null> {
  if (given.do === 'save') {
    const path = `/v1/views/${given.id}${queryString({ basedOn: given.basedOn })}`;
    return request(path, { method: 'PUT', body: given.view });
  }
  if (given.do === 'remove') return request(`/v1/views/${given.id}`, { method: 'DELETE' });
  return request('/v1/views/default', { method: 'PUT', body: { view: given.id } });
}

/** What is done with views, one press at a time. */
export function useViewCommand() {
  const client = useQueryClient();
  return useOneAtATime({
    mutationFn: send,
    onSettled: () => readAgain(client, keys.views),
  });
}

/** What has an ID, asked for once, by a press. */
export function useFindByAnyId() {
  return useMutation({ mutationFn: (q: string) => findByAnyId(q) });
}
