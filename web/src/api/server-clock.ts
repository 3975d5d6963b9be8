/**
 * How far this machine's clock is off the server's, from the `Date` header of its answers. That header has whole
 * seconds only, so an offset below two seconds is taken for none: it would make countdowns jump, not better.
 */
let offsetMs = 0;

export function noteServerDate(header: string | null, localMs: number): void {
  const serverMs = header === null ? Number.NaN : Date.parse(header);
  if (Number.isNaN(serverMs)) return;
  const difference = serverMs + 500 - localMs;
  offsetMs = Math.abs(difference) < 2_000 ? 0 : difference;
}

/** Epoch milliseconds by the server's clock, as well as it is known here. */
export function serverNow(): number {
  return Date.now() + offsetMs;
}

let aheadMs = Number.NaN;

/**
 * Whether this machine's clock was set, or stood still while it slept, since it was last asked: what is known of its offset
 * is then worth nothing. `steadyMs` is a clock that nobody sets.
 */
export function hasStepped(localMs: number, steadyMs: number): boolean {
  const before = aheadMs;
  aheadMs = localMs - steadyMs;
  return Math.abs(aheadMs - before) > 2_000;
}
