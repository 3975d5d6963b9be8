import { useMutation, useQuery } from '@tanstack/react-query';
import type { DevPeople, SignInWays, TokenView } from '../../../../api/contract/identity';
import { request } from '../../api/client';
import { keys } from '../../api/keys';
import { startSession } from '../../session/session';

export function useSignInWays() {
  return useQuery({
    queryKey: keys.signInWays,
    queryFn: ({ signal }) => request<SignInWays>('/v1/auth', { signal }),
  });
}

/** The people of the embedded stack. */
export function usePeople() {
  return useQuery({
    queryKey: keys.people,
    queryFn: ({ signal }) => request<DevPeople>('/v1/dev/people', { signal }),
  });
}

export function useDevSignIn() {
  return useMutation({
    mutationFn: async (body: { user: string; password: string }) => {
      const { token } = await request<TokenView>('/v1/dev/sign-in', { method: 'POST', body });
      await openSession(token);
    },
    onSuccess: startSession,
  });
}

export function useTokenSignIn() {
  return useMutation({ mutationFn: openSession, onSuccess: startSession });
}

async function openSession(token: string): Promise<void> {
  await request('/v1/auth/session', { method: 'POST', token });
}
