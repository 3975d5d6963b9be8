import fc from 'fast-check';
import type { Pool } from 'pg';
import { MATCHER } from '../../domain/item/event';
import type { RoutableAgent } from '../../domain/routing/types';
import { wallClocks } from '../../domain/time/clock';
import { createPool } from '../../db/pool';
import { transaction } from '../../db/transaction';
import { claim } from '../../matcher/ledger/claim';
import { databaseNow } from '../../matcher/ledger/database-now';
import { decline } from '../../matcher/ledger/decline';
import { expireOffers } from '../../matcher/ledger/expire-offers';
import type { Fence } from '../../matcher/ledger/fence';
import { readAgents } from '../../matcher/ledger/read-agents';
import { setOutsideLoad } from '../../matcher/ledger/set-outside-load';
import { settle } from '../../matcher/ledger/settle';
import { takeOver } from '../../matcher/ledger/take-over';
import type { ShardFollower } from '../../matcher/shard-follower';
import type { OfferExplanation } from '../../matcher/propose-offers';
import { createTestDatabase } from '../support/database';
import type { TestDatabase } from '../support/database';
import { flat } from '../domain/routing/make';
import { addAgent, addQueue, becomes, capture, waitingIn } from './ledger-fixture';
import { followerOf, ownerOf } from './owner-of';
import { bruteForce } from './core/brute-force';
import { eligiblePairs } from './eligible-pairs';

jest.setTimeout(60_000);

const QUEUES = ['a', 'b', 'emergency'];
const AGENTS = ['ana', 'ben', 'cat', 'dan', 'eve'];

let database: TestDatabase;
let pool: Pool;

beforeAll(async () => {
  database = await createTestDatabase();
  pool = createPool(database.url, { max: 5, name: 'test' });
});
afterAll(async () => {
  await pool.end();
  await database.drop();
});

const agentDraw = fc.record({
  queues: fc.subarray(QUEUES, { minLength: 2 }),
  skills: fc.record({ Adjuster: fc.nat(3) }),
  groups: fc.subarray(['night']),
  max: fc.record({ workitem: fc.integer({ min: 1, max: 3 }), voice: fc.nat(1) }),
  blockedBy: fc.constantFrom<Record<string, string[]>>({}, { workitem: ['voice'] }),
  isReady: fc.constantFrom(true, true, true, false),
});

const requirement = fc.oneof(
  fc.constant('preferred' as const),
  fc.record({ skills: fc.constantFrom('Adjuster >= 1', 'Adjuster >= 3', 'not Adjuster >= 2') }),
  fc.record({ group: fc.constant('night') }),
  fc.record({ queue: fc.constantFrom('a', 'b') }),
  fc.constant({}),
);

const itemDraw = fc.record({
  queue: fc.constantFrom(...QUEUES),
  mediaType: fc.constantFrom('workitem', 'workitem', 'workitem', 'workitem', 'voice', 'fax'),
  weight: fc.constantFrom(1, 1, 2, 0.5),
  priority: fc.nat(3),
  preferredAgent: fc.constantFrom(null, 'ana', 'nobody'),
  rings: fc.array(fc.record({ isOpen: fc.constantFrom(true, true, false), requirement }), {
    minLength: 1,
    maxLength: 3,
  }),
  queuedSinceMs: fc.nat(3),
  isActive: fc.constantFrom(true, true, true, true, false),
});

const step = fc.record({
  kind: fc.constantFrom('claim', 'claim', 'decline', 'miss', 'complete', 'presence', 'voice', 'capture'),
  /** What another process does that follows the shard: it takes over only now and then. */
  standby: fc.constantFrom('looks', 'looks', 'sleeps', 'sleeps', 'takes over'),
  agent: fc.constantFrom(...AGENTS),
  item: itemDraw,
});

type ItemDraw = typeof itemDraw extends fc.Arbitrary<infer T> ? T : never;

/** An hour away is never, for a test. */
const HOUR_MS = 3_600_000;

async function captureDrawn(shard: string, draws: readonly ItemDraw[]): Promise<void> {
  const nowMs = Date.now();
  await capture(
    pool,
    ...draws.map(({ priority, rings, isActive, ...draw }) => ({
      ...draw,
      preferredAgent: draw.preferredAgent && `${shard}-${draw.preferredAgent}`,
      division: shard,
      shard,
      curve: flat(priority),
      plan: {
        key: 'plan',
        rings: rings.map((ring) => ({ afterMs: ring.isOpen ? 0 : HOUR_MS, requirement: ring.requirement })),
      },
      ringBaseMs: nowMs - 1,
      availableAtMs: isActive ? nowMs - 1 : nowMs + HOUR_MS,
    })),
  );
}

