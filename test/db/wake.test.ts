import type { Pool } from 'pg';
import { createWake } from '../../db/wake';

/** A pool that notes whom each notification names. */
function notingPool() {
  const sent: string[] = [];
  const query = (_text: string, [, payload]: [string, string]) => Promise.resolve(sent.push(payload));
  return { sent, pool: { query } as unknown as Pool };
}

beforeEach(() => jest.useFakeTimers());
afterEach(() => jest.useRealTimers());

test('the first notification goes at once, what follows close behind goes together', () => {
  const { sent, pool } = notingPool();
  const wake = createWake(pool);
  wake('matcher');
  expect(sent).toEqual(['matcher']);
  wake('stream');
  wake('offers', 'stream');
  expect(sent).toEqual(['matcher']);
  jest.advanceTimersByTime(2);
  expect(sent).toEqual(['matcher', 'stream offers']);
  jest.advanceTimersByTime(2);
  wake('commands');
  expect(sent).toEqual(['matcher', 'stream offers', 'commands']);
});

test('what has been held back goes when the process settles', async () => {
  const { sent, pool } = notingPool();
  const wake = createWake(pool);
  wake('stream');
  wake('commands');
  await wake.settled();
  expect(sent).toEqual(['stream', 'commands']);
});

test('who names nobody wakes all', () => {
  const { sent, pool } = notingPool();
  createWake(pool)();
  expect(sent).toEqual(['stream matcher commands']);
});
