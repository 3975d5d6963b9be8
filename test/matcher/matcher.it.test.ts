import { pino } from 'pino';
import type { Pool } from 'pg';
import { createPool } from '../../db/pool';
import { createWake } from '../../db/wake';
import type { Wake } from '../../db/wake';
import { transaction } from '../../db/transaction';
import { openPlan } from '../../domain/routing/plan';
import { agentWork } from '../../matcher/ledger/agent-work';
import { claim } from '../../matcher/ledger/claim';
import { decline } from '../../matcher/ledger/decline';
import { offersOfItem } from '../../matcher/ledger/read-offer';
import type { OfferRow } from '../../matcher/ledger/read-offer';
import { settle } from '../../matcher/ledger/settle';
import { startMatcher } from '../../matcher/start-matcher';
import type { Matcher } from '../../matcher/start-matcher';
import { createTestDatabase } from '../support/database';
import type { TestDatabase } from '../support/database';
import { flat } from '../domain/routing/make';
import { addAgent, addQueue, becomes, capture, eventually } from './ledger-fixture';

jest.setTimeout(60_000);

let database: TestDatabase;
let pool: Pool;
let wake: Wake;
let matcher: Matcher;

beforeEach(async () => {
  database = await createTestDatabase();
  pool = createPool(database.url, { max: 5, name: 'test' });
  wake = createWake(pool);
  await addQueue(pool, { key: 'claims' });
  matcher = await startMatcher({ url: database.url, log: pino({ level: 'silent' }) });
});
afterEach(async () => {
  await matcher.close();
  await wake.settled();
  await pool.end();
  await database.drop();
});

/** The open offer of an agent, once there is one. */
async function offerTo(agent: string): Promise<OfferRow> {
  return eventually(async () => {
    const { rows } = await pool.query<{ item_id: string }>(
      'select item_id from offer where agent = $1 and outcome is null',
      [agent],
    );
    const itemId = rows[0]?.item_id;
    return itemId ? (await offersOfItem(pool, itemId)).at(-1) : null;
  });
}

async function ready(agent: string): Promise<void> {
  await becomes(pool, agent, 'ready');
  wake();
}

test('offers the item with the highest priority, then the one that has waited longest', async () => {
  await addAgent(pool, { key: 'ana', max: { workitem: 9 } });
  const [low, late, early, high] = await capture(
    pool,
    { curve: flat(1) },
    { queuedSinceMs: 2_000 },
    { queuedSinceMs: 1_000 },
    { curve: flat(500) },
  );
  await ready('ana');
  const order: string[] = [];
  for (let taken = 0; taken < 4; taken += 1) {
    const { id: offerId, itemId } = await offerTo('ana');
    await transaction(pool, (client) => claim(client, { itemId, offerId, agent: 'ana' }));
    wake();
    order.push(itemId);
  }
  expect(order).toEqual([high, early, late, low]);
});

test('offers to the agent who holds nothing and has been idle longest', async () => {
  for (const key of ['ana', 'ben', 'cat']) await addAgent(pool, { key, max: { workitem: 2 } });
  for (const key of ['cat', 'ana', 'ben']) await ready(key);
  const asked: string[] = [];
  for (let turn = 0; turn < 4; turn += 1) {
    const [itemId = ''] = await capture(pool, {});
    wake();
    const offer = await eventually(async () => (await offersOfItem(pool, itemId)).at(-1));
    await transaction(pool, (client) => claim(client, { itemId, offerId: offer.id, agent: offer.agent }));
    asked.push(offer.agent);
  }
  expect(asked).toEqual(['cat', 'ana', 'ben', 'cat']);
});

test('asks one item at a time of an agent, up to his capacity, and again when an item has left his hands', async () => {
  await addAgent(pool, { key: 'ana', max: { workitem: 2 } });
  const items = await capture(pool, {}, {}, {});
  await ready('ana');
  const held: string[] = [];
  for (let taken = 0; taken < 2; taken += 1) {
    const { id: offerId, itemId } = await offerTo('ana');
    expect((await agentWork(pool, 'ana'))?.offers).toHaveLength(1);
    await transaction(pool, (client) => claim(client, { itemId, offerId, agent: 'ana' }));
    wake();
    held.push(itemId);
  }
  expect(await agentWork(pool, 'ana')).toMatchObject({
    capacity: { workitem: { max: 2, used: 2 } },
    offers: [],
    assignments: held.map((itemId) => ({ itemId })),
  });
  await transaction(pool, (client) => settle(client, held[0] ?? '', { kind: 'gone' }, 'completed'));
  wake();
  expect((await offerTo('ana')).itemId).toBe(items.find((itemId) => !held.includes(itemId)));
});

