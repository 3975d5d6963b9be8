import { pino } from 'pino';
import type { Pool } from 'pg';
import { createPool } from '../../db/pool';
import { transaction } from '../../db/transaction';
import { createWake } from '../../db/wake';
import type { Wake } from '../../db/wake';
import { applyAgents } from '../../matcher/ledger/apply-agents';
import { startMatcher } from '../../matcher/start-matcher';
import type { Matcher } from '../../matcher/start-matcher';
import { createTestDatabase } from '../support/database';
import type { TestDatabase } from '../support/database';
import { addAgent, addQueue, agentInput, becomes, capture, DIVISION, eventually } from './ledger-fixture';

const NORTH = 'north';

jest.setTimeout(60_000);

let database: TestDatabase;
let pool: Pool;
let wake: Wake;
const matchers: Matcher[] = [];

beforeEach(async () => {
  database = await createTestDatabase();
  pool = createPool(database.url, { max: 5, name: 'test' });
  wake = createWake(pool);
  await addQueue(pool, { key: 'claims' });
  for (const key of ['ana', 'ben']) await addAgent(pool, { key });
  // Two processes: either may own either shard.
  for (let count = 0; count < 2; count += 1)
    matchers.push(await startMatcher({ url: database.url, log: pino({ level: 'silent' }) }));
});
afterEach(async () => {
  await Promise.all(matchers.splice(0).map((matcher) => matcher.close()));
  await wake.settled();
  await pool.end();
  await database.drop();
});

/** What a new shard for the division means for the ledger: its queues and its agents go there. */
async function moveTo(shard: string): Promise<void> {
  await addQueue(pool, { key: 'claims', shard });
  await transaction(pool, (client) =>
    applyAgents(
      client,
      ['ana', 'ben'].map((key) => agentInput({ key, shard })),
    ),
  );
  wake();
}

async function ready(agent: string): Promise<void> {
  await becomes(pool, agent, 'ready');
  wake();
}

async function openOffers(): Promise<{ agent: string; item: string }[]> {
  const { rows } = await pool.query<{ agent: string; item: string }>(
    'select agent, item_id as item from offer where outcome is null order by agent',
  );
  return rows;
}

async function shards(): Promise<string[]> {
  const { rows } = await pool.query<{ shard: string }>('select distinct shard from ledger_item order by shard');
  return rows.map(({ shard }) => shard);
}

test('a queue that moves to another shard takes its waiting items along, and its open offers are made anew', async () => {
  const items = await capture(pool, {}, {}, {});
  await ready('ana');
  await eventually(async () => (await openOffers()).length === 1);
  await moveTo(NORTH);
  await eventually(async () => (await shards()).join() === NORTH);
  await ready('ben');
  const offered = await eventually(async () => {
    const open = await openOffers();
    return open.length === 2 && open;
  });
  expect(offered.map(({ agent }) => agent)).toEqual(['ana', 'ben']);
  const { rows } = await pool.query<{ count: number }>(
    `select count(*)::int from item_event where type = 'revoked' and data ->> 'reason' = 'moved'`,
  );
  expect(rows[0]?.count).toBe(1);
  expect((await pool.query('select 1 from ledger_item')).rowCount).toBe(items.length);
});

test('an item that comes by the shard that it remembers is handed over', async () => {
  await moveTo(NORTH);
  await ready('ana');
  const [item] = await capture(pool, { shard: DIVISION });
  wake();
  const [offer] = await eventually(async () => {
    const open = await openOffers();
    return open.length === 1 && open;
  });
  expect(offer).toEqual({ agent: 'ana', item });
});
