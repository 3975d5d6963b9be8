import { useQuery } from '@tanstack/react-query';
import type { AgentList } from '../../../api/contract/agent';
import { request } from './client';
import { keys } from './keys';

export function useAgents() {
  return useQuery({ queryKey: keys.agents, queryFn: ({ signal }) => request<AgentList>('/v1/agents', { signal }) });
}
