import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { CasePage } from '../../../api/contract/case';
import type { Found } from '../../../api/contract/find';
import type { ItemPage } from '../../../api/contract/item';
import { queryString, request } from '../api/client';
import { findByAnyId } from '../api/find';
import { keys } from '../api/keys';

const most = 6;

/** Items and cases by any ID, a moment after the last letter. */
export function useFind(text: string) {
  const [q] = useDebouncedValue(text.trim(), 150);
  return useQuery({
    queryKey: keys.found(q),
    queryFn: ({ signal }) => find(q, signal),
    enabled: q.length > 1,
    placeholderData: keepPreviousData,
    staleTime: 5_000,
  });
}

/** By a whole ID of whatever kind; where nothing has it, by parts of names and references. */
async function find(q: string, signal: AbortSignal): Promise<Found> {
  const found = await findByAnyId(q, signal);
  if (found.items.length + found.cases.length > 0) return found;
  const query = queryString({ q: q.slice(0, 100), limit: most });
  const [items, cases] = await Promise.all([
    request<ItemPage>(`/v1/workitems${query}`, { signal }),
    request<CasePage>(`/v1/cases${query}`, { signal }),
  ]);
  return { items: items.items, cases: cases.cases };
}
