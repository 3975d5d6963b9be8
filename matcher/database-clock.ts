/** Of what an earlier answer told, so much is forgotten in a ms: more than two clocks ever drift apart. */
const FORGOTTEN_SHARE = 1 / 1_000;
/** A database whose clock stands further back is another one, or was set. */
const SET_BACK_MS = 1_000;

/**
 * The database's clock as this process sees it. Each answer counts its way back as if it took no time, so that it tells
 * too little: the quickest of late is believed. So the clock is never ahead (a ring is not taken for open before it
 * is), and does not step back for an answer that was slow. Whole ms: every process means the same instant by one.
 */
export class DatabaseClock {
  private offsetMs = -Infinity;
  private setMs = 0;

  /** A clock that never goes back, from any beginning. */
  constructor(private readonly steadyMs = () => performance.now()) {}

  /** `databaseMs` has just arrived. */
  set(databaseMs: number): void {
    const nowMs = this.steadyMs();
    const offsetMs = databaseMs - nowMs;
    const believedMs = this.offsetMs - (nowMs - this.setMs) * FORGOTTEN_SHARE;
    const isSetBack = offsetMs < believedMs - SET_BACK_MS;
    this.offsetMs = isSetBack ? offsetMs : Math.max(offsetMs, believedMs);
    this.setMs = nowMs;
  }

  nowMs(): number {
    return Math.floor(this.steadyMs() + this.offsetMs);
  }
}
