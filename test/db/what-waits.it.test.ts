import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../../db/project-root';
import { openShardLock } from '../../matcher/shard-lock';
import { capture, DIVISION, openLedger, type TestLedger } from '../matcher/ledger-fixture';

const statement = readFileSync(join(projectRoot, 'deploy', 'postgres', 'what-waits.sql'), 'utf8');

let ledger: TestLedger;
beforeAll(async () => {
  ledger = await openLedger();
});
afterAll(() => ledger.close());

/** What is not at its rest. */
async function waits(): Promise<Record<string, number>> {
  const { rows } = await ledger.pool.query<{ waits: string; count: number; since: Date | null }>(statement);
  expect(rows).toHaveLength(10);
  return Object.fromEntries(rows.flatMap(({ waits: what, count }) => (count > 0 ? [[what, count]] : [])));
}

test('operators see the shards that nobody serves, and what is left to start', async () => {
  expect(await waits()).toEqual({ 'shards without a matcher': 1 });
  const lock = await openShardLock(ledger.url, DIVISION, () => {});
  expect(await lock.take()).toBe(true);
  expect(await waits()).toEqual({});
  const [itemId] = await capture(ledger.pool, {});
  await ledger.pool.query('insert into start_request (item_id, life, urgent_at) values ($1, 1, now())', [itemId]);
  expect(await waits()).toEqual({ 'items whose workflow is to start': 1 });
  await lock.release();
  expect(Object.keys(await waits())).toContain('shards without a matcher');
});
