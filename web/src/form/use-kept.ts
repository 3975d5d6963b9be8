import { useState } from 'react';
import { useUnsaved } from '../session/unsaved';

type Next<T> = T | ((before: T) => T);

/** What somebody fills in: who is called away while he types finds it again. Null: it is not kept. */
export function useKept<T extends object>(name: string | null, begin: () => T) {
  const [first, setFirst] = useState(begin);
  const [written, write] = useUnsaved<T>(name);
  return {
    value: written ?? first,
    setValue: (next: Next<T>) => write((before) => (typeof next === 'function' ? next(before ?? first) : next)),
    /** Nothing of it is kept, and it begins anew. */
    forget: (anew: T = first) => {
      write(() => null);
      setFirst(anew);
    },
  };
}
