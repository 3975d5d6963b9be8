import { useQuery } from '@tanstack/react-query';
import type { AgentList } from '../../../../api/contract/agent';
import type { QueueFigures } from '../../../../api/contract/queue';
import { request } from '../../api/client';
import { newerFigures } from '../../api/newer-figures';
import { keys } from '../../api/keys';

/** Queue figures. The stream tells them when something changed; time alone changes some, so they are read again too. */
export function useQueues() {
  return useQuery({
    queryKey: keys.queues,
    queryFn: async ({ signal, client }) => {
      const figures = await request<QueueFigures>('/v1/queues', { signal });
      return newerFigures(client.getQueryData(keys.queues), figures);
    },
    refetchInterval: 15_000,
  });
}

export function useAgents() {
  return useQuery({ queryKey: keys.agents, queryFn: ({ signal }) => request<AgentList>('/v1/agents', { signal }) });
}
