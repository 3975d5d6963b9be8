import { onlineManager, QueryObserver } from '@tanstack/react-query';
import type { QueryClient } from '@tanstack/react-query';
import { createQueryClient } from '../../../web/src/api/query-client';
import { ProblemError } from '../../../web/src/api/problem-error';
import { readAgain } from '../../../web/src/api/read-again';

let client: QueryClient;
beforeEach(() => {
  client = createQueryClient();
  jest.useFakeTimers();
});
afterEach(() => {
  onlineManager.setOnline(true);
  client.clear();
  jest.useRealTimers();
});

/** On screen, and read by this. */
async function shown(queryFn: () => Promise<string>) {
  const stop = new QueryObserver(client, { queryKey: ['work'], queryFn }).subscribe(() => {});
  await jest.advanceTimersByTimeAsync(0);
  return stop;
}

test('a press is over when all is read, and when a server is seen not to answer, before it is asked again', async () => {
  let answer: () => Promise<string> = () => Promise.resolve('before');
  const stop = await shown(() => answer());
  answer = () => Promise.resolve('after');
  await readAgain(client, ['work']);
  expect(client.getQueryData(['work'])).toBe('after');

  answer = () => Promise.reject(new ProblemError(0, { code: 'NETWORK' }));
  await readAgain(client, ['work']);
  expect(client.getQueryState(['work'])).toMatchObject({ fetchFailureCount: 1, fetchStatus: 'fetching' });
  stop();
});

test('what is pressed where the browser believes itself without a network is sent at once, and never later', async () => {
  onlineManager.setOnline(false);
  const sent = jest.fn(() => Promise.resolve('sent'));
  const options = client.defaultMutationOptions({ mutationFn: sent });
  await client.getMutationCache().build(client, options).execute(undefined);
  expect(sent).toHaveBeenCalledTimes(1);
});