test('puts a missed offer on top of its queue and makes its agent Not Ready with the reason rona', async () => {
  await addAgent(pool, { key: 'ana' });
  const [missed = '', urgent = ''] = await capture(
    pool,
    { curve: flat(900), offerPolicy: { answer: 'manual', expiryMs: 60, declineForMs: 1 } },
    { curve: flat(100) },
  );
  await ready('ana');
  await eventually(async () => (await agentWork(pool, 'ana'))?.presence.reason === 'rona');
  await capture(pool, { curve: flat(5_000) });
  await addAgent(pool, { key: 'ben' });
  await ready('ben');
  expect((await offerTo('ben')).itemId).toBe(missed);
  const { rows } = await pool.query<{ type: string; data: unknown }>(
    'select type, data from item_event where item_id = $1 order by seq',
    [missed],
  );
  expect(rows.slice(0, 2)).toMatchObject([
    { type: 'offered', data: { agent: 'ana', ring: 0, priority: 900 } },
    { type: 'revoked', data: { agent: 'ana', reason: 'rona' } },
  ]);
  expect(await offersOfItem(pool, urgent)).toEqual([]);
});

test('offers a declined item to somebody else, and to the decliner again when the pause is over', async () => {
  for (const key of ['ana', 'ben']) await addAgent(pool, { key });
  const [itemId = ''] = await capture(pool, { offerPolicy: { answer: 'manual', expiryMs: 60_000, declineForMs: 300 } });
  await ready('ana');
  const first = await offerTo('ana');
  await ready('ben');
  await decline(pool, { offerId: first.id, agent: 'ana' });
  wake();
  const second = await offerTo('ben');
  await becomes(pool, 'ben', 'not-ready');
  wake();
  const third = await offerTo('ana');
  expect((await offersOfItem(pool, itemId)).map(({ outcome }) => outcome)).toEqual(['declined', 'withdrawn', null]);
  expect(second.offeredMs - first.offeredMs).toBeLessThan(third.offeredMs - first.offeredMs);
  expect(third.offeredMs - first.offeredMs).toBeGreaterThanOrEqual(300);
});

test('opens a ring at its instant, and no sooner', async () => {
  await addAgent(pool, { key: 'ben', skills: { Adjuster: 2 } });
  await ready('ben');
  const ringBaseMs = Date.now();
  const rings = [
    { afterMs: 0, requirement: { skills: 'Adjuster >= 3' } },
    { afterMs: 400, requirement: { skills: 'Adjuster >= 2' } },
  ];
  await capture(pool, { ringBaseMs, plan: { key: 'large', rings } });
  wake();
  const offer = await offerTo('ben');
  expect(offer).toMatchObject({ ring: 1, agent: 'ben' });
  expect(offer.offeredMs - ringBaseMs).toBeGreaterThanOrEqual(400);
});

test('never offers an item before its activation, and at once when it comes', async () => {
  await addAgent(pool, { key: 'ana' });
  await ready('ana');
  const availableAtMs = Date.now() + 400;
  await capture(pool, { availableAtMs, plan: openPlan, ringBaseMs: availableAtMs });
  wake();
  const offer = await offerTo('ana');
  expect(offer.offeredMs).toBeGreaterThanOrEqual(availableAtMs);
});

test('stores with an offer who came next and why, and what the others failed', async () => {
  await addAgent(pool, { key: 'ana' });
  await addAgent(pool, { key: 'ben' });
  await addAgent(pool, { key: 'cat', queues: [] });
  await addAgent(pool, { key: 'dan' });
  for (const key of ['ana', 'ben', 'cat']) await ready(key);
  await capture(pool, { curve: flat(42) });
  wake();
  const offer = await offerTo('ana');
  expect(offer.explanation).toMatchObject({
    winner: 'ana',
    ring: 0,
    priority: 42,
    order: 'longest-idle',
    counts: { queue: 1, presence: 1 },
    next: [
      { agent: 'ben', why: expect.stringContaining('idle since') },
      { agent: 'dan', why: 'presence: offline' },
      { agent: 'cat', why: expect.stringContaining('queue') },
    ],
  });
});
