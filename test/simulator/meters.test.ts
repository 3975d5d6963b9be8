import fc from 'fast-check';
import { BacklogMeter } from '../../simulator/backlog-meter';
import { durationsOf, spreadOf } from '../../simulator/distribution';
import { bar, sparkline } from '../../cli/simulate/plots';
import { minuteMs } from '../../domain/time/duration';

test('a quantile is the smallest value that so many of all reach at most', () => {
  const values = fc.array(fc.nat(100_000), { minLength: 1, maxLength: 200 });
  fc.assert(
    fc.property(values, (measured) => {
      const { count, median, p90, p99, max, mean } = durationsOf(measured);
      const share = (limit: number | null) =>
        measured.filter((each) => each <= Math.round((limit ?? 0) * 1_000)).length / count;
      const below = (limit: number | null) =>
        measured.filter((each) => each < Math.round((limit ?? 0) * 1_000)).length / count;
      for (const [quantile, wanted] of [
        [median, 0.5],
        [p90, 0.9],
        [p99, 0.99],
      ] as const) {
        expect(share(quantile)).toBeGreaterThanOrEqual(wanted);
        expect(below(quantile)).toBeLessThan(wanted);
      }
      expect(max).toBe(Math.max(...measured) / 1_000);
      expect(mean).toBeLessThanOrEqual(max ?? 0);
    }),
  );
});

test('what was never measured has no figures', () => {
  expect(durationsOf([])).toEqual({ count: 0, mean: null, median: null, p90: null, p99: null, max: null });
  expect(spreadOf([])).toEqual({ mean: null, min: null, max: null, deviation: null });
  expect(spreadOf([1, 3])).toEqual({ mean: 2, min: 1, max: 3, deviation: 1 });
});

test('the backlog of a stretch is the highest count in it, however long stretches have become', () => {
  const change = fc.record({ by: fc.constantFrom(1, 1, -1), afterMs: fc.nat(40 * minuteMs) });
  fc.assert(
    fc.property(fc.array(change, { minLength: 1, maxLength: 60 }), (changes) => {
      const meter = new BacklogMeter();
      const counts: { atMs: number; count: number }[] = [];
      let [atMs, count] = [0, 0];
      for (const { by, afterMs } of changes) {
        atMs += counts.length === 0 ? 0 : afterMs;
        const step = by === -1 && count === 0 ? 1 : by;
        count += step;
        counts.push({ atMs, count });
        meter.change(step === 1 ? 1 : -1, atMs);
      }
      const { end, max, stretchSeconds, waiting } = meter.figures(atMs);
      expect([end, max]).toEqual([count, Math.max(...counts.map((each) => each.count))]);
      const stretchMs = stretchSeconds * 1_000;
      const highest = Array.from({ length: Math.floor(atMs / stretchMs) + 1 }, (_, place) => {
        const [fromMs, toMs] = [place * stretchMs, (place + 1) * stretchMs];
        const begin = counts.findLast((each) => each.atMs < fromMs)?.count ?? 0;
        return Math.max(
          begin,
          ...counts.filter((each) => each.atMs >= fromMs && each.atMs < toMs).map((each) => each.count),
        );
      });
      expect(waiting).toEqual(highest);
      expect(waiting.length).toBeLessThanOrEqual(240);
    }),
  );
});

test('plots show the highest of each part, and nothing where there was nothing', () => {
  expect(sparkline([0, 1, 4, 8], 10)).toBe(' ▁▄█');
  expect(sparkline([0, 1, 4, 8, 0, 0], 3)).toBe('▁█ ');
  expect(sparkline([], 3)).toBe('');
  expect(sparkline([0, 0], 3)).toBe('  ');
  expect([bar(0, 4), bar(0.5, 4), bar(1, 4)]).toEqual(['░░░░', '██░░', '████']);
});
