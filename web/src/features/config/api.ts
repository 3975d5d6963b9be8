import {
  notifyManager,
  queryOptions,
  useInfiniteQuery,
  useMutation,
  useQuery,
  useQueryClient,
} from '@tanstack/react-query';
import type {
  ApplyResult,
  ConfigChanges,
  ConfigDiff,
  ConfigDraft,
  ConfigEntry,
  ConfigList,
  ConfigSchemas,
  ConfigVersion,
  ConfigVersions,
  DeletedList,
  DraftList,
} from '../../../../api/contract/config';
import { queryString, request } from '../../api/client';
import { readAgain } from '../../api/read-again';
import { keys } from '../../api/keys';
import { ProblemError } from '../../api/problem-error';
import type { Kind } from './kinds';
import { singular } from './kinds';

/** A document by its place. */
export interface Place {
  readonly kind: Kind;
  readonly division: string;
  readonly key: string;
}

const pathOf = ({ kind, key }: Place, rest = '') => `/v1/config/${kind}/${encodeURIComponent(key)}${rest}`;
/** Divisions lie in themselves. */
const divisionOf = ({ kind, division }: Place) => (kind === 'divisions' ? undefined : division);

export function useSchemas() {
  return useQuery({
    queryKey: keys.configSchemas,
    queryFn: ({ signal }) => request<ConfigSchemas>('/v1/config/schemas', { signal }),
    select: ({ schemas }) => schemas,
    staleTime: Number.POSITIVE_INFINITY,
  });
}

export function publishedQuery(kind: Kind) {
  return queryOptions({
    queryKey: keys.configKind(kind),
    queryFn: ({ signal }) => request<ConfigList>(`/v1/config/${kind}`, { signal }),
  });
}

export function usePublished(kind: Kind) {
  return useQuery({ ...publishedQuery(kind), select: ({ documents }) => documents });
}

/** Drafts of all kinds: there are few. */
export function useDrafts() {
  return useQuery({
    queryKey: keys.configDrafts,
    queryFn: ({ signal }) => request<DraftList>('/v1/config?state=draft', { signal }),
    select: ({ drafts }) => drafts,
  });
}

