import { useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/react-query';
import type { DeadLetterPage, DeliveryPage, Redelivered } from '../../../api/contract/dead-letter';
import type { ReceiverPage } from '../../../api/contract/receiver';
import { queryString, request } from '../api/client';
import { keys } from '../api/keys';
import { readAgain } from '../api/read-again';
import { useOneAtATime } from '../api/use-one-at-a-time';

/** Nothing tells of a try that failed, so both are looked at again. */
const againMs = 10_000;

export function useReceivers() {
  return useQuery({
    queryKey: keys.receivers,
    queryFn: ({ signal }) => request<ReceiverPage>('/v1/receivers?limit=200', { signal }),
    refetchInterval: againMs,
  });
}

/** Left out: of all. */
export interface DeadLetterFilter {
  readonly receiver: string | undefined;
  readonly kind?: 'sync' | 'webhook';
  readonly division?: string;
}

/** Dead letters, the last first, page by page. */
export function useDeadLetters({ receiver, kind, division }: DeadLetterFilter) {
  return useInfiniteQuery({
    queryKey: keys.deadLetters(receiver, kind, division),
    initialPageParam: '',
    queryFn: ({ pageParam, signal }) =>
      request<DeadLetterPage>(
        `/v1/dead-letters${queryString({ receiver, kind, division, cursor: pageParam, limit: 100 })}`,
        {
          signal,
        },
      ),
    getNextPageParam: (page) => page.nextCursor ?? undefined,
    refetchInterval: againMs,
  });
}

export interface DeliveryLogFilter {
  readonly receiver: string;
  readonly kind: 'sync' | 'webhook';
  readonly division: string;
}

export function useDeliveryLog({ receiver, kind, division }: DeliveryLogFilter) {
  return useInfiniteQuery({
    queryKey: keys.deliveryLog(receiver, kind, division),
    initialPageParam: '',
    queryFn: ({ pageParam, signal }) =>
      request<DeliveryPage>(
        `/v1/deliveries${queryString({ receiver, kind, division, cursor: pageParam, limit: 50 })}`,
        {
          signal,
        },
      ),
    getNextPageParam: (page) => page.nextCursor ?? undefined,
    refetchInterval: againMs,
  });
}

/** Asks for one again, one press at a time. */
export function useRedeliver() {
  const client = useQueryClient();
  return useOneAtATime({
    mutationFn: (id: string) =>
      request<Redelivered>(`/v1/dead-letters/${encodeURIComponent(id)}/redeliver`, { method: 'POST' }),
    onSettled: () => readAgain(client, keys.receivers, keys.everyDeadLetter, keys.everyDeliveryLog),
  });
}
