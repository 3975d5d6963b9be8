import fc from 'fast-check';
import { hourMs } from '../../../domain/time/duration';
import {
  addPoint,
  cornersFor,
  drawnPoints,
  movePoint,
  pointsAfterDue,
  readScheme,
  removePoint,
} from '../../../web/src/features/config/editors/curve/scheme';
import { msAt, priorityAtY, scaleFor, xOf, yOf } from '../../../web/src/features/config/editors/curve/chart-scale';

const slaMs = 48 * hourMs;
const rising = {
  points: [
    { at: '0%', level: '0%' },
    { at: 'PT24H', level: '30%' },
    { at: '100%', level: '100%' },
  ],
};

test('a point is moved in its own unit: whole percentages, or quarters of an hour', () => {
  const half = movePoint(rising, 1, { offsetMs: 12.1 * hourMs, level: 0.414 }, slaMs);
  expect(half['points']).toEqual([rising.points[0], { at: 'PT12H', level: '41%' }, rising.points[2]]);
  const last = movePoint(rising, 2, { offsetMs: 36 * hourMs, level: 0.9 }, slaMs);
  expect(last['points']).toEqual([...rising.points.slice(0, 2), { at: '75%', level: '90%' }]);
});

test('a point that is half written is left out, and one after the due date does not count', () => {
  const document = { points: [...rising.points, { at: 'P9D', level: '50%' }, { at: '5', level: '' }] };
  expect(drawnPoints(document, slaMs).map(({ index }) => index)).toEqual([0, 1, 2]);
  expect(pointsAfterDue(document, slaMs)).toBe(1);
  expect(readScheme(document).points).toHaveLength(4);
});

test('the last point of a scheme stays', () => {
  const one = { points: [{ at: '0%', level: '10%' }] };
  expect(removePoint(one, 0)).toBe(one);
  expect(removePoint(rising, 1)['points']).toEqual([rising.points[0], rising.points[2]]);
});

const places = fc.record({
  offsetMs: fc.double({ min: -slaMs, max: 2 * slaMs, noNaN: true }),
  level: fc.double({ min: -1, max: 3, noNaN: true }),
});

test('however points are moved and added, they stay in their order, within the SLA, and the scheme can be drawn', () => {
  const moves = fc.array(fc.tuple(fc.boolean(), fc.nat(9), places), { maxLength: 30 });
  fc.assert(
    fc.property(moves, (given) => {
      let document: Readonly<Record<string, unknown>> = rising;
      for (const [isNew, index, place] of given) {
        const inside = { ...place, offsetMs: Math.min(slaMs, Math.max(0, place.offsetMs)) };
        document = isNew ? addPoint(document, inside, slaMs) : movePoint(document, index, place, slaMs);
      }
      const times = drawnPoints(document, slaMs).map(({ offsetMs }) => offsetMs);
      // A percentage is rounded to half of one, which may be past a neighbour that is a duration.
      expect(times.every((at, index) => index === 0 || at >= (times[index - 1] ?? 0) - slaMs / 100)).toBe(true);
      expect(pointsAfterDue(document, slaMs)).toBe(0);
      expect(cornersFor(readScheme(document), { slaMs, min: 0, max: 1 }, 2 * slaMs).length).toBeGreaterThan(1);
    }),
  );
});

test('a pixel of the drawing is the time and priority that were drawn there', () => {
  const corners = [
    { ms: 0, priority: 100 },
    { ms: slaMs, priority: 1_000 },
  ];
  const scale = scaleFor([corners], 1.25 * slaMs, 700);
  fc.assert(
    fc.property(
      fc.double({ min: 0, max: slaMs, noNaN: true }),
      fc.double({ min: 0, max: 1_000, noNaN: true }),
      (ms, priority) => {
        expect(msAt(scale, xOf(scale, ms))).toBeCloseTo(ms, 3);
        expect(priorityAtY(scale, yOf(scale, priority))).toBeCloseTo(priority, 6);
      },
    ),
  );
});
