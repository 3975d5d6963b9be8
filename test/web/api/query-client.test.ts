import { createQueryClient } from '../../../web/src/api/query-client';
import { ProblemError } from '../../../web/src/api/problem-error';

const queryKey = ['item', 'one'];
/** What is left of an item that was read, once it is read again and that fails. */
async function after(error: Error): Promise<unknown> {
  const client = createQueryClient();
  client.setQueryData(queryKey, 'read before');
  await client
    .fetchQuery({ queryKey, queryFn: () => Promise.reject(error), retry: false, staleTime: 0 })
    .catch(() => {});
  const { data, status } = client.getQueryState(queryKey) ?? {};
  expect(status).toBe('error');
  client.clear();
  return data;
}

test.each([
  [403, undefined],
  [404, undefined],
  [0, 'read before'],
  [503, 'read before'],
  [429, 'read before'],
])('of what was read, a refusal by %i leaves %s', async (status, left) => {
  expect(await after(new ProblemError(status, {}))).toBe(left);
});