/** Who published what and took away what, of all kinds, the newest first. */
export function useChanges() {
  return useInfiniteQuery({
    queryKey: keys.configChanges,
    queryFn: ({ pageParam, signal }) =>
      request<ConfigChanges>(`/v1/config/changes${queryString({ cursor: pageParam, limit: 20 })}`, { signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
    select: ({ pages }) => pages.flatMap(({ changes }) => changes),
  });
}

/** Documents of a kind that were taken away. */
export function useDeleted(kind: Kind) {
  return useQuery({
    queryKey: keys.configDeleted(kind),
    queryFn: ({ signal }) => request<DeletedList>(`/v1/config/${kind}?state=deleted`, { signal }),
    select: ({ deleted }) => deleted,
  });
}

/** What is being prepared of a document, and what is published; null: nothing is. */
export interface Prepared {
  readonly draft: ConfigDraft | null;
  readonly published: ConfigEntry | null;
  /** The last version of one that was taken away. */
  readonly gone: ConfigVersion | null;
}

export function usePrepared(place: Place) {
  const division = divisionOf(place);
  return useQuery({
    queryKey: keys.configDocument(place.kind, place.division, place.key),
    queryFn: async ({ signal }): Promise<Prepared> => {
      const [draft, published] = await Promise.all([
        orNull(request<ConfigDraft>(pathOf(place, queryString({ division, state: 'draft' })), { signal })),
        orNull(request<ConfigEntry>(pathOf(place, queryString({ division })), { signal })),
      ]);
      if (published !== null) return { draft, published, gone: null };
      const last = await orNull(
        request<ConfigVersions>(pathOf(place, `/versions${queryString({ division, limit: 1 })}`), { signal }),
      );
      return { draft, published, gone: last?.versions[0] ?? null };
    },
  });
}

async function orNull<T>(answer: Promise<T>): Promise<T | null> {
  try {
    return await answer;
  } catch (error) {
    if (error instanceof ProblemError && error.status === 404) return null;
    throw error;
  }
}

/** What a writer has seen when he saves: a draft (0: none), and, where there is none, the published version. */
interface Seen {
  readonly revision: number;
  readonly version?: number | undefined;
}

/** Saves what was written as a draft. */
export function saveDraft(place: Place, document: object, { revision, version }: Seen): Promise<ConfigDraft> {
  const { kind, key, division } = place;
  const named = { ...document, kind: singular(kind), key, ...(kind === 'divisions' ? {} : { division }) };
  const query = queryString({ division: divisionOf(place), state: 'draft', revision, basedOn: version });
  return request<ConfigDraft>(pathOf(place, query), { method: 'PUT', body: named });
}

/** `onSaved` is told even when the page is no longer there. */
export function useSaveDraft<D extends object>(place: Place, onSaved: (document: D, revision: number) => void) {
  const refresh = useRefresh(place);
  return useMutation({
    mutationFn: ({ document, ...seen }: { document: D } & Seen) => saveDraft(place, document, seen),
    onSettled: async (draft, _error, { document }) => {
      await refresh();
      // Behind what tells the page of the draft: else the page would show the draft before it for a moment.
      if (draft !== undefined) notifyManager.schedule(() => onSaved(document, draft.revision));
    },
  });
}

export function usePublish(place: Place) {
  const refresh = useRefresh(place);
  return useMutation({
    mutationFn: ({ revision, note }: { revision: number; note: string }) =>
      request<ApplyResult>(pathOf(place, `/publish${queryString({ division: divisionOf(place) })}`), {
        method: 'POST',
        body: { revision, ...noted(note) },
      }),
    onSettled: refresh,
  });
}

export function useDiscard(place: Place) {
  const refresh = useRefresh(place);
  return useMutation({
    mutationFn: (revision: number) =>
      request(pathOf(place, queryString({ division: divisionOf(place), state: 'draft', revision })), {
        method: 'DELETE',
      }),
    onSettled: refresh,
  });
}

export function useRollback(place: Place) {
  const refresh = useRefresh(place);
  return useMutation({
    mutationFn: ({ version, basedOn, note }: { version: number; basedOn: number; note: string }) =>
      request<ApplyResult>(pathOf(place, `/rollback${queryString({ division: divisionOf(place) })}`), {
        method: 'POST',
        body: { version, basedOn, ...noted(note) },
      }),
    onSettled: refresh,
  });
}

/** Out of what is published. `onGone` comes first: what asks for it goes with the document. */
export function useTakeAway(place: Place, onGone: () => void) {
  const refresh = useRefresh(place);
  return useMutation({
    mutationFn: ({ basedOn, note }: { basedOn: number; note: string }) =>
      request(pathOf(place, queryString({ division: divisionOf(place), basedOn, ...noted(note) })), {
        method: 'DELETE',
      }),
    onSuccess: onGone,
    onSettled: refresh,
  });
}

export function useVersions(place: Place) {
  return useQuery({
    queryKey: [...keys.configDocument(place.kind, place.division, place.key), 'versions'],
    queryFn: ({ signal }) =>
      request<ConfigVersions>(pathOf(place, `/versions${queryString({ division: divisionOf(place), limit: 50 })}`), {
        signal,
      }),
    select: ({ versions }) => versions,
  });
}

/** `revision` makes another question of each save. */
export function useDiff(place: Place, from: number, to: number | 'draft', revision: number) {
  return useQuery({
    queryKey: [...keys.configDocument(place.kind, place.division, place.key), 'diff', from, to, revision],
    queryFn: ({ signal }) =>
      request<ConfigDiff>(
        pathOf(place, `/diff${queryString({ division: divisionOf(place), from: from === 0 ? undefined : from, to })}`),
        { signal },
      ),
  });
}

function useRefresh({ kind, division, key }: Place) {
  const client = useQueryClient();
  return async () => {
    await readAgain(
      client,
      keys.configDocument(kind, division, key),
      keys.configKind(kind),
      keys.configDeleted(kind),
      keys.configDrafts,
      keys.configChanges,
    );
  };
}

function noted(note: string): { note?: string } {
  return note.trim() === '' ? {} : { note: note.trim() };
}
