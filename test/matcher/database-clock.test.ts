import { DatabaseClock } from '../../matcher/database-clock';

beforeEach(() => jest.useFakeTimers());
afterEach(() => jest.useRealTimers());

test('goes on from the latest answer', () => {
  const clock = new DatabaseClock();
  clock.set(1_000_000);
  jest.advanceTimersByTime(250);
  expect(clock.nowMs()).toBe(1_000_250);
});

test('stands still when an answer that took longer would set it back', () => {
  const clock = new DatabaseClock();
  clock.set(1_000_000);
  jest.advanceTimersByTime(10);
  expect(clock.nowMs()).toBe(1_000_010);
  clock.set(1_000_007);
  expect(clock.nowMs()).toBe(1_000_010);
  jest.advanceTimersByTime(5);
  expect(clock.nowMs()).toBe(1_000_012);
});

test('goes back with the clock of the database', () => {
  const clock = new DatabaseClock();
  clock.set(1_000_000);
  expect(clock.nowMs()).toBe(1_000_000);
  clock.set(990_000);
  expect(clock.nowMs()).toBe(990_000);
});
