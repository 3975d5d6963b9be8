import type { CasePage } from '../../api/contract/case';
import type { History, ItemPage } from '../../api/contract/item';
import { waitUntil } from '../../cli/dev/wait-until';
import { mostWaiting } from '../../demo/capture-pace';
import { type RunningStack, startStack } from '../support/start-stack';

let stack: RunningStack;

beforeAll(async () => {
  stack = await startStack({ noDemo: false });
}, 120_000);

afterAll(() => stack?.stop(), 60_000);

async function get<T>(path: string): Promise<T> {
  const { api, tokens } = stack.ready;
  const response = await fetch(`${api}${path}`, { headers: { authorization: `Bearer ${tokens.admin}` } });
  if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
  return (await response.json()) as T;
}

/** What became of the first items of a source that are closed; empty until there are some. */
async function closedHistories(source: string): Promise<string[][]> {
  const { items } = await get<ItemPage>(`/v1/workitems?source=${source}&state=completed&sort=createdAt&limit=3`);
  const histories = await Promise.all(items.map(({ id }) => get<History>(`/v1/workitems/${id}/history`)));
  return histories.map(({ events }) => events.map(({ type, actor }) => `${type} by ${actor.kind}`));
}

test('the simulated sources and agents take work to its end, also when the API is killed meanwhile', async () => {
  const api = stack.pidOf('api');
  if (api !== null) process.kill(api, 'SIGKILL');
  // While the API is away there is nothing to see.
  const hasTold = async (source: string) =>
    (await closedHistories(source).catch(() => [])).some((history) => history.includes('synced by system'));
  const patience = { withinMs: 120_000, everyMs: 1_000 };
  expect(await waitUntil(() => hasTold('demo-web'), patience)).toBe(true);
  expect(await waitUntil(() => hasTold('demo-crm'), patience)).toBe(true);
  // Whose first task was done with what its form asks for.
  const hasGoneOn = async () =>
    (await get<CasePage>('/v1/cases').catch(() => ({ cases: [] }))).cases.some(({ status }) => status !== 'open');
  expect(await waitUntil(hasGoneOn, patience)).toBe(true);
  const [claim = []] = await closedHistories('demo-crm');
  for (const entry of ['offered by system', 'accepted by agent', 'mark-done by agent', 'completed by source']) {
    expect(claim).toContain(entry);
  }
  const { items } = await get<ItemPage>('/v1/workitems?state=queued&limit=200');
  expect(items.length).toBeLessThanOrEqual(2 * mostWaiting);
}, 370_000);
