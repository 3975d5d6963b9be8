/** A step back that is longer is one of the database's own clock, not of an answer's way. */
const STEP_MS = 1_000;

/**
 * The database's clock as this process sees it, from the latest answer. It counts the answer's way back as if it took
 * no time, so it runs behind by that and is never ahead: a ring is not taken for open before it is. It stands still
 * rather than go back because an answer took longer than the one before: the memory would place every item anew.
 */
export class DatabaseClock {
  private offsetMs = 0;
  private lastMs = -Infinity;

  /** `databaseMs` has just arrived. */
  set(databaseMs: number): void {
    this.offsetMs = databaseMs - performance.now();
    if (databaseMs < this.lastMs - STEP_MS) this.lastMs = -Infinity;
  }

  nowMs(): number {
    this.lastMs = Math.max(this.lastMs, performance.now() + this.offsetMs);
    return this.lastMs;
  }
}
