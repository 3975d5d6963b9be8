import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type {
  ErasureBody,
  ErasureDetail,
  ErasurePage,
  ErasurePreview,
  ErasureVerification,
  ErasureView,
} from '../../../../api/contract/erasure';
import type { CaseView } from '../../../../api/contract/case';
import type { ItemView } from '../../../../api/contract/item';
import { queryString, request } from '../../api/client';
import { keys } from '../../api/keys';
import { ProblemError } from '../../api/problem-error';
import { attributesOf, referencesIn, type Subject } from './subject';

const everyMs = 2_000;
const path = '/v1/erasures';

/** What is asked for, as the API takes it. */
export type Asked = Pick<ErasureBody, 'division' | 'attributes' | 'items' | 'cases'>;

/** What would be erased; references are looked up first, and those that mean nothing are told. */
export function usePreview() {
  return useMutation({
    mutationFn: async (subject: Subject) => {
      const found = await Promise.all(referencesIn(subject.work).map(find));
      const unknown = found.flatMap(({ q, ids }) => (ids === null ? [q] : []));
      const { attributes } = attributesOf(subject.rows);
      const asked: Asked = {
        division: subject.division,
        items: found.flatMap(({ ids }) => ids?.items ?? []),
        cases: found.flatMap(({ ids }) => ids?.cases ?? []),
        ...(Object.keys(attributes).length === 0 ? {} : { attributes }),
      };
      if (unknown.length > 0) return { asked, unknown, preview: null };
      const preview = await request<ErasurePreview>(`${path}?preview=true`, { method: 'POST', body: asked });
      return { asked, unknown, preview };
    },
  });
}

async function find(q: string): Promise<{ q: string; ids: { items: string[]; cases: string[] } | null }> {
  try {
    const { items, cases } = await request<{ items: ItemView[]; cases: CaseView[] }>(`/v1/find${queryString({ q })}`);
    if (items.length + cases.length === 0) return { q, ids: null };
    return { q, ids: { items: items.map(({ id }) => id), cases: cases.map(({ id }) => id) } };
  } catch (error) {
    if (error instanceof ProblemError && error.status === 404) return { q, ids: null };
    throw error;
  }
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
