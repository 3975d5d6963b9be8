import fc from 'fast-check';
import { Items } from '../../../matcher/core/items';
import { Timers } from '../../../matcher/core/timers';

/** Sets the timer of an item, or stops it; or takes off the earliest. */
const steps = fc.array(
  fc.oneof(
    fc.record({ slot: fc.nat(40), atMs: fc.oneof(fc.nat(30), fc.constant(Infinity)) }),
    fc.constant<'pop'>('pop'),
  ),
  { maxLength: 300 },
);

test('the earliest timer comes off first, whatever was set, moved and stopped before', () => {
  fc.assert(
    fc.property(steps, (all) => {
      const items = new Items();
      for (let slot = 0; slot <= 40; slot += 1) items.take(`item-${slot}`);
      const timers = new Timers(items);
      const set = new Map<number, number>();
      for (const step of all) {
        if (step !== 'pop') {
          timers.set(step.slot, step.atMs);
          if (step.atMs === Infinity) set.delete(step.slot);
          else set.set(step.slot, step.atMs);
        } else if (set.size > 0) {
          const earliestMs = timers.nextMs;
          const slot = timers.pop();
          expect(set.get(slot)).toBe(earliestMs);
          set.delete(slot);
        }
        expect(timers.nextMs).toBe(Math.min(...set.values()));
      }
    }),
    { numRuns: 500 },
  );
});
