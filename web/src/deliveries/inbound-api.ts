import { useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/react-query';
import type { InboundDetail, InboundPage } from '../../../api/contract/inbound';
import { queryString, request } from '../api/client';
import { keys } from '../api/keys';
import { readAgain } from '../api/read-again';
import { useOneAtATime } from '../api/use-one-at-a-time';

/** Nothing tells of one that comes. */
const againMs = 10_000;
const path = '/v1/inbound-dead-letters';

export function useInboundLetters(source: string | undefined) {
  return useInfiniteQuery({
    queryKey: keys.inboundLetters(source),
    initialPageParam: '',
    queryFn: ({ pageParam, signal }) =>
      request<InboundPage>(`${path}${queryString({ source, cursor: pageParam, limit: 100 })}`, { signal }),
    getNextPageParam: (page) => page.nextCursor ?? undefined,
    refetchInterval: againMs,
  });
}

/** With its payload; asked for when somebody wants to see it. */
export function useInboundLetter(id: string, isWanted: boolean) {
  return useQuery({
    queryKey: keys.inboundLetter(id),
    queryFn: ({ signal }) => request<InboundDetail>(`${path}/${id}`, { signal }),
    enabled: isWanted,
  });
}

/** Replays one, or discards it, one press at a time. */
export function useSettleInbound() {
  const client = useQueryClient();
  return useOneAtATime({
    mutationFn: ({ id, by }: { id: string; by: 'replay' | 'discard' }) =>
      request<InboundDetail>(`${path}/${id}/${by}`, { method: 'POST' }),
    onSettled: () => readAgain(client, keys.everyInbound),
  });
}
