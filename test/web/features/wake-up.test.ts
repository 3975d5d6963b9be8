import { wakeInstant } from '../../../web/src/features/agent/wake-up';

const nowMs = Date.parse('2026-11-27T10:20:30Z');

test('a span counts from now, and "when somebody takes it" is no instant', () => {
  expect(wakeInstant('minutes15', '', nowMs)).toBe('2026-11-27T10:35:30.000Z');
  expect(wakeInstant('hour', '', nowMs)).toBe('2026-11-27T11:20:30.000Z');
  expect(wakeInstant('hours4', '', nowMs)).toBe('2026-11-27T14:20:30.000Z');
  expect(wakeInstant('never', '', nowMs)).toBeNull();
});

test('tomorrow is nine o’clock of the next local day, also over the end of a month', () => {
  const wake = new Date(wakeInstant('tomorrow', '', new Date(2026, 10, 30, 23, 59).getTime()) ?? '');
  expect([wake.getMonth(), wake.getDate(), wake.getHours(), wake.getMinutes()]).toEqual([11, 1, 9, 0]);
});

test('a time of one’s own is local, and undefined until it is whole', () => {
  expect(wakeInstant('at', '2026-11-28T08:15', nowMs)).toBe(new Date(2026, 10, 28, 8, 15).toISOString());
  expect(wakeInstant('at', '', nowMs)).toBeUndefined();
});
