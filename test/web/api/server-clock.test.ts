import { hasStepped, noteServerDate, serverNow } from '../../../web/src/api/server-clock';

const at = Date.parse('2026-11-28T10:00:00Z');
const hourMs = 3_600_000;
afterEach(() => jest.useRealTimers());

test.each([3 * hourMs, -3 * hourMs, 0])('a clock that is off by %i ms shows the time of the server', (offMs) => {
  jest.useFakeTimers({ now: at + offMs });
  noteServerDate('Sat, 28 Nov 2026 10:00:00 GMT', at + offMs);
  expect(Math.abs(serverNow() - at)).toBeLessThan(2_000);
});

test('a clock that is set forth or back is found, and that it runs on is not', () => {
  hasStepped(at, 500);
  expect(hasStepped(at + 60_000, 60_500)).toBe(false);
  expect(hasStepped(at + 61_000 - hourMs, 61_500)).toBe(true);
  expect(hasStepped(at + 62_000 - hourMs, 62_500)).toBe(false);
  expect(hasStepped(at + 63_000, 63_500)).toBe(true);
  expect(hasStepped(at + 64_000, 64_500)).toBe(false);
});
