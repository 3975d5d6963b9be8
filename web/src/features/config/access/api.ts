import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { z } from 'zod';
import type { ApiKeyBody, ApiKeyList, NewApiKey } from '../../../../../api/contract/config';
import { queryString, request } from '../../../api/client';
import { keys } from '../../../api/keys';

const pathOf = (source: string, rest = '') => `/v1/config/sources/${encodeURIComponent(source)}/api-keys${rest}`;

/** Keys of a source that hold. */
export function useApiKeys(source: string) {
  return useQuery({
    queryKey: keys.apiKeys(source),
    queryFn: ({ signal }) => request<z.infer<typeof ApiKeyList>>(pathOf(source), { signal }),
    select: ({ apiKeys }) => apiKeys,
  });
}

export function useCreateKey(source: string) {
  const client = useQueryClient();
  return useMutation({
    // Its secret is in the answer, and nowhere else.
    gcTime: 0,
    mutationFn: (body: z.infer<typeof ApiKeyBody>) =>
      request<z.infer<typeof NewApiKey>>(pathOf(source), { method: 'POST', body }),
    onSuccess: () => client.invalidateQueries({ queryKey: keys.apiKeys(source) }),
  });
}

export function useRevokeKey(source: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (id: string) => request(pathOf(source, `/${encodeURIComponent(id)}`), { method: 'DELETE' }),
    onSuccess: () => client.invalidateQueries({ queryKey: keys.apiKeys(source) }),
  });
}

interface NewGrant {
  readonly key: string;
  readonly division: string;
  readonly document: object;
  readonly note: string;
}

/** Gives roles at once: a grant is a document, published without a draft. */
export function useGrant() {
  const refresh = useGrantsChanged();
  return useMutation({
    mutationFn: ({ key, division, document, note }: NewGrant) =>
      request(
        `/v1/config/grants/${encodeURIComponent(key)}${queryString({ division, basedOn: 0, note: note.trim() || undefined })}`,
        { method: 'PUT', body: { ...document, kind: 'grant', key, division } },
      ),
    onSuccess: refresh,
  });
}

export function useEndGrant() {
  const refresh = useGrantsChanged();
  return useMutation({
    mutationFn: ({ key, division }: { key: string; division: string }) =>
      request(`/v1/config/grants/${encodeURIComponent(key)}${queryString({ division })}`, { method: 'DELETE' }),
    onSuccess: refresh,
  });
}

function useGrantsChanged() {
  const client = useQueryClient();
  return () => client.invalidateQueries({ queryKey: keys.configKind('grants') });
}
