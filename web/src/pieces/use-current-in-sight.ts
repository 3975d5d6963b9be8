import { useEffect, useRef } from 'react';

/**
 * Where links lie side by side in a row that is wider than the window, the current one is in sight: as it changes, and
 * as the window does. `current`: what is different when another is current, or when more of them are known.
 */
export function useCurrentInSight(current: string) {
  const nav = useRef<HTMLElement>(null);
  useEffect(() => {
    const links = nav.current;
    if (!links) return undefined;
    // Tells of the first size as well.
    const watcher = new ResizeObserver(() => {
      const link = links.querySelector<HTMLElement>('[aria-current]');
      // By hand: browsers take what they are told to scroll to for the place from which the Tab key goes on.
      if (link) links.scrollLeft = link.offsetLeft - links.offsetLeft - (links.clientWidth - link.offsetWidth) / 2;
    });
    watcher.observe(links);
    return () => watcher.disconnect();
  }, [current]);
  return nav;
}
