import type { Clock } from './clock';
import type { Span } from './span';

/** When a clock runs between two instants: the open hours of a calendar, for people to look at. */
export function runningSpans(clock: Clock, fromMs: number, toMs: number): Span[] {
  const spans: Span[] = [];
  for (let atMs = fromMs; atMs < toMs;) {
    const changeMs = Math.min(clock.nextChangeMs(atMs), toMs);
    if (clock.isRunningAt(atMs)) spans.push({ fromMs: atMs, toMs: changeMs });
    atMs = changeMs;
  }
  return spans;
}
