import { wallClock } from '../../domain/time/clock';
import type { Clock, Clocks } from '../../domain/time/clock';

/** The clocks in use, numbered, and what they show at the instant that is looked at. Number 0 is wall time. */
export class ClockStates {
  nowMs = -Infinity;
  private readonly byCalendar = new Map<string | null, number>();
  private readonly all: Clock[] = [];
  private readonly readings: number[] = [];
  /** Until when it is known whether a clock runs, and whether it does. */
  private readonly changes: number[] = [];
  private readonly running: boolean[] = [];

  constructor(readonly clocks: Clocks) {
    this.indexOf(null);
  }

  indexOf(calendar: string | null): number {
    const known = this.byCalendar.get(calendar);
    if (known !== undefined) return known;
    const index = this.all.length;
    this.byCalendar.set(calendar, index);
    const clock = this.clocks(calendar);
    this.all.push(clock);
    this.readings.push(this.nowMs === -Infinity ? 0 : clock.readingAt(this.nowMs));
    this.changes.push(-Infinity);
    this.running.push(true);
    return index;
  }

  clock(index: number): Clock {
    return this.all[index] as Clock;
  }

  setNow(nowMs: number): void {
    if (nowMs < this.nowMs) this.changes.fill(-Infinity);
    this.nowMs = nowMs;
    for (let index = 0; index < this.all.length; index += 1) this.readings[index] = this.clock(index).readingAt(nowMs);
  }

  /** The same clocks at another instant, for who asks what they show, and not for how long it holds. */
  at(nowMs: number): ClockStates {
    const other = new ClockStates(this.clocks);
    for (const calendar of this.byCalendar.keys()) other.indexOf(calendar);
    for (const [index, clock] of this.all.entries()) {
      other.all[index] = { ...wallClock, readingAt: (instantMs) => clock.readingAt(instantMs) };
    }
    other.setNow(nowMs);
    return other;
  }

  reading(index: number): number {
    return this.readings[index] as number;
  }

  isRunning(index: number): boolean {
    this.nextChangeMs(index);
    return this.running[index] as boolean;
  }

  nextChangeMs(index: number): number {
    if (this.nowMs >= (this.changes[index] as number)) {
      this.running[index] = this.clock(index).isRunningAt(this.nowMs);
      this.changes[index] = this.clock(index).nextChangeMs(this.nowMs);
    }
    return this.changes[index] as number;
  }
}
