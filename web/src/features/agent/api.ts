import { useQuery } from '@tanstack/react-query';
import type { AgentQueueList } from '../../../../api/contract/agent';
import { request } from '../../api/client';
import { keys } from '../../api/keys';

/** The queues that an agent serves, and from which of them he may help himself. */
export function useAgentQueues(agent: string) {
  return useQuery({
    queryKey: keys.agentQueues(agent),
    queryFn: ({ signal }) => request<AgentQueueList>(`/v1/agents/${encodeURIComponent(agent)}/queues`, { signal }),
  });
}
