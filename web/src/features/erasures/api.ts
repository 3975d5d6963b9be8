import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type {
  ErasureBody,
  ErasureDetail,
  ErasurePage,
  ErasurePreview,
  ErasureVerification,
  ErasureView,
} from '../../../../api/contract/erasure';
import { queryString, request } from '../../api/client';
import { findByAnyId } from '../../api/find';
import { keys } from '../../api/keys';
import { attributesOf, inDivision, referencesIn, type Subject } from './subject';

const everyMs = 2_000;
const path = '/v1/erasures';

/** What is asked for, as the API takes it. */
export type Asked = Pick<ErasureBody, 'division' | 'attributes' | 'items' | 'cases'>;

/** What would be erased; references are looked up first, and those that mean nothing are told. */
export function usePreview() {
  return useMutation({
    mutationFn: async (subject: Subject) => {
      const found = await Promise.all(
        referencesIn(subject.work).map(async (q) => ({ q, work: inDivision(await findByAnyId(q), subject.division) })),
      );
      const unknown = found.flatMap(({ q, work }) => (work === null ? [q] : []));
      const { attributes } = attributesOf(subject.rows);
      const asked: Asked = {
        division: subject.division,
        items: found.flatMap(({ work }) => work?.items.map(({ id }) => id) ?? []),
        cases: found.flatMap(({ work }) => work?.cases.map(({ id }) => id) ?? []),
        ...(Object.keys(attributes).length === 0 ? {} : { attributes }),
      };
      if (unknown.length > 0) return { asked, unknown, preview: null };
      const preview = await request<ErasurePreview>(`${path}?preview=true`, { method: 'POST', body: asked });
      return { asked, unknown, preview };
    },
  });
}

export function useErase(onBegun: (id: string) => void) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ press, ...body }: Asked & { reason: string; press: string }) =>
      request<ErasureView>(path, { method: 'POST', body, idempotencyKey: press }),
    onSuccess: async ({ id }) => {
      onBegun(id);
      await client.invalidateQueries({ queryKey: keys.erasures });
    },
  });
}

/** Asked again while something is under way. */
export function useErasures() {
  return useInfiniteQuery({
    queryKey: keys.erasures,
    initialPageParam: '',
    queryFn: ({ pageParam, signal }) =>
      request<ErasurePage>(`${path}${queryString({ cursor: pageParam, limit: 50 })}`, { signal }),
    getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
    refetchInterval: ({ state }) =>
      state.data?.pages.some(({ erasures }) => erasures.some(({ endedAt }) => endedAt === null)) ? everyMs : false,
  });
}

export function useErasure(id: string) {
  return useQuery({
    queryKey: keys.erasure(id),
    queryFn: ({ signal }) => request<ErasureDetail>(`${path}/${encodeURIComponent(id)}`, { signal }),
    refetchInterval: ({ state }) => (state.data?.endedAt === null ? everyMs : false),
  });
}

export function useVerify(id: string) {
  return useMutation({
    mutationFn: () => request<ErasureVerification>(`${path}/${encodeURIComponent(id)}/verification`),
  });
}
