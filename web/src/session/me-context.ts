import { createContext, useContext } from 'react';
import type { Me } from '../../../api/contract/identity';

const MeContext = createContext<Me | null>(null);

export const MeProvider = MeContext.Provider;

/** Who is signed in; only inside the signed-in frame. */
export function useSignedIn(): Me {
  const me = useContext(MeContext);
  if (me === null) throw new Error('useSignedIn outside of the signed-in frame');
  return me;
}
