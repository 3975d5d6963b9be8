import { useQuery } from '@tanstack/react-query';
import { useSyncExternalStore } from 'react';
import type { Me } from '../../../api/contract/identity';
import type { Permission } from '../../../domain/rights/permission';
import { request } from '../api/client';
import { keys } from '../api/keys';
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
      noteSession(true);
      return me;
    },
    staleTime: 300_000,
  });
}

/** Whether he may do it in any division. Pages ask for permissions, never for roles: those are for each installation to define. */
export function may(me: Me, permission: Permission): boolean {
  return me.isInstallationAdmin || me.divisions.some((division) => division.permissions.includes(permission));
}

/** Whether he may do it in the division. */
export function mayIn(me: Me, division: string, permission: Permission): boolean {
  return (
    me.isInstallationAdmin ||
    me.divisions.some(({ key, permissions }) => key === division && permissions.includes(permission))
  );
}

/** Whether he gets work himself. */
export function works(me: Me): boolean {
  return me.agent !== null && may(me, 'item:work');
}

/** Whether he looks after others and their work. */
export function supervises(me: Me): boolean {
  return may(me, 'agent:supervise');
}

/** Whether he takes in whole files: agents take in one by one what they are told of. */
export function imports(me: Me): boolean {
  return may(me, 'item:capture') && (may(me, 'item:assign') || may(me, 'item:steer'));
}

/** Where he starts: supervisors at what they look after, agents at their work, all others at the landing page. */
export function startPage(me: Me): '/work' | '/supervisor' | '/landing' {
  if (supervises(me)) return '/supervisor';
  return works(me) ? '/work' : '/landing';
}
