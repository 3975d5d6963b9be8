import { pino } from 'pino';
import type { Pool } from 'pg';
import { createPool } from '../../db/pool';
import { transaction } from '../../db/transaction';
import { createWake } from '../../db/wake';
import type { Wake } from '../../db/wake';
import { agentWork } from '../../matcher/ledger/agent-work';
import { claim } from '../../matcher/ledger/claim';
import { databaseNow } from '../../matcher/ledger/database-now';
import { decline } from '../../matcher/ledger/decline';
import { readAgents } from '../../matcher/ledger/read-agents';
import { readWaitingIn } from '../../matcher/ledger/read-items';
import { settle } from '../../matcher/ledger/settle';
import { startMatcher } from '../../matcher/start-matcher';
import type { Matcher } from '../../matcher/start-matcher';
import { createTestDatabase } from '../support/database';
import type { TestDatabase } from '../support/database';
import { addAgent, addQueue, becomes, capture, DIVISION, eventually } from './ledger-fixture';
import { eligiblePairs } from './eligible-pairs';

jest.setTimeout(120_000);

const AGENTS = 8;
const ITEMS = 120;

let database: TestDatabase;
let pool: Pool;
let wake: Wake;
let matchers: Matcher[];

beforeAll(async () => {
  database = await createTestDatabase();
  pool = createPool(database.url, { max: 10, name: 'test' });
  wake = createWake(pool);
  await addQueue(pool, { key: 'claims' });
  const log = pino({ level: 'silent' });
  matchers = [await startMatcher({ url: database.url, log }), await startMatcher({ url: database.url, log })];
});
afterAll(async () => {
  await Promise.all(matchers.map((matcher) => matcher.close()));
  await wake.settled();
  await pool.end();
  await database.drop();
});

async function openItems(): Promise<number> {
  const { rows } = await pool.query<{ count: number }>('select count(*)::int from ledger_item');
  return rows[0]?.count ?? 0;
}

/** Works until nothing is left: declines some, goes away in between, holds two at a time. */
async function work(agent: string, turn: number): Promise<void> {
  await addAgent(pool, { key: agent, max: { workitem: 2 } });
  for (let at = turn; (await openItems()) > 0; at += 1) {
    await becomes(pool, agent, 'ready');
    wake();
    const busy = await eventually(async () => {
      const found = await agentWork(pool, agent);
      return found?.offers.length || found?.assignments.length ? found : (await openItems()) === 0 && 'done';
    });
    if (busy === 'done') return;
    const offer = busy.offers[0];
    if (offer && at % 5 === 0) await decline(pool, { offerId: offer.offerId, agent });
    else if (offer && at % 7 === 0) await becomes(pool, agent, 'not-ready');
    else if (offer) await transaction(pool, (client) => claim(client, { ...offer, agent }));
    else {
      const done = busy.assignments[0]?.itemId ?? '';
      await transaction(pool, (client) => settle(client, done, { kind: 'gone' }, 'completed'));
    }
    wake();
  }
}

test('with owners that lose their lock in between, agents that come and go finish everything, each item once', async () => {
  const offerPolicy = { answer: 'manual' as const, expiryMs: 60_000, declineForMs: 20 };
  await capture(pool, ...Array.from({ length: ITEMS }, () => ({ offerPolicy })));
  let isOver = false;
  const trouble = (async () => {
    for (let left = ITEMS; !isOver;) {
      const last = left;
      left = await eventually(async () => {
        const open = await openItems();
        return isOver || open <= last - 25 ? Math.max(open, 1) : null;
      }, 60_000);
      await pool.query(
        `select pg_terminate_backend(pid) from pg_stat_activity where application_name like 'casewright-matcher-lock-%'`,
      );
    }
  })();
  await Promise.all(Array.from({ length: AGENTS }, (_, index) => work(`agent-${index}`, index)));
  isOver = true;
  await trouble;
  const { rows } = await pool.query<{ accepted: number; items: number; epoch: number }>(
    `select (select count(*)::int from offer where outcome = 'accepted') as accepted,
       (select count(distinct item_id)::int from offer where outcome = 'accepted') as items,
       (select epoch from shard where id = $1) as epoch`,
    [DIVISION],
  );
  expect(rows[0]).toMatchObject({ accepted: ITEMS, items: ITEMS });
  expect(rows[0]?.epoch).toBeGreaterThan(2);
  const { rows: loads } = await pool.query('select 1 from ledger_load where used <> 0');
  expect(loads).toEqual([]);
});

test('when all is quiet, no agent is idle while an item waits that he may have', async () => {
  for (let index = 0; index < AGENTS; index += 1) {
    const skills = { Adjuster: index % 3 };
    await addAgent(pool, { key: `agent-${index}`, max: { workitem: 1 }, skills });
    // Who was ready at the end of the storm would keep his turn: the order decides how many items find somebody.
    await becomes(pool, `agent-${index}`, 'not-ready');
    await becomes(pool, `agent-${index}`, 'ready');
  }
  const plan = (level: number) => ({
    key: 'plan',
    rings: [{ afterMs: 0, requirement: { skills: `Adjuster >= ${level}` } }],
  });
  const count = AGENTS * 2;
  const nowMs = Date.now();
  const items = Array.from({ length: count }, (_, index) => ({
    plan: plan(index % 4),
    queuedSinceMs: nowMs - count + index,
  }));
  await capture(pool, ...items);
  wake();
  const { waiting } = await eventually(async () => {
    const seen = await atOneInstant();
    return eligiblePairs(seen.waiting, seen.agents, seen.nowMs).length === 0 && seen;
  });
  expect(waiting.length).toBe(AGENTS);
});

/** Items and agents of one snapshot: an offer made between two reads would be missed by the first and seen by the second. */
async function atOneInstant() {
  return transaction(pool, async (client) => {
    await client.query('set transaction isolation level repeatable read');
    const waiting = (await readWaitingIn(client, DIVISION, ['claims'])).map(({ item }) => item);
    return { waiting, agents: await readAgents(client, DIVISION), nowMs: await databaseNow(client) };
  });
}
