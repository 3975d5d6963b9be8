import { hasStepped, noteServerDate, serverNow } from '../../../web/src/api/server-clock';

const localMs = Date.parse('2026-11-27T10:00:00Z');
const hourMs = 3_600_000;
beforeEach(() => jest.useFakeTimers({ now: localMs }));
afterEach(() => {
  noteServerDate(new Date(localMs).toUTCString(), localMs);
  jest.useRealTimers();
});

/** What its header says, which has whole seconds. */
const header = (offMs: number) => new Date(localMs + offMs).toUTCString();

test.each([
  ['an hour ahead', 3_600_000, 3_600_500],
  ['an hour behind', -3_600_000, -3_599_500],
  ['less than two seconds off, which the header may be by itself', 1_000, 0],
  ['less than two seconds behind', -2_000, 0],
])('a server that is %s', (_, offMs, takenMs) => {
  noteServerDate(header(offMs), localMs);
  expect(serverNow() - localMs).toBe(takenMs);
});

test.each([null, 'yesterday'])('a header that says nothing (%p) changes nothing', (given) => {
  noteServerDate(header(60_000), localMs);
  noteServerDate(given, localMs);
  expect(serverNow() - localMs).toBe(60_500);
});

test('a clock that is set forth or back is found, and that it runs on is not', () => {
  hasStepped(localMs, 500);
  expect(hasStepped(localMs + 60_000, 60_500)).toBe(false);
  expect(hasStepped(localMs + 61_000 - hourMs, 61_500)).toBe(true);
  expect(hasStepped(localMs + 62_000 - hourMs, 62_500)).toBe(false);
  expect(hasStepped(localMs + 63_000, 63_500)).toBe(true);
  expect(hasStepped(localMs + 64_000, 64_500)).toBe(false);
});
