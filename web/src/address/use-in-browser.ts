import { startTransition, useEffect, useState, useSyncExternalStore } from 'react';

export interface InBrowser {
  readonly path: string;
  readonly search: string;
  /** The step of the browser's history, apart from every other that this window has taken. */
  readonly step: number;
}

/** What the browser tells of by itself, and what `navigate` of wouter tells of. */
const steps = ['popstate', 'hashchange', 'pushState', 'replaceState'];

/**
 * A step is a transition: a press answers before the page is drawn that it leads to, and what stands there stays until
 * then. The hook of wouter knows no transitions.
 */
export function useInBrowser(): InBrowser {
  const [address, setAddress] = useState(inBrowser);
  useEffect(() => {
    const tell = () => {
      const now = inBrowser();
      startTransition(() => setAddress((before) => (isSame(before, now) ? before : now)));
    };
    // A page may have led elsewhere since it was drawn.
    tell();
    return onStep(tell);
  }, []);
  return address;
}

/** What is read from the address, drawn anew at once and only when it differs. */
export function useReadInBrowser(read: (now: InBrowser) => string): string {
  return useSyncExternalStore(onStep, () => read(inBrowser()));
}

function onStep(tell: () => void): () => void {
  for (const each of steps) globalThis.addEventListener(each, tell);
  return () => {
    for (const each of steps) globalThis.removeEventListener(each, tell);
  };
}

function inBrowser(): InBrowser {
  const { pathname, search } = globalThis.location;
  return { path: pathname, search, step: Number(globalThis.history.state) };
}

function isSame(one: InBrowser, other: InBrowser): boolean {
  return one.path === other.path && one.search === other.search && one.step === other.step;
}
