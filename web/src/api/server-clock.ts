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
