import fc from 'fast-check';
import { readSla, riskMs } from '../../../web/src/pieces/sla';
import type { SlaInstants } from '../../../web/src/pieces/sla';

const hour = 3_600_000;
/** Activation at 0, due at 48 h, expiry at 72 h. */
const claim: SlaInstants = { activationMs: 0, dueMs: 48 * hour, expiresMs: 72 * hour, closedMs: null };

test.each([
  [-hour, 'waiting', 'activates'],
  [0, 'on-track', 'due'],
  [47 * hour - 1, 'on-track', 'due'],
  [47 * hour, 'at-risk', 'due'],
  [48 * hour, 'overdue', 'expires'],
  [72 * hour, 'expired', undefined],
])('at %d ms a claim of 48 h is %s', (now, tone, next) => {
  const reading = readSla(claim, now);
  expect(reading.tone).toBe(tone);
  expect(reading.next?.what).toBe(next);
});

test('a short SLA is at risk in its last quarter', () => {
  expect(riskMs(48 * hour)).toBe(hour);
  expect(riskMs(120_000)).toBe(30_000);
});

test('the clock of a closed item stands still', () => {
  const closed = { ...claim, closedMs: 49 * hour };
  expect(readSla(closed, 50 * hour)).toEqual(readSla(closed, 500 * hour));
  expect(readSla(closed, 50 * hour)).toMatchObject({ tone: 'overdue', isClosed: true, next: null });
});

test('one due and expired at its activation has used all of its time', () => {
  expect(readSla({ activationMs: 0, dueMs: 0, expiresMs: 0, closedMs: null }, 0)).toMatchObject({
    tone: 'expired',
    used: 1,
  });
});

test('without a due date there is nothing to tell', () => {
  expect(readSla({ ...claim, dueMs: null, expiresMs: null }, hour).tone).toBe('none');
});

test('the bar only fills, and its due tick lies where it turns overdue', () => {
  const instants = fc.record({
    sla: fc.integer({ min: 1, max: 1e9 }),
    grace: fc.nat(1e9),
    at: fc.integer({ min: -1e9, max: 3e9 }),
  });
  fc.assert(
    fc.property(instants, ({ sla, grace, at }) => {
      const item = { activationMs: 0, dueMs: sla, expiresMs: sla + grace, closedMs: null };
      const now = readSla(item, at);
      expect(now.used).toBeGreaterThanOrEqual(0);
      expect(now.used).toBeLessThanOrEqual(1);
      expect(readSla(item, at + 1_000).used).toBeGreaterThanOrEqual(now.used);
      const isLate = now.tone === 'overdue' || now.tone === 'expired';
      expect(isLate).toBe(at >= sla);
      expect(isLate && now.used < (now.dueAt ?? 0)).toBe(false);
    }),
  );
});
