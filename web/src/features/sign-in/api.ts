import { useMutation, useQuery } from '@tanstack/react-query';
import type { DevPeople, TokenView } from '../../../../api/contract/identity';
import { request } from '../../api/client';
import { keys } from '../../api/keys';
import { ProblemError } from '../../api/problem-error';

/** The people of the embedded stack; null where there is none, and tokens come from an identity provider. */
export function usePeople() {
  return useQuery({
    queryKey: keys.people,
    queryFn: async ({ signal }) => {
      try {
        return await request<DevPeople>('/v1/dev/people', { signal });
      } catch (error) {
        if (error instanceof ProblemError && [401, 403, 404].includes(error.status)) return null;
        throw error;
      }
    },
  });
}

export function useDevSignIn() {
  return useMutation({
    mutationFn: (body: { user: string; password: string }) =>
      request<TokenView>('/v1/dev/sign-in', { method: 'POST', body }),
  });
}
