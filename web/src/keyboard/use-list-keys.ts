import type { RefObject } from 'react';
import { useShortcuts } from './use-shortcuts';

/** J and K move the focus through the buttons and links of a list; Enter then is the control's own. */
export function useListKeys(list: RefObject<HTMLElement | null>, selector = 'button, a'): void {
  const move = (step: 1 | -1) => {
    const controls = [...(list.current?.querySelectorAll<HTMLElement>(selector) ?? [])];
    const current = controls.indexOf(document.activeElement as HTMLElement);
    const target = current === -1 ? (step === 1 ? 0 : controls.length - 1) : current + step;
    controls[Math.min(Math.max(target, 0), controls.length - 1)]?.focus();
  };
  useShortcuts({ j: () => move(1), k: () => move(-1) });
}
