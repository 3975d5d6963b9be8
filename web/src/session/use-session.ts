import { useQuery } from '@tanstack/react-query';
import { useSyncExternalStore } from 'react';
import type { Me, Role } from '../../../api/contract/identity';
import { request } from '../api/client';
import { keys } from '../api/keys';
import { onSession, readSession } from './token';
import type { Session } from './token';

export function useSession(): Session {
  return useSyncExternalStore(onSession, readSession);
}

/** Who is signed in. Inside the signed-in frame it is always loaded, see `signed-in.tsx`. */
export function useMe() {
  return useQuery({
    queryKey: keys.me,
    queryFn: ({ signal }) => request<Me>('/v1/me', { signal }),
    staleTime: 300_000,
  });
}

/** Whether he holds the role in any division; the installation's administrator holds all. */
export function holds(me: Me, role: Role): boolean {
  return me.isInstallationAdmin || me.divisions.some((division) => division.roles.includes(role));
}

/** Whether he sees what the outside is owed. */
export function seesDeliveries(me: Me): boolean {
  return (['supervisor', 'admin', 'auditor'] as const).some((role) => holds(me, role));
}

/** Whether he holds one of the roles in the division. */
export function holdsIn(me: Me, division: string, ...roles: readonly Role[]): boolean {
  if (me.isInstallationAdmin) return true;
  return me.divisions.some((each) => each.key === division && each.roles.some((role) => roles.includes(role)));
}

/** Whether he sees and works on case types. */
export function editsCaseTypes(me: Me): boolean {
  return holds(me, 'business') || holds(me, 'admin');
}

/** Where he starts: agents at their work, supervisors at theirs, all others at the landing page. */
export function startPage(me: Me): '/work' | '/supervisor' | '/landing' {
  if (me.agent !== null && holds(me, 'agent')) return holds(me, 'supervisor') ? '/supervisor' : '/work';
  return holds(me, 'supervisor') ? '/supervisor' : '/landing';
}
