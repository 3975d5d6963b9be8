import { durationsOf } from './distribution';
import type { Waits } from './summary';

/** Measures waits, those that have ended and in the end those that go on. */
export class WaitMeter {
  private readonly measuredMs: number[] = [];
  private stillWaiting = 0;

  ended(waitedMs: number): void {
    this.measuredMs.push(waitedMs);
  }

  goesOn(waitedMs: number): void {
    this.measuredMs.push(waitedMs);
    this.stillWaiting += 1;
  }

  /** Each wait, in no order. */
  get all(): readonly number[] {
    return this.measuredMs;
  }

  figures(): Waits {
    return { ...durationsOf(this.measuredMs), stillWaiting: this.stillWaiting };
  }
}
