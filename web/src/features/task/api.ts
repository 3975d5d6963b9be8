import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { LinkedTask } from '../../../../api/contract/task-link';
import { request } from '../../api/client';
import { keys } from '../../api/keys';

export function useLinkedTask(link: string) {
  return useQuery({
    queryKey: keys.linkedTask(link),
    queryFn: ({ signal }) => request<LinkedTask>('/v1/task-link', { link, signal }),
  });
}

export function useCompleteTask(link: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (attributes: Readonly<Record<string, unknown>>) =>
      request<LinkedTask>('/v1/task-link/complete', { method: 'POST', link, body: { attributes } }),
    onSuccess: (task) => client.setQueryData(keys.linkedTask(link), task),
  });
}