async function run(kind: string, agent: string, item: ItemDraw, fence: Fence): Promise<void> {
  const { shard } = fence;
  const key = `${shard}-${agent}`;
  if (kind === 'presence') {
    const { rows } = await pool.query<{ presence: string }>('select presence from ledger_agent where key = $1', [key]);
    return becomes(pool, key, rows[0]?.presence === 'ready' ? 'not-ready' : 'ready');
  }
  if (kind === 'voice')
    return void (await setOutsideLoad(pool, {
      agent: key,
      load: { voice: item.weight === 1 ? 0 : 1 },
      actor: MATCHER,
    }));
  if (kind === 'capture') return captureDrawn(shard, [item]);
  // Answers come from whoever has something to answer, the drawn agent first.
  const { rows } = await pool.query<{ item_id: string; offer_id: string; agent: string }>(
    'select item_id, offer_id, agent from ledger_item where shard = $1 and state = $2 order by agent < $3, agent, item_id',
    [shard, kind === 'complete' ? 'connected' : 'offered', key],
  );
  const row = rows[0];
  if (!row) return;
  if (kind === 'claim') {
    await transaction(pool, (client) =>
      claim(client, { itemId: row.item_id, offerId: row.offer_id, agent: row.agent }),
    );
  } else if (kind === 'miss') {
    await pool.query('update offer set expires_at = clock_timestamp() where id = $1', [row.offer_id]);
    await expireOffers(pool, fence);
  } else if (kind === 'decline') await decline(pool, { offerId: row.offer_id, agent: row.agent });
  else await transaction(pool, (client) => settle(client, row.item_id, { kind: 'gone' }, 'completed'));
}

/** What the ledger itself says, read anew. */
async function ledger(shard: string) {
  return {
    waiting: (await waitingIn(pool, shard)).map(({ item }) => item),
    agents: await readAgents(pool, shard),
    nowMs: await databaseNow(pool),
  };
}

async function offersSince(seen: Set<string>, shard: string) {
  const { rows } = await pool.query<{ id: string; itemId: string; agent: string; explanation: OfferExplanation }>(
    'select id, item_id as "itemId", agent, explanation from offer where division = $1',
    [shard],
  );
  const added = rows.filter(({ id }) => !seen.has(id));
  for (const { id } of added) seen.add(id);
  return added.map(({ itemId, agent }) => ({ itemId, agent }));
}

async function follow(shard: string): Promise<ShardFollower> {
  const follower = followerOf(pool, shard);
  await follower.load();
  return follower;
}

async function expectSameMemory(shard: string, one: ShardFollower, fresh: ShardFollower): Promise<void> {
  const { rows } = await pool.query<{ id: string }>('select item_id as id from ledger_item where shard = $1', [shard]);
  for (const { id } of rows) expect(one.memory.row(id)).toEqual(fresh.memory.row(id));
  expect(one.memory.itemCount).toBe(fresh.memory.itemCount);
  const byKey = (a: RoutableAgent, b: RoutableAgent) => (a.key < b.key ? -1 : 1);
  expect(one.memory.allAgents().toSorted(byKey)).toEqual(fresh.memory.allAgents().toSorted(byKey));
}

const byItem = (a: { itemId: string }, b: { itemId: string }) => (a.itemId < b.itemId ? -1 : 1);

test('after every event it makes the offers that the rule makes word by word, and leaves nobody idle who could work', async () => {
  let runs = 0;
  await fc.assert(
    fc.asyncProperty(
      fc.array(agentDraw, { minLength: AGENTS.length, maxLength: AGENTS.length }),
      fc.array(itemDraw, { minLength: 8, maxLength: 20 }),
      fc.array(step, { minLength: 15, maxLength: 25 }),
      async (agents, items, steps) => {
        runs += 1;
        const shard = `shard-${runs}`;
        for (const key of QUEUES) await addQueue(pool, { key, division: shard, shard, emergency: key === 'emergency' });
        for (const [index, { isReady, ...draw }] of agents.entries()) {
          const key = `${shard}-${AGENTS[index]}`;
          await addAgent(pool, { key, division: shard, shard, ...draw });
          if (isReady) await becomes(pool, key, 'ready');
        }
        await captureDrawn(shard, items);
        let fence = await takeOver(pool, shard, 'test');
        let owner = ownerOf(pool, fence);
        await owner.load();
        let standby = await follow(shard);
        const seen = new Set<string>();
        for (const each of [null, ...steps]) {
          if (each) await run(each.kind, each.agent, each.item, fence);
          if (each?.standby === 'looks') await standby.look();
          if (each?.standby === 'takes over') {
            expect(owner.figures.refusals).toBe(0);
            fence = await takeOver(pool, shard, 'standby');
            owner = ownerOf(pool, fence, standby);
            await owner.adopt();
            await expectSameMemory(shard, standby, await follow(shard));
            standby = await follow(shard);
          }
          const before = await ledger(shard);
          const decided = bruteForce(before.waiting, before.agents, new Map(), before.nowMs, wallClocks);
          const due = decided.map(({ item, agent }) => ({ itemId: item.id, agent: agent.key }));
          await owner.round();
          expect((await offersSince(seen, shard)).toSorted(byItem)).toEqual(due.toSorted(byItem));
          const after = await ledger(shard);
          expect(eligiblePairs(after.waiting, after.agents, after.nowMs)).toEqual([]);
        }
        expect(owner.figures.refusals).toBe(0);
      },
    ),
    // A shrunk example would cost hundreds of runs on the database; the seed is printed.
    { numRuns: 12, endOnFailure: true },
  );
});
