import fc from 'fast-check';
import { firingOf, firstInstant, isCronText, MISSED_AFTER_MS, nextInstant } from '../../../domain/bpmn/start-timer';
import { afterSpan } from '../../../domain/bpmn/timer';

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const FROM = Date.parse('2026-11-27T08:59:30.250Z');
const horizonMs = 3 * 24 * hourMs;
const iso = (ms: number) => new Date(ms).toISOString();

/** All that lies within three days, found without the code under test. */
interface Timed {
  timer: string;
  instants: number[];
}

const minutes = fc.integer({ min: 0, max: 59 });
const hours = fc.integer({ min: 0, max: 23 });
const spans = fc.constantFrom('PT7M', 'PT1H', 'P1D', 'PT6H30M');

const cron: fc.Arbitrary<Timed> = fc
  .tuple(minutes, fc.uniqueArray(hours, { minLength: 1, maxLength: 4 }))
  .map(([minute, at]) => ({
    timer: `${minute} ${at.join(',')} * * *`,
    instants: everyMinute().filter((ms) => {
      const date = new Date(ms);
      return date.getUTCMinutes() === minute && at.includes(date.getUTCHours());
    }),
  }));
const cycle: fc.Arbitrary<Timed> = fc
  .tuple(fc.option(fc.integer({ min: 1, max: 5 })), fc.option(fc.integer({ min: -48, max: 48 })), spans)
  .map(([times, startHours, every]) => {
    const startMs = startHours === null ? null : FROM + startHours * hourMs;
    const instants: number[] = [];
    let ms = startMs ?? afterSpan(every, FROM) ?? 0;
    for (let count = 0; count < (times ?? Infinity) && ms <= FROM + horizonMs; count += 1) {
      if (ms >= FROM) instants.push(ms);
      ms = afterSpan(every, ms) ?? Infinity;
    }
    return { timer: `R${times ?? ''}/${startMs === null ? '' : `${iso(startMs)}/`}${every}`, instants };
  });
/** Of which several come within the time in which none counts as missed. */
const quick: fc.Arbitrary<Timed> = fc.constantFrom(7, 20, 45).map((seconds) => ({
  timer: `R100/PT${seconds}S`,
  instants: Array.from({ length: 100 }, (_, index) => FROM + (index + 1) * seconds * 1_000),
}));
const once: fc.Arbitrary<Timed> = fc.oneof(
  spans.map((timer) => ({ timer, instants: [afterSpan(timer, FROM) ?? 0] })),
  fc.integer({ min: -1_000, max: 1_000 }).map((by) => {
    const ms = FROM + by * minuteMs;
    return { timer: iso(ms), instants: ms < FROM ? [] : [ms] };
  }),
);
const timed = fc.oneof(cron, cycle, quick, once);

/** When somebody looks: at any time, or some minutes after an instant. */
const looked = timed.chain((one) => {
  const some = fc.nat(horizonMs / 2).map((ms) => FROM + ms);
  const late = fc.nat(3 * minuteMs);
  const soon = fc.constantFrom(FROM, ...one.instants.slice(0, 20)).chain((ms) => late.map((byMs) => ms + byMs));
  return fc.array(fc.oneof(some, soon), { maxLength: 12 }).map((looks) => ({ ...one, looks }));
});

function everyMinute(): number[] {
  const firstMs = Math.ceil(FROM / minuteMs) * minuteMs;
  return Array.from({ length: horizonMs / minuteMs }, (_, index) => firstMs + index * minuteMs);
}

test('its instants are those that a calendar shows, one after another', () => {
  fc.assert(
    fc.property(timed, ({ timer, instants }) => {
      const found: number[] = [];
      for (let ms = firstInstant(timer, FROM); ms !== null && ms < FROM + horizonMs; ms = nextInstant(timer, FROM, ms))
        found.push(ms);
      expect(found.map(iso)).toEqual(instants.filter((ms) => ms < FROM + horizonMs).map(iso));
    }),
  );
});

test('whoever looks, however late, starts each instant once, and one case for all that were missed: the last', () => {
  fc.assert(
    fc.property(looked, ({ timer, instants, looks }) => {
      let nextMs = firstInstant(timer, FROM);
      const started: number[] = [];
      for (const lookMs of looks.toSorted((one, other) => one - other)) {
        while (nextMs !== null && nextMs <= lookMs) {
          const dueMs = nextMs;
          const firing = firingOf(timer, FROM, dueMs, lookMs);
          started.push(firing.atMs);
          const passed = instants.filter((ms) => ms >= dueMs && ms <= lookMs);
          expect(firing.atMs).toBe(lookMs - dueMs > MISSED_AFTER_MS ? passed.at(-1) : dueMs);
          expect(firing.missedSinceMs).toBe(firing.atMs === dueMs ? null : dueMs);
          nextMs = firing.nextMs;
        }
        expect(nextMs).toBe(instants.find((ms) => ms > lookMs) ?? nextMs);
      }
      expect(new Set(started).size).toBe(started.length);
      expect(instants).toEqual(expect.arrayContaining(started));
    }),
  );
});

test.each(['0 0 30 2 *', '@reboot', '99 * * * *', '12:30', 'tomorrow'])('%s is no cron text that comes', (text) => {
  expect(isCronText(text)).toBe(false);
});
