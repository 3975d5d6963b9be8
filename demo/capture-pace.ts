/** A source falls silent at this many waiting items of its queue, so that an unattended demo does not grow for ever. */
export const mostWaiting = 20;

/**
 * Milliseconds until a source's next capture; null: none now, look again later. The more waits, the slower it comes:
 * with the demo's agents that settles at some eight waiting, enough to see an order and to have an offer at once.
 */
export function captureGapMs(waiting: number, luck: number): number | null {
  if (waiting >= mostWaiting) return null;
  return (2_000 + waiting * 500) * (0.6 + 0.8 * luck);
}
