import { useQuery } from '@tanstack/react-query';
import type { CaseHistory, CaseInteractions } from '../../../api/contract/case';
import type { z } from 'zod';
import { queryString, request } from './client';
import { keys } from './keys';

type CaseEvent = CaseHistory['events'][number];

/** So many pages are read for what is made of all that happened; a case with more tells of its first 10,000 events. */
const PAGES_AT_MOST = 10;

/** Everything that happened, the oldest first: what durations are made of. */
export function useWholeHistory(id: string, isAsked = true) {
  return useQuery({
    queryKey: keys.caseWholeHistory(id),
    enabled: isAsked,
    queryFn: async ({ signal }) => {
      const events: CaseEvent[] = [];
      let cursor: string | undefined;
      for (let page = 0; page < PAGES_AT_MOST; page += 1) {
        const query = queryString({ sort: 'seq', cursor, limit: 1_000 });
        // Each page names the next one.
        // oxlint-disable-next-line no-await-in-loop
        const read = await request<CaseHistory>(`/v1/cases/${encodeURIComponent(id)}/history${query}`, { signal });
        events.push(...read.events);
        if (read.nextCursor === null) break;
        cursor = read.nextCursor;
      }
      return events;
    },
  });
}

/** The interactions of a case and of its items, the latest first. */
export function useCaseInteractions(id: string, isAsked = true) {
  return useQuery({
    queryKey: keys.caseInteractions(id),
    enabled: isAsked,
    queryFn: ({ signal }) =>
      request<z.infer<typeof CaseInteractions>>(`/v1/cases/${encodeURIComponent(id)}/interactions`, { signal }),
    select: ({ interactions }) => interactions,
  });
}
