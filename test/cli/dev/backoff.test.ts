import fc from 'fast-check';
import { backoffMs } from '../../../cli/dev/backoff';

test('the first restart is nearly at once, later ones wait longer, none longer than five seconds', () => {
  expect(backoffMs(1)).toBe(200);
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 5000 }), (failures) => {
      expect(backoffMs(failures + 1)).toBeGreaterThanOrEqual(backoffMs(failures));
      expect(backoffMs(failures)).toBeLessThanOrEqual(5000);
    }),
  );
});
