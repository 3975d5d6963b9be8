import { useDeferredValue } from 'react';
import type { ReactNode } from 'react';

/**
 * What is drawn just after all around it: a press is answered by the frame of what it opens, and this fills it, in steps
 * that the next press does not wait for.
 */
export function Soon({ children }: { children: ReactNode }) {
  return useDeferredValue(true, false) && children;
}
