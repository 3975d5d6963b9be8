import { type RefObject, useCallback, useLayoutEffect } from 'react';
import { useShown } from '../../address/address';

/** How far down the page was, by the step of the history that was left. */
const tops = new Map<number, number>();

/** "Back" shows the page as it was left, not only filtered as it was: what comes back is what leaves by `leave`. */
export function usePlaceOnPage(page: RefObject<HTMLElement | null>) {
  const { step } = useShown();
  useLayoutEffect(() => {
    const top = tops.get(step);
    if (top !== undefined) page.current?.scrollTo({ top });
  }, [page, step]);
  return useCallback(() => {
    tops.set(step, page.current?.scrollTop ?? 0);
  }, [page, step]);
}
