import fc from 'fast-check';
import { shiftsOf } from '../../../simulator/past/shifts';

const signs = fc.array(
  fc
    .record({ agent: fc.constantFrom('ana', 'ben'), fromMs: fc.nat(300), lasts: fc.nat(30) })
    .map(({ lasts, ...sign }) => ({
      ...sign,
      toMs: sign.fromMs + lasts,
    })),
);

test('every sign lies in one shift, shifts of an agent are further apart than a silence, and each begins and ends with a sign', () => {
  fc.assert(
    fc.property(signs, fc.nat(20), (given, silenceMs) => {
      const shifts = shiftsOf(given, silenceMs);
      for (const { agent, fromMs, toMs } of given)
        expect(
          shifts.filter((shift) => shift.agent === agent && shift.fromMs <= fromMs && toMs <= shift.toMs),
        ).toHaveLength(1);
      for (const { agent, fromMs, toMs } of shifts) {
        const own = given.filter((sign) => sign.agent === agent);
        expect([own.some((sign) => sign.fromMs === fromMs), own.some((sign) => sign.toMs === toMs)]).toEqual([
          true,
          true,
        ]);
        const later = shifts.filter((shift) => shift.agent === agent && shift.fromMs > fromMs);
        for (const shift of later) expect(shift.fromMs - toMs).toBeGreaterThan(silenceMs);
      }
    }),
  );
});
