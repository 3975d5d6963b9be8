import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import type { AgentList } from '../../../api/contract/agent';
import { queryString, request } from './client';
import { keys } from './keys';

/** Whom a list of agents is narrowed to: what they are at, whom they serve (`division/queue`), a part of a name, or keys. */
export interface AgentsAsked {
  readonly state?: string | undefined;
  readonly queue?: string | undefined;
  readonly q?: string | undefined;
  readonly id?: string | undefined;
}

/** Those who are ready first, page by page. */
export function useAgents(asked: AgentsAsked) {
  return useInfiniteQuery({
    queryKey: keys.agentList(asked),
    initialPageParam: '',
    queryFn: ({ pageParam, signal }) => {
      const query = queryString({ ...asked, cursor: pageParam });
      return request<AgentList>(`/v1/agents${query}`, { signal });
    },
    getNextPageParam: (page) => page.nextCursor ?? undefined,
    placeholderData: keepPreviousData,
  });
}

/** How many are at what, of all. */
export function useAgentStates() {
  return useQuery({
    queryKey: keys.agentStates,
    queryFn: ({ signal }) => request<AgentList>('/v1/agents?limit=1', { signal }),
  });
}

/** Some of them, by their keys. */
export function useThoseAgents(agents: readonly string[]) {
  return useQuery({
    queryKey: keys.agentList({ id: agents.join(',') }),
    queryFn: ({ signal }) => request<AgentList>(`/v1/agents${queryString({ id: agents.join(',') })}`, { signal }),
    enabled: agents.length > 0,
    placeholderData: keepPreviousData,
  });
}
