import { useLayoutEffect, useState, useSyncExternalStore } from 'react';

const filledIn = 'main :is(form, form *, input, select, textarea)';

export interface Docked {
  /** It stands below what is being filled in. */
  readonly isDocked: boolean;
  /** Makes a whole sheet of it. */
  readonly open: () => void;
}

/**
 * Where there is one column an offer is a sheet over everything, but for one that comes while something is filled in: that
 * stands below it until it is answered or opened. One that grew as the field is left would lie over the very button by
 * which he leaves it, and take the press.
 */
export function useDocked(offerId: string | undefined): Docked {
  const isFillingIn = useSyncExternalStore(never, readFillingIn);
  const [seenId, setSeenId] = useState<string>();
  const [isDocked, setDocked] = useState(false);
  if (seenId !== offerId) {
    setSeenId(offerId);
    setDocked(offerId !== undefined && isFillingIn);
  }
  // There is less room than before.
  useLayoutEffect(() => {
    if (isDocked) document.activeElement?.scrollIntoView({ block: 'nearest' });
  }, [isDocked]);
  return { isDocked, open: () => setDocked(false) };
}

function readFillingIn(): boolean {
  return document.activeElement?.matches(filledIn) === true;
}

/** It counts at the instant at which an offer comes, and nothing is drawn for it. */
function never(): () => void {
  return () => undefined;
}
