import fc from 'fast-check';
import { layRings } from '../../../web/src/pieces/ring-strip';

const rings = fc
  .array(fc.option(fc.nat(1e7)), { minLength: 1, maxLength: 6 })
  .map((openings) => openings.map((opensMs, ring) => ({ ring, opensMs })));

test('segments follow each other without gaps from the first opening to the end of the strip', () => {
  fc.assert(
    fc.property(rings, fc.nat(2e7), (given, now) => {
      const { segments, now: at } = layRings(given, now);
      segments.forEach((segment, index) => {
        expect(segment.to).toBeGreaterThan(segment.from);
        if (index > 0) expect(segment.from).toBeCloseTo(segments[index - 1]?.to ?? -1, 9);
      });
      expect(segments.at(-1)?.to ?? 1).toBeCloseTo(1, 9);
      expect(at).toBeGreaterThanOrEqual(0);
      expect(at).toBeLessThanOrEqual(1);
    }),
  );
});

test('a skipped ring has no segment', () => {
  const { segments } = layRings(
    [
      { ring: 0, opensMs: null },
      { ring: 1, opensMs: 0 },
      { ring: 2, opensMs: 1_000 },
    ],
    500,
  );
  expect(segments.map(({ ring }) => ring)).toEqual([1, 2]);
});

test('before the first ring opens, now stands before all of them', () => {
  const { segments, now } = layRings([{ ring: 0, opensMs: 4_000 }], 0);
  expect([now, segments]).toEqual([0, [{ ring: 0, from: 0.8, to: 1 }]]);
});
