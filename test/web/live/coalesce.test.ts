import { backoffMs } from '../../../web/src/live/backoff';
import { coalesce } from '../../../web/src/live/coalesce';

beforeEach(() => jest.useFakeTimers());
afterEach(() => jest.useRealTimers());

test('the first event counts at once, a burst is one batch, and nothing is lost', () => {
  const batches: number[][] = [];
  const events = coalesce<number>(300, (batch) => batches.push([...batch]));
  events.push(1);
  expect(batches).toEqual([[1]]);
  events.push(2);
  events.push(3);
  jest.advanceTimersByTime(299);
  expect(batches).toEqual([[1]]);
  jest.advanceTimersByTime(1);
  expect(batches).toEqual([[1], [2, 3]]);
  jest.advanceTimersByTime(1_000);
  events.push(4);
  expect(batches).toEqual([[1], [2, 3], [4]]);
});

test('the pause between two tries to connect grows and is bounded', () => {
  expect(backoffMs(0, () => 0)).toBe(250);
  expect(backoffMs(0, () => 1)).toBe(500);
  expect(backoffMs(50, () => 1)).toBe(15_000);
});
