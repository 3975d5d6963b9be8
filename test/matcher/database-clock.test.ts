import fc from 'fast-check';
import { DatabaseClock } from '../../matcher/database-clock';

/** A database whose clock is ahead of ours by so much, and answers that took their time. */
function played(aheadMs: number, answers: readonly { afterMs: number; takesMs: number }[]) {
  let steadyMs = 5_000;
  const clock = new DatabaseClock(() => steadyMs);
  return answers.map(({ afterMs, takesMs }) => {
    const askedMs = (steadyMs += afterMs);
    steadyMs += takesMs;
    clock.set(askedMs + aheadMs);
    return { nowMs: clock.nowMs(), trueMs: steadyMs + aheadMs };
  });
}

const answers = fc.array(fc.record({ afterMs: fc.nat(5_000), takesMs: fc.nat(400) }), { minLength: 2 });

test('it is never ahead of the database, nor back behind what it has told, however long an answer takes', () => {
  fc.assert(
    fc.property(fc.nat(1e12), answers, (aheadMs, given) => {
      let lastMs = -Infinity;
      for (const { nowMs, trueMs } of played(aheadMs, given)) {
        expect(nowMs).toBeLessThanOrEqual(trueMs);
        expect(nowMs).toBeGreaterThanOrEqual(lastMs);
        lastMs = nowMs;
      }
    }),
  );
});

test('it follows a database whose clock was set back', () => {
  let steadyMs = 0;
  const clock = new DatabaseClock(() => steadyMs);
  clock.set(1_000_000);
  steadyMs = 10;
  clock.set(900_000);
  expect(clock.nowMs()).toBe(900_000);
});
