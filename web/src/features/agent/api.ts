import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { PresenceBody } from '../../../../api/contract/agent';
import { request } from '../../api/client';
import { keys } from '../../api/keys';

/** Sets the agent's own presence; his work is read again, because offers may come or go with it. */
export function usePresence(agent: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: PresenceBody) =>
      request(`/v1/agents/${encodeURIComponent(agent)}/presence`, { method: 'PUT', body }),
    onSettled: () => client.invalidateQueries({ queryKey: keys.work }),
  });
}
