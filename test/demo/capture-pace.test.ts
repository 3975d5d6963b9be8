import fc from 'fast-check';
import { captureGapMs, mostWaiting } from '../../demo/capture-pace';

test('the more waits, the longer the pause; from the limit on nothing is captured', () => {
  fc.assert(
    fc.property(fc.nat(mostWaiting - 2), fc.double({ min: 0, max: 1, noNaN: true }), (waiting, luck) => {
      const gap = captureGapMs(waiting, luck) ?? Number.NaN;
      expect(gap).toBeGreaterThan(1_000);
      expect(captureGapMs(waiting + 1, luck)).toBeGreaterThan(gap);
    }),
  );
  expect(captureGapMs(mostWaiting, 0)).toBeNull();
  expect(captureGapMs(mostWaiting + 100, 1)).toBeNull();
});
