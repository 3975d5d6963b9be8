import { useQuery, useQueryClient } from '@tanstack/react-query';
import type { AgentWork } from '../../../api/contract/agent';
import type { Explanation } from '../../../api/contract/explanation';
import type { ItemView } from '../../../api/contract/item';
import { request } from './client';
import { keys } from './keys';
import { listedItem } from './listed-item';

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
