import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { TargetList, WorkbinList } from '../../../api/contract/workbin';
import { queryString, request } from './client';
import { keys } from './keys';

/** What colleagues put there is not told to an agent by the stream, so it is looked at again. */
export const workbinAgainMs = 10_000;

/** The workbins that the caller takes from or watches. */
export function useWorkbins() {
  return useQuery({
    queryKey: keys.workbins,
    queryFn: ({ signal }) => request<WorkbinList>('/v1/workbins', { signal }),
    refetchInterval: workbinAgainMs,
  });
}

/** Where work of a division may be sent, by a part of its name. */
export function useTargets(division: string, q: string) {
  return useQuery({
    queryKey: keys.targets(division, q),
    queryFn: ({ signal }) => request<TargetList>(`/v1/targets${queryString({ division, q })}`, { signal }),
    placeholderData: keepPreviousData,
  });
}
