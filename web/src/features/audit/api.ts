import { useInfiniteQuery, useMutation, useQuery } from '@tanstack/react-query';
import type { AuditHeads, AuditPage } from '../../../../api/contract/audit';
import { queryString, request } from '../../api/client';
import { download } from '../../api/download';
import { keys } from '../../api/keys';
import type { AuditSearch } from '../../search';
import { auditFilter } from './audit-filter';

/** Entries, the newest first, page by page. */
export function useAudit(view: AuditSearch) {
  const filter = auditFilter(view);
  return useInfiniteQuery({
    queryKey: keys.audit(filter),
    initialPageParam: '',
    queryFn: ({ pageParam, signal }) =>
      request<AuditPage>(`/v1/audit${queryString({ ...filter, cursor: pageParam, limit: 100 })}`, { signal }),
    getNextPageParam: (page) => page.nextCursor ?? undefined,
  });
}

/** Where the chain of each division stands; it grows every second. */
export function useHeads() {
  return useQuery({
    queryKey: keys.auditHeads,
    queryFn: ({ signal }) => request<AuditHeads>('/v1/audit/heads', { signal }),
    refetchInterval: 10_000,
  });
}

/** All that the filter finds, as a file. */
export function useAuditFile(view: AuditSearch) {
  return useMutation({
    mutationFn: () => download(`/v1/audit${queryString(auditFilter(view))}`, 'text/csv', 'audit.csv'),
  });
}

/** As `casewright audit verify --heads` takes them. */
export function useHeadsFile() {
  return useMutation({ mutationFn: () => download('/v1/audit/heads', 'application/json', 'audit-heads.json') });
}
