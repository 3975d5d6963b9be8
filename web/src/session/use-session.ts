import { useQuery } from '@tanstack/react-query';
import { useSyncExternalStore } from 'react';
import type { Me } from '../../../api/contract/identity';
import { request } from '../api/client';
import { keys } from '../api/keys';
import { ownUnsaved } from './unsaved';
import { noteSession, onSession, readSession } from './session';
import type { Session } from './session';

export function useSession(): Session {
  return useSyncExternalStore(onSession, readSession);
}

/** Who is signed in. Inside the signed-in frame it is always loaded, see `signed-in.tsx`. */
export function useMe() {
  return useQuery({
    queryKey: keys.me,
    queryFn: async ({ signal }) => {
      const me = await request<Me>('/v1/me', { signal });
      noteSession(me.subject);
      ownUnsaved(me.subject);
      return me;
    },
    staleTime: 300_000,
  });
}
