import { useEffect, useRef } from 'react';
import { usePath } from '../address/address';

/** Where the links of the pages are wider than the window, the one of the page that is open is in sight. */
export function useCurrentInSight() {
  const nav = useRef<HTMLElement>(null);
  const path = usePath();
  useEffect(() => {
    nav.current?.querySelector('[aria-current]')?.scrollIntoView({ inline: 'center', block: 'nearest' });
  }, [path]);
  return nav;
}
