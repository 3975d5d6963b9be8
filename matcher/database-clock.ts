/**
 * The database's clock as this process sees it, from the latest answer. It counts the answer's way back as if it took
 * no time, so it runs behind by that and is never ahead: a ring is not taken for open before it is.
 */
export class DatabaseClock {
  private offsetMs = 0;

  /** `databaseMs` has just arrived. */
  set(databaseMs: number): void {
    this.offsetMs = databaseMs - performance.now();
  }

  nowMs(): number {
    return performance.now() + this.offsetMs;
  }
}
