import { useEffect, useRef } from 'react';
import { isFocusLost } from '../keyboard/focus';

/**
 * A toolbar that has the focus again when the form that it opened is closed, on the button that opened it; where that is
 * gone, what lies around it has. A focus that is lost takes the keyboard's user to the top of the page.
 */
export function useReturnFocus(asking: string | null) {
  const bar = useRef<HTMLDivElement>(null);
  const last = useRef<string | null>(null);
  useEffect(() => {
    const opener = last.current;
    last.current = asking;
    // Gone with the form; where somebody has moved it on meanwhile, it stays.
    if (asking !== null || opener === null || !isFocusLost()) return;
    // On no other one: what the same key would press next has nothing to do with what was done.
    const selectors = [`[data-command="${opener}"]`, '[data-command="more"]'];
    const buttons = selectors.map((selector) => bar.current?.querySelector<HTMLElement>(selector));
    const home = [...document.querySelectorAll<HTMLElement>('[data-focus-home]')].at(-1);
    (buttons.find((button) => button !== null && button !== undefined) ?? home)?.focus();
  }, [asking]);
  return bar;
}
