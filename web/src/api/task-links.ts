import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { z } from 'zod';
import type { NewTaskLink, TaskLink, TaskLinkBody, TaskLinkList } from '../../../api/contract/task-link';
import { request } from './client';
import { keys } from './keys';
import { readAgain } from './read-again';
import { useOneAtATime } from './use-one-at-a-time';

const pathOf = (item: string) => `/v1/workitems/${encodeURIComponent(item)}/task-links`;

/** The links to a task, without their tokens. */
export function useTaskLinks(item: string) {
  return useQuery({
    queryKey: keys.taskLinks(item),
    queryFn: ({ signal }) => request<z.infer<typeof TaskLinkList>>(pathOf(item), { signal }),
    select: ({ links }) => links,
  });
}

/** Asks for a link, one press at a time; its token is in this answer and nowhere else. */
export function useNewTaskLink(item: string) {
  const client = useQueryClient();
  return useOneAtATime({
    mutationFn: (body: z.input<typeof TaskLinkBody>) =>
      request<z.infer<typeof NewTaskLink>>(pathOf(item), { method: 'POST', body }),
    gcTime: 0,
    onSettled: () => readAgain(client, keys.taskLinks(item)),
  });
}

export function useRevokeTaskLink(item: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (link: string) => request<TaskLink>(`${pathOf(item)}/${link}/revoke`, { method: 'POST' }),
    onSettled: () => readAgain(client, keys.taskLinks(item)),
  });
}
