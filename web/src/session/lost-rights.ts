import { createContext, useContext, useState } from 'react';
import type { Me } from '../../../api/contract/identity';

export interface LostRights {
  /** The names of the divisions in which somebody may less than when his page opened, or than he has read of. */
  readonly divisions: readonly string[];
  /** He has read it. */
  readonly read: () => void;
}

const LostRightsContext = createContext<LostRights>({ divisions: [], read: () => undefined });

export const LostRightsProvider = LostRightsContext.Provider;

export function useLostRights(): LostRights {
  return useContext(LostRightsContext);
}

/** What he may besides is in sight by itself; what he may no more is only gone. */
export function useRightsKept(me: Me): LostRights {
  const now = rightsOf(me);
  const [had, setHad] = useState(now);
  const fresh = [...now].filter(([right]) => !had.has(right));
  if (fresh.length > 0) setHad(new Map([...had, ...fresh]));
  const lost = [...had].flatMap(([right, division]) => (now.has(right) ? [] : [division]));
  return { divisions: [...new Set(lost)], read: () => setHad(now) };
}

/** By division and permission; of each the name of the division. */
function rightsOf(me: Me): ReadonlyMap<string, string> {
  return new Map(
    me.divisions.flatMap(({ key, name, permissions }) =>
      permissions.map((permission) => [`${key} ${permission}`, name] as const),
    ),
  );
}
