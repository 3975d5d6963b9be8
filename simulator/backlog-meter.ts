import { minuteMs } from '../domain/time/duration';
import { seconds } from './distribution';

/** How many items waited: now, at most, and at most in each stretch of time from the beginning on. */
export interface BacklogFigures {
  end: number;
  max: number;
  stretchSeconds: number;
  waiting: readonly number[];
}

/** Stretches are made longer as time goes on, so that a year needs no more of them than an hour. */
const MOST_STRETCHES = 240;

/** Counts what waits. The highest count of a stretch includes the one that it began with. */
export class BacklogMeter {
  private count = 0;
  private max = 0;
  private startMs: number | null = null;
  private stretchMs = minuteMs;
  private stretches: number[] = [];

  change(by: 1 | -1, nowMs: number): void {
    this.passTo(nowMs);
    this.count += by;
    this.max = Math.max(this.max, this.count);
    const last = this.stretches.length - 1;
    this.stretches[last] = Math.max(this.stretches[last] ?? 0, this.count);
  }

  figures(nowMs: number): BacklogFigures {
    if (this.startMs !== null) this.passTo(nowMs);
    return { end: this.count, max: this.max, stretchSeconds: seconds(this.stretchMs), waiting: this.stretches };
  }

  /** Time in which nothing changed repeats the count. */
  passTo(nowMs: number): void {
    this.startMs ??= nowMs;
    let place = Math.floor((nowMs - this.startMs) / this.stretchMs);
    while (place >= MOST_STRETCHES) {
      this.halve();
      place = Math.floor((nowMs - this.startMs) / this.stretchMs);
    }
    while (this.stretches.length <= place) this.stretches.push(this.count);
  }

  private halve(): void {
    const { stretches } = this;
    this.stretches = stretches
      .filter((_, index) => index % 2 === 0)
      .map((count, index) => Math.max(count, stretches[2 * index + 1] ?? 0));
    this.stretchMs *= 2;
  }
}
