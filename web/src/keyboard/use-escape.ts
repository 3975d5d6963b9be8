import { useRef } from 'react';
import type { KeyboardEvent } from 'react';

/**
 * Escape closes what has the handlers that this answers, and nothing behind it. A list or menu that is open inside takes the
 * key first: that is asked on the way down, because on the way up it is closed already.
 */
export function useEscape(close: () => void) {
  const isTaken = useRef(false);
  return {
    onKeyDownCapture: ({ target, currentTarget }: KeyboardEvent) => {
      const isInside = target instanceof Element && target.closest('[aria-expanded="true"], [role="menu"]') !== null;
      const lists = [...currentTarget.querySelectorAll('[role="listbox"]')];
      isTaken.current = isInside || lists.some((list) => list.checkVisibility());
    },
    onKeyDown: (event: KeyboardEvent) => {
      if (event.key !== 'Escape' || isTaken.current) return;
      event.preventDefault();
      event.stopPropagation();
      close();
    },
  };
}
