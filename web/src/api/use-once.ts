import { useRef } from 'react';

/**
 * Lets one call through at a time: two presses within one frame are still one, which state could not tell before the
 * next render. `free` ends it.
 */
export function useOnce() {
  const isBusy = useRef(false);
  return {
    take: () => {
      if (isBusy.current) return false;
      isBusy.current = true;
      return true;
    },
    free: () => {
      isBusy.current = false;
    },
  };
}
