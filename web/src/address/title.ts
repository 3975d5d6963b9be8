import { useEffect } from 'react';

/** What the page is called, and what calls away from it for as long as it stands: the tab shows that first. */
let page = document.title;
let call: string | undefined;

function show(): void {
  document.title = call ?? page;
}

export function usePageTitle(title: string): void {
  useEffect(() => {
    page = title;
    show();
  }, [title]);
}

export function useCallTitle(title: string | undefined): void {
  useEffect(() => {
    call = title;
    show();
    return () => {
      call = undefined;
      show();
    };
  }, [title]);
}
