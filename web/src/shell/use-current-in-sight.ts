import { useEffect, useRef } from 'react';
import { usePath } from '../address/address';

/** Where the links of the pages are wider than the window, the one of the page that is open is in sight. */
export function useCurrentInSight() {
  const nav = useRef<HTMLElement>(null);
  const path = usePath();
  useEffect(() => {
    const links = nav.current;
    const link = links?.querySelector<HTMLElement>('[aria-current]');
    // By hand: browsers take what they are told to scroll to for the place from which the Tab key goes on.
    if (links && link)
      links.scrollLeft = link.offsetLeft - links.offsetLeft - (links.clientWidth - link.offsetWidth) / 2;
  }, [path]);
  return nav;
}
