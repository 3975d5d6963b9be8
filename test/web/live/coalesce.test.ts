import { backoffMs } from '../../../web/src/live/backoff';
import { coalesce } from '../../../web/src/live/coalesce';

beforeEach(() => jest.useFakeTimers());
afterEach(() => jest.useRealTimers());

test('the first event counts at once, a burst is one batch, and nothing is lost', async () => {
  const batches: number[][] = [];
  const events = coalesce<number>(300, async (batch) => batches.push([...batch]));
  events.push(1);
  expect(batches).toEqual([[1]]);
  events.push(2);
  events.push(3);
  await jest.advanceTimersByTimeAsync(299);
  expect(batches).toEqual([[1]]);
  await jest.advanceTimersByTimeAsync(1);
  expect(batches).toEqual([[1], [2, 3]]);
  await jest.advanceTimersByTimeAsync(1_000);
  events.push(4);
  expect(batches).toEqual([[1], [2, 3], [4]]);
});

test('a flush that takes long, or fails, is followed by exactly one with all that came meanwhile', async () => {
  const batches: number[][] = [];
  const ends: (() => void)[] = [];
  const events = coalesce<number>(100, (batch) => {
    batches.push([...batch]);
    return new Promise((_resolve, reject) => ends.push(() => reject(new Error('no answer'))));
  });
  events.push(1);
  await jest.advanceTimersByTimeAsync(5_000);
  events.push(2);
  events.push(3);
  expect(batches).toEqual([[1]]);
  ends[0]?.();
  await jest.advanceTimersByTimeAsync(0);
  expect(batches).toEqual([[1], [2, 3]]);
});

test('nothing is flushed after the stop', async () => {
  const batches: number[][] = [];
  const events = coalesce<number>(100, async (batch) => batches.push([...batch]));
  events.push(1);
  events.push(2);
  events.stop();
  events.push(3);
  await jest.advanceTimersByTimeAsync(1_000);
  expect(batches).toEqual([[1]]);
});

test('the pause between two tries to connect grows and is bounded', () => {
  expect(backoffMs(0, () => 0)).toBe(250);
  expect(backoffMs(0, () => 1)).toBe(500);
  expect(backoffMs(50, () => 1)).toBe(15_000);
});
