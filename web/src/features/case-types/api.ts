import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { ApplyResult, ConfigDraft, ConfigEntry, DraftList } from '../../../../api/contract/config';
import { queryString, request } from '../../api/client';
import { keys } from '../../api/keys';
import { ProblemError } from '../../api/problem-error';
import { useOnce } from '../../api/use-once';

const path = '/v1/config/case-types';

export function useDrafts() {
  return useQuery({
    queryKey: [...keys.caseTypes, 'drafts'],
    queryFn: ({ signal }) => request<DraftList>(`${path}?state=draft`, { signal }),
    select: ({ drafts }) => drafts,
  });
}

/** What is being prepared of a case type; where nothing is, what is published. */
export interface Prepared {
  readonly document: Readonly<Record<string, unknown>>;
  readonly draft: ConfigDraft | null;
}

export function usePrepared(division: string, key: string) {
  const read = <T>(state: string, signal: AbortSignal) =>
    request<T>(`${path}/${encodeURIComponent(key)}${queryString({ division, state })}`, { signal });
  return useQuery({
    queryKey: keys.caseTypeDraft(division, key),
    queryFn: async ({ signal }): Promise<Prepared> => {
      try {
        const draft = await read<ConfigDraft>('draft', signal);
        return { document: draft.document, draft };
      } catch (error) {
        if (!(error instanceof ProblemError) || error.status !== 404) throw error;
        return { document: (await read<ConfigEntry>('published', signal)).document, draft: null };
      }
    },
  });
}

interface Named {
  readonly division: string;
  readonly key: string;
  /** The draft that the writer has seen; 0: none. */
  readonly revision: number;
}

export function useSaveDraft() {
  const client = useQueryClient();
  return useOneAtATime(({ division, key, revision, document }: Named & { document: object }) =>
    request<ConfigDraft>(`${path}/${encodeURIComponent(key)}${queryString({ division, state: 'draft', revision })}`, {
      method: 'PUT',
      body: { ...document, kind: 'case-type', key, division },
    }).then(async (draft) => {
      client.setQueryData<Prepared>(keys.caseTypeDraft(division, key), { document: draft.document, draft });
      await client.invalidateQueries({ queryKey: [...keys.caseTypes, 'drafts'] });
      return draft;
    }),
  );
}

export function usePublish() {
  const client = useQueryClient();
  return useOneAtATime(async ({ division, key, revision }: Named) => {
    const published = await request<ApplyResult>(
      `${path}/${encodeURIComponent(key)}/publish${queryString({ division })}`,
      { method: 'POST', body: { revision } },
    );
    await client.invalidateQueries({ queryKey: keys.caseTypes });
    return published;
  });
}

function useOneAtATime<A, T>(call: (given: A) => Promise<T>) {
  const once = useOnce();
  const { mutate, isPending, error, data, reset } = useMutation<T, Error, A>({
    mutationFn: call,
    onSettled: once.free,
  });
  return {
    isPending,
    error,
    data,
    reset,
    send: (...args: Parameters<typeof mutate>) => {
      if (once.take()) mutate(...args);
    },
  };
}
