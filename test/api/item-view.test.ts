import fc from 'fast-check';
import { curvePoints } from '../../api/items/curve-points';
import { screenPopUrl } from '../../api/items/screen-pop';
import { type PriorityCurve, priorityAt } from '../../domain/priority/curve';
import { createClockCache } from '../../domain/time/calendar-clocks';
import { instantAfter, wallClock } from '../../domain/time/clock';
import { calendarOf, onWeekdays } from '../domain/time/sample-calendars';

const clocks = createClockCache()([
  { division: 'sales', key: 'office', ...calendarOf(onWeekdays('09:00-12:00', '13:00-17:00')) },
]);
const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const activationMs = Date.parse('2026-11-23T08:00:00Z');

const curves: fc.Arbitrary<PriorityCurve> = fc
  .record({
    calendar: fc.constantFrom(null, 'sales/office'),
    slaHours: fc.integer({ min: 1, max: 200 }),
    interpolation: fc.constantFrom('linear' as const, 'step' as const),
    offsets: fc.uniqueArray(fc.integer({ min: 0, max: 1_000 }), { minLength: 1, maxLength: 6 }),
    levels: fc.array(fc.integer({ min: 0, max: 150 }), { minLength: 6, maxLength: 6 }),
    overdue: fc.option(
      fc.record({
        level: fc.integer({ min: 0, max: 200 }).map((level) => level / 100),
        perHour: fc.constantFrom(0, 0.01),
      }),
    ),
    max: fc.integer({ min: 0, max: 2_000 }),
  })
  .map(({ calendar, slaHours, interpolation, offsets, levels, overdue, max }) => ({
    calendar,
    activationMs,
    dueMs: instantAfter(clocks(calendar), activationMs, slaHours * HOUR),
    interpolation,
    points: offsets
      .toSorted((a, b) => a - b)
      .map((offset, index) => ({
        offsetMs: Math.round((offset / 1_000) * slaHours * HOUR),
        level: (levels[index] ?? 0) / 100,
      })),
    overdue,
    min: 0,
    max,
    offset: 0,
    fixed: null,
  }));

test('straight lines between the points of the spark are the curve', () => {
  fc.assert(
    fc.property(curves, fc.integer({ min: 0, max: 12_000 }), (curve, parts) => {
      const points = curvePoints(curve, clocks(curve.calendar)).map(({ at, priority }) => ({
        ms: Date.parse(at),
        priority,
      }));
      const last = points.at(-1);
      const nowMs = Math.round(activationMs + (parts / 10_000) * ((last?.ms ?? 0) - activationMs));
      const index = points.findLastIndex(({ ms }) => ms <= nowMs);
      const [from, to] = [points[index], points[index + 1]];
      if (!from) throw new Error('the first point is the activation');
      const drawn = !to
        ? from.priority
        : from.priority + ((nowMs - from.ms) / (to.ms - from.ms)) * (to.priority - from.priority);
      // Behind the last point nothing is drawn.
      if (to || nowMs === from.ms) expect(drawn).toBeCloseTo(priorityAt(curve, nowMs, clocks(curve.calendar)), 3);
    }),
  );
});

test('a fixed priority is a level line', () => {
  const curve: PriorityCurve = {
    calendar: null,
    activationMs,
    dueMs: activationMs + DAY,
    interpolation: 'linear',
    points: [],
    overdue: null,
    min: 0,
    max: 9,
    offset: 0,
    fixed: 7,
  };
  expect(curvePoints(curve, wallClock).map(({ priority }) => priority)).toEqual([7, 7]);
});

test.each([
  ['https://crm.example/{Case_ID}', { Case_ID: 'A 1/2?x=1#y' }, 'https://crm.example/A%201%2F2%3Fx%3D1%23y'],
  ['https://crm.example/?q={Name}&n={Count}', { Name: 'Ä&b', Count: 3 }, 'https://crm.example/?q=%C3%84%26b&n=3'],
  ['https://crm.example/{Missing}', {}, 'https://crm.example/'],
  ['https://crm.example/{toString}', {}, 'https://crm.example/'],
  ['https://crm.example/a/{Case_ID}/b', { Case_ID: '..' }, null],
  ['http://crm.example/{Case_ID}', { Case_ID: 'A' }, null],
  ['javascript:alert({Case_ID})', { Case_ID: '1' }, null],
  [undefined, {}, null],
])('screen pop of %s', (template, attributes, expected) => {
  expect(screenPopUrl(template, attributes)).toBe(expected);
});

test('whatever an attribute holds, the address stays on its host and path', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      const url = screenPopUrl('https://crm.example/cases/{Case_ID}/view', { Case_ID: text });
      if (url === null) return expect(['.', '..']).toContain(text);
      expect(new URL(url).host).toBe('crm.example');
      expect(new URL(url).pathname).toMatch(/^\/cases\/[^/]*\/view$/);
    }),
  );
});
