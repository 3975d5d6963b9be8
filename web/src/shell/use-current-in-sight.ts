import { useLocation } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';

/** Where the links of the pages are wider than the window, the one of the page that is open is in sight. */
export function useCurrentInSight() {
  const nav = useRef<HTMLElement>(null);
  const { pathname } = useLocation();
  useEffect(() => {
    nav.current?.querySelector('[aria-current]')?.scrollIntoView({ inline: 'center', block: 'nearest' });
  }, [pathname]);
  return nav;
}
