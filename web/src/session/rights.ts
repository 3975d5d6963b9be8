import type { Me } from '../../../api/contract/identity';
import type { Permission } from '../../../domain/rights/permission';
import type { Path } from '../search';

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

/** Where he starts: supervisors at what they look after, agents at their work, all others at the page that is most theirs. */
export function startPage(me: Me): StartPage {
  if (supervises(me)) return '/supervisor';
  if (works(me)) return '/work';
  if (imports(me)) return '/import';
  return others.find(({ needs }) => may(me, needs))?.page ?? '/landing';
}

/** Where he opens an item that he is told of: over what he looks after, at his desk, or in the list of all. */
export function itemPage(me: Me): '/work' | '/supervisor' | '/tasks' {
  if (supervises(me)) return '/supervisor';
  return works(me) ? '/work' : '/tasks';
}

/** Of people who neither work nor supervise: what they change comes before what they look at. */
const others = [
  { needs: 'config:edit', page: '/config' },
  { needs: 'audit:view', page: '/audit' },
  { needs: 'personal:erase', page: '/erasures' },
  { needs: 'item:watch', page: '/tasks' },
  { needs: 'case:view', page: '/cases' },
  { needs: 'item:capture', page: '/new-item' },
  { needs: 'config:view', page: '/config' },
] as const satisfies readonly { needs: Permission; page: Path }[];

type StartPage = '/work' | '/supervisor' | '/import' | '/landing' | (typeof others)[number]['page'];
