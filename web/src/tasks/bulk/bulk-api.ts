import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { BulkFailurePage, BulkJobPage, BulkJobView, BulkPreview } from '../../../../api/contract/bulk';
import { queryString, request } from '../../api/client';
import { attributesOf, type ItemFilter } from '../../api/item-filter';
import { keys } from '../../api/keys';
import { readAgain } from '../../api/read-again';
import { useOneAtATime } from '../../api/use-one-at-a-time';

export const bulkActions = ['cancel', 'requeue', 'reclassify', 'reprioritize', 'assign'] as const;
export type BulkAction = (typeof bulkActions)[number];

/** Items by their IDs, or all that a filter finds. */
export type Selection = { readonly items: readonly string[] } | { readonly filter: ItemFilter };

export interface BulkRequest {
  readonly action: BulkAction;
  readonly body: Readonly<Record<string, unknown>>;
  readonly selection: Selection;
}

function bodyOf({ action, body, selection }: BulkRequest) {
  if ('items' in selection) return { action, body, items: selection.items };
  // An order is nothing to a job.
  const { sort: _, attribute, ...filter } = selection.filter;
  const attributes = attribute === undefined ? {} : { attribute: attributesOf(selection.filter) };
  return { action, body, filter: { ...filter, ...attributes } };
}

/** How many it would be about. */
export function useBulkPreview() {
  return useMutation({
    mutationFn: (given: BulkRequest) =>
      request<BulkPreview>('/v1/bulk?preview=true', { method: 'POST', body: bodyOf(given) }),
  });
}

/** What is asked of jobs: to begin one, to stop it, to try its rest again; one press at a time. */
export function useBulkCommand() {
  const client = useQueryClient();
  return useOneAtATime({
    mutationFn: (given: (BulkRequest & { key: string }) | { id: string; verb: 'cancel' | 'retry' }) =>
      'id' in given
        ? request<BulkJobView>(`/v1/bulk/${given.id}/${given.verb}`, { method: 'POST' })
        : request<BulkJobView>('/v1/bulk', { method: 'POST', body: bodyOf(given), idempotencyKey: given.key }),
    onSuccess: (job) =>
      client.setQueryData<readonly BulkJobView[]>(keys.bulkJobs, (known = []) => [
        job,
        ...known.filter(({ id }) => id !== job.id),
      ]),
    onSettled: () => readAgain(client, keys.bulkJobs),
  });
}

/** The newest jobs of who is signed in and of the system; looked at again and again while one is under way. */
export function useNewestJobs() {
  return useQuery({
    queryKey: keys.bulkJobs,
    queryFn: async ({ signal }) => {
      const { jobs } = await request<BulkJobPage>(`/v1/bulk${queryString({ limit: 5 })}`, { signal });
      return jobs;
    },
    refetchInterval: ({ state }) => (state.data?.some(({ endedAt }) => endedAt === null) ? 500 : false),
  });
}

/** One by its ID, however old. */
export function useJob(id: string | undefined) {
  return useQuery({
    queryKey: keys.bulkJob(id ?? ''),
    queryFn: ({ signal }) => request<BulkJobView>(`/v1/bulk/${encodeURIComponent(id ?? '')}`, { signal }),
    enabled: id !== undefined,
    refetchInterval: ({ state }) => (state.data?.endedAt === null ? 500 : false),
  });
}

export function useBulkFailures(job: BulkJobView) {
  return useQuery({
    queryKey: keys.bulkFailures(job.id),
    queryFn: ({ signal }) => request<BulkFailurePage>(`/v1/bulk/${job.id}/failures?limit=200`, { signal }),
    enabled: job.endedAt !== null && job.failed > 0,
  });
}
