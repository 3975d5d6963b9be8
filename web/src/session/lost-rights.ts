import { useEffect, useSyncExternalStore } from 'react';
import type { Me } from '../../../api/contract/identity';
import { useSignedIn } from './me-context';

/** By division and permission; of each the name of the division. */
type Rights = ReadonlyMap<string, string>;

/** What somebody could do since this page opened, or since he has read that he can no more. */
let had: { readonly subject: string; readonly rights: Rights } = { subject: '', rights: new Map() };
const listeners = new Set<() => void>();

export interface LostRights {
  /** The names of the divisions in which he may less. What he may besides is in sight by itself. */
  readonly divisions: readonly string[];
  /** He has read it. */
  readonly read: () => void;
}

export function useLostRights(): LostRights {
  const me = useSignedIn();
  const { subject, rights } = useSyncExternalStore(onChange, () => had);
  useEffect(() => note(me), [me]);
  const now = rightsOf(me);
  const lost = subject === me.subject ? [...rights].filter(([right]) => !now.has(right)) : [];
  return {
    divisions: [...new Set(lost.map(([, division]) => division))],
    read: () => keep({ subject: me.subject, rights: now }),
  };
}

function note(me: Me): void {
  const before = had.subject === me.subject ? had.rights : [];
  keep({ subject: me.subject, rights: new Map([...before, ...rightsOf(me)]) });
}

function keep(next: typeof had): void {
  had = next;
  for (const listener of listeners) listener();
}

function onChange(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function rightsOf({ divisions }: Me): Rights {
  return new Map(
    divisions.flatMap(({ key, name, permissions }) =>
      permissions.map((permission) => [`${key} ${permission}`, name] as const),
    ),
  );
}
