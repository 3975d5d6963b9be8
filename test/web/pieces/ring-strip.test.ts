import fc from 'fast-check';
import { layRings } from '../../../web/src/pieces/ring-strip';

const rings = fc
  .array(fc.option(fc.nat(1e7)), { minLength: 1, maxLength: 6 })
  .map((openings) => openings.map((opensMs, ring) => ({ ring, opensMs })));

test('segments follow each other without gaps up to the end of the strip', () => {
  fc.assert(
    fc.property(rings, fc.nat(2e7), (given, now) => {
      const { segments, now: at } = layRings(given, now);
      segments.forEach((segment, index) => {
        expect(segment.to).toBeGreaterThan(segment.from);
        expect(segment.from).toBeCloseTo(segments[index - 1]?.to ?? 0, 9);
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
