import { useQuery } from '@tanstack/react-query';
import type { ImportRules, SourceList } from '../../../api/contract/import';
import { queryString, request } from './client';
import { keys } from './keys';

export type Source = SourceList['sources'][number];

/** The sources for which the reader may capture. */
export function useSources() {
  return useQuery({
    queryKey: keys.sources,
    queryFn: ({ signal }) => request<SourceList>('/v1/sources', { signal }),
    select: ({ sources }) => sources,
  });
}

/** What a capture of the source may have, and must; `worktype` empty: as the source says it. */
export function useImportRules(source: string | undefined, worktype: string) {
  return useQuery({
    queryKey: keys.importRules(source ?? '', worktype),
    queryFn: ({ signal }) =>
      request<ImportRules>(`/v1/sources/${encodeURIComponent(source ?? '')}/import${queryString({ worktype })}`, {
        signal,
      }),
    enabled: source !== undefined,
  });
}
