import { useEffect, useLayoutEffect, useRef } from 'react';

const HOME = '[data-focus-home]';

/** Nothing that can be worked with has the focus: neither a press nor a reader of the screen would find its place. */
export function isFocusLost(): boolean {
  const { activeElement } = document;
  return activeElement === null || activeElement === document.body || activeElement.matches(`${HOME}, #content`);
}

/** What takes the place of the page: when it closes, the focus is where it was when it opened. */
export function useFocusBack(isOpen: boolean): void {
  const opener = useRef<Element | null>(null);
  // Before what it opens takes the focus: that happens in an effect of its own.
  useLayoutEffect(() => {
    if (isOpen) opener.current = document.activeElement;
  }, [isOpen]);
  useEffect(() => {
    if (!isOpen) return undefined;
    return () => {
      const { current } = opener;
      if (current instanceof HTMLElement && current.isConnected && isFocusLost())
        current.focus({ preventScroll: true });
    };
  }, [isOpen]);
}

/**
 * A browser gives the focus to nothing when what has it goes away, or cannot be pressed for a while. Here it comes back to
 * a button that waited for an answer, and otherwise to the part of the page that lies around the place.
 */
export function useFocusKept(): void {
  useEffect(() => {
    // What had the focus, and all that it lay in.
    let path: readonly Element[] = [];
    let wasDisabled = false;
    let frame = 0;
    const forget = () => {
      path = [];
      wasDisabled = false;
    };
    const settle = () => {
      const [last] = path;
      if (last === undefined || document.activeElement !== document.body) return;
      const isGone = !last.isConnected || !last.checkVisibility();
      if (!isGone && last.matches(':disabled')) wasDisabled = true;
      else if (isGone || wasDisabled) {
        const target = isGone ? homeOf(path) : last;
        forget();
        if (target instanceof HTMLElement) target.focus({ preventScroll: true });
      }
      // It is there still, and was left on purpose.
      else forget();
    };
    // After those who know better where it belongs: they look when the page is drawn.
    const soon = () => {
      cancelAnimationFrame(frame);
      frame = requestAnimationFrame(() => setTimeout(settle));
    };
    const onFocus = ({ target }: FocusEvent) => {
      if (target instanceof Element) path = lyingIn(target);
      wasDisabled = false;
    };
    const observer = new MutationObserver(() => {
      if (path.length > 0 && document.activeElement === document.body) soon();
    });
    observer.observe(document.body, { childList: true, subtree: true, attributeFilter: ['disabled'] });
    document.addEventListener('focusin', onFocus);
    document.addEventListener('focusout', soon);
    document.addEventListener('pointerdown', forget);
    return () => {
      cancelAnimationFrame(frame);
      observer.disconnect();
      document.removeEventListener('focusin', onFocus);
      document.removeEventListener('focusout', soon);
      document.removeEventListener('pointerdown', forget);
    };
  }, []);
}

function lyingIn(element: Element): Element[] {
  const path: Element[] = [];
  for (let each: Element | null = element; each !== null; each = each.parentElement) path.push(each);
  return path;
}

function homeOf(path: readonly Element[]): Element | null {
  const around = path.find((element) => element.isConnected && element.checkVisibility());
  return around?.closest(HOME) ?? document.querySelector('#content');
}
