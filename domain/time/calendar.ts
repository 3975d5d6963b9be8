import type { Clock } from './clock';
import { hasHours, openHours } from './open-hours';
import type { CalendarText } from './open-hours';
import type { Span } from './span';

/** Outside of these years a calendar's clock stands still. */
const [FIRST_YEAR, LAST_YEAR] = [1970, 2075];
/** Readings count from its start, so that one calendar reads alike in every process. */
const ORIGIN_YEAR = 2025;

/** An open span, and the reading at its start. */
interface Entry extends Span {
  readingMs: number;
}

/** The clock of a calendar without any hours. */
const stoppedClock: Clock = {
  readingAt: () => 0,
  instantOf: (readingMs) => (readingMs <= 0 ? -Infinity : Infinity),
  isRunningAt: () => false,
  nextChangeMs: () => Infinity,
};

/**
 * The clock that runs while a calendar is open. It computes years when they are asked for and keeps them, so an
 * instance is worth keeping too. It reads zone and holiday data: never use it inside a workflow.
 */
export function createCalendarClock(calendar: CalendarText): Clock {
  return hasHours(calendar) ? new CalendarClock(calendar) : stoppedClock;
}

class CalendarClock implements Clock {
  private readonly hoursOf: ReturnType<typeof openHours>;
  private readonly entries: Entry[] = [];
  /** Of these, for searching: the starts and the readings at them. */
  private starts = new Float64Array(0);
  private readings = new Float64Array(0);
  /** The first year computed, and the one after the last. */
  private firstYear = ORIGIN_YEAR;
  private endYear = ORIGIN_YEAR;
  /** What is computed, by instants and by readings. */
  private fromMs = Infinity;
  private toMs = -Infinity;
  private lowMs = 0;
  private highMs = 0;

  constructor(calendar: CalendarText) {
    this.hoursOf = openHours(calendar);
    this.addNextYear();
  }

  readonly readingAt = (instantMs: number): number => {
    this.coverInstant(instantMs);
    const entry = this.entries[this.placeOf(instantMs)];
    return entry ? entry.readingMs + Math.min(instantMs, entry.toMs) - entry.fromMs : this.lowMs;
  };

  readonly instantOf = (readingMs: number): number => {
    while (readingMs > this.highMs && this.addNextYear());
    while (readingMs <= this.lowMs && this.addYearBefore());
    if (readingMs > this.highMs) return Infinity;
    if (readingMs <= this.lowMs) return -Infinity;
    const entry = this.entries[countUpTo(this.readings, readingMs, false) - 1] as Entry;
    return entry.fromMs + (readingMs - entry.readingMs);
  };

  readonly isRunningAt = (instantMs: number): boolean => {
    this.coverInstant(instantMs);
    return instantMs < (this.entries[this.placeOf(instantMs)]?.toMs ?? -Infinity);
  };

  readonly nextChangeMs = (instantMs: number): number => {
    this.coverInstant(instantMs);
    for (;;) {
      const at = this.placeOf(instantMs);
      const [current, next] = [this.entries[at], this.entries[at + 1]];
      const changeMs = current && instantMs < current.toMs ? current.toMs : (next?.fromMs ?? Infinity);
      // What ends with the last year computed may go on in the next.
      if (changeMs < this.toMs || !this.addNextYear()) return changeMs;
    }
  };

  /** Index of the last span that has begun; -1 for none. */
  private placeOf(instantMs: number): number {
    return countUpTo(this.starts, instantMs, true) - 1;
  }

  private coverInstant(instantMs: number): void {
    while (instantMs >= this.toMs && this.addNextYear());
    while (instantMs < this.fromMs && this.addYearBefore());
  }

  private addNextYear(): boolean {
    if (this.endYear > LAST_YEAR) return false;
    const year = this.hoursOf(this.endYear);
    this.endYear += 1;
    this.fromMs = Math.min(this.fromMs, year.fromMs);
    this.toMs = year.toMs;
    for (const { fromMs, toMs } of year.open) {
      const last = this.entries.at(-1);
      if (last?.toMs === fromMs) last.toMs = toMs;
      else this.entries.push({ fromMs, toMs, readingMs: this.highMs });
      this.highMs += toMs - fromMs;
    }
    this.listForSearch();
    return true;
  }

  private addYearBefore(): boolean {
    if (this.firstYear <= FIRST_YEAR) return false;
    this.firstYear -= 1;
    const year = this.hoursOf(this.firstYear);
    this.fromMs = year.fromMs;
    for (const { fromMs, toMs } of year.open.toReversed()) {
      this.lowMs -= toMs - fromMs;
      const first = this.entries[0];
      if (first?.fromMs === toMs) Object.assign(first, { fromMs, readingMs: this.lowMs });
      else this.entries.unshift({ fromMs, toMs, readingMs: this.lowMs });
    }
    this.listForSearch();
    return true;
  }

  private listForSearch(): void {
    this.starts = Float64Array.from(this.entries, ({ fromMs }) => fromMs);
    this.readings = Float64Array.from(this.entries, ({ readingMs }) => readingMs);
  }
}

/** How many of rising numbers are below a limit, or at it where that counts too. */
function countUpTo(numbers: Float64Array, limit: number, isCounted: boolean): number {
  let [low, high] = [0, numbers.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    const number = numbers[middle] as number;
    if (number < limit || (isCounted && number === limit)) low = middle + 1;
    else high = middle;
  }
  return low;
}
