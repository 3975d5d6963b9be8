import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { AgentWork, PresenceBody } from '../../../api/contract/agent';
import { request } from './client';
import { keys } from './keys';
import { readAgain } from './read-again';

/** Sets an agent's presence; what he has is read again, because offers may come or go with it. */
export function usePresence(agent: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: PresenceBody) =>
      request<AgentWork>(`/v1/agents/${encodeURIComponent(agent)}/presence`, { method: 'PUT', body }),
    onSettled: () => readAgain(client, keys.work, keys.agents),
  });
}
