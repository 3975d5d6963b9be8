import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { ConfigList, DraftList } from '../../../../api/contract/config';
import type { DryRunBody, DryRunItemPage, DryRunView } from '../../../../api/contract/dry-run';
import { queryString, request } from '../../api/client';
import { keys } from '../../api/keys';

const path = '/v1/config/dry-runs';
const everyMs = 1_000;

export type Asked = Pick<DryRunBody, 'drafts' | 'from' | 'to' | 'division' | 'events'> & {
  simulate: { handleTime: string };
};

export function useDrafts() {
  return useQuery({
    queryKey: keys.configDrafts,
    queryFn: ({ signal }) => request<DraftList>('/v1/config?state=draft', { signal }),
    select: ({ drafts }) => drafts,
  });
}

export function useBegin(onBegun: (id: string) => void) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: Asked) => request<DryRunView>(path, { method: 'POST', body }),
    onSuccess: (run) => {
      client.setQueryData(keys.dryRun(run.id), run);
      onBegun(run.id);
    },
  });
}

/** It ends if it is under way, and is there no longer. */
export function useGiveUp(id: string, onGone: () => void) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => request<null>(`${path}/${encodeURIComponent(id)}`, { method: 'DELETE' }),
    onSuccess: () => {
      onGone();
      client.removeQueries({ queryKey: keys.dryRun(id) });
    },
  });
}

/** Asks until it has ended. */
export function useDryRun(id: string) {
  return useQuery({
    queryKey: keys.dryRun(id),
    queryFn: ({ signal }) => request<DryRunView>(`${path}/${encodeURIComponent(id)}`, { signal }),
    refetchInterval: ({ state }) => (state.data?.endedAt === null ? everyMs : false),
  });
}

export function useDryRunItems(id: string, isMovedOnly: boolean) {
  return useInfiniteQuery({
    queryKey: [...keys.dryRun(id), 'items', isMovedOnly],
    queryFn: ({ pageParam, signal }) =>
      request<DryRunItemPage>(
        `${path}/${encodeURIComponent(id)}/items${queryString({ moved: String(isMovedOnly), cursor: pageParam, limit: 50 })}`,
        { signal },
      ),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
  });
}

/** Names of agents, by key. */
export function useAgentNames() {
  return useQuery({
    queryKey: keys.configKind('agents'),
    queryFn: ({ signal }) => request<ConfigList>('/v1/config/agents', { signal }),
    select: ({ documents }) =>
      new Map(
        documents.map(({ key, document }) => [key, typeof document['name'] === 'string' ? document['name'] : key]),
      ),
  });
}
