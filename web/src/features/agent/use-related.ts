import { useQuery } from '@tanstack/react-query';
import type { RelatedWork } from '../../../../api/contract/related';
import { request } from '../../api/client';
import { keys } from '../../api/keys';

/** Below the item: what changes it reads this again. */
export function useRelated(id: string) {
  return useQuery({
    queryKey: keys.related(id),
    queryFn: ({ signal }) => request<RelatedWork>(`/v1/workitems/${encodeURIComponent(id)}/related`, { signal }),
  });
}
