import { randomUUID } from 'node:crypto';
import type { Pool } from 'pg';
import { transaction } from '../../db/transaction';
import { agentWork } from '../../matcher/ledger/agent-work';
import { claim } from '../../matcher/ledger/claim';
import { decline } from '../../matcher/ledger/decline';
import { enqueue } from '../../matcher/ledger/enqueue';
import { expireOffers } from '../../matcher/ledger/expire-offers';
import type { Fence } from '../../matcher/ledger/fence';
import { lockAgents, lockItems } from '../../matcher/ledger/lock';
import { readAgents } from '../../matcher/ledger/read-agents';
import { readOffer } from '../../matcher/ledger/read-offer';
import { settle } from '../../matcher/ledger/settle';
import {
  becomes,
  capture,
  DIVISION,
  eventually,
  offerTo,
  openLedger,
  readyAgent,
  type TestLedger,
  waitingItem,
} from './ledger-fixture';

jest.setTimeout(60_000);

let ledger: TestLedger;
let pool: Pool;
let fence: Fence;

beforeAll(async () => {
  ledger = await openLedger(12);
  ({ pool, fence } = ledger);
});
afterAll(() => ledger.close());

/** A fresh agent, Ready, with an open offer of a fresh item. */
async function offered(expiryMs?: number): Promise<{ agent: string; itemId: string; offerId: string }> {
  return offeredTo(await readyAgent(pool, 2), expiryMs);
}

async function offeredTo(agent: string, expiryMs?: number) {
  const [itemId = ''] = await capture(pool, {});
  return { agent, itemId, offerId: await offerTo(ledger, agent, itemId, expiryMs) };
}

type Answer = Awaited<ReturnType<typeof offered>>;
const accept = (answer: Answer) => transaction(pool, (client) => claim(client, answer));

async function idleSinceMs(agent: string): Promise<number> {
  return (await readAgents(pool, DIVISION, [agent]))[0]?.idleSinceMs ?? 0;
}

test('of twenty accepts of one offer at once, one claims it', async () => {
  const offer = await offered();
  const answers = await Promise.all(Array.from({ length: 20 }, () => accept(offer)));
  expect(answers.filter((answer) => answer === 'claimed')).toHaveLength(1);
  expect(new Set(answers)).toEqual(new Set(['claimed', 'NOT_OFFERED']));
});

test('of accept, decline and cancel at once, one has its effect', async () => {
  for (let round = 0; round < 10; round += 1) {
    const offer = await offered();
    const [accepted, declined] = await Promise.all([
      accept(offer),
      decline(pool, offer),
      transaction(pool, (client) => settle(client, offer.itemId, { kind: 'gone' }, 'cancelled')),
    ]);
    const { outcome } = (await readOffer(pool, offer.offerId)) ?? {};
    expect(outcome).toBe(accepted === 'claimed' ? 'accepted' : declined.ok ? 'declined' : 'withdrawn');
    expect((await agentWork(pool, offer.agent))?.capacity).toEqual({ workitem: { max: 2, used: 0, outside: 0 } });
  }
});

test('says why an offer cannot be accepted', async () => {
  const [mine, other, declined, late] = [await offered(), await offered(), await offered(), await offered(1)];
  await decline(pool, declined);
  expect(await accept({ ...mine, agent: other.agent })).toBe('NOT_YOURS');
  expect(await accept({ ...mine, itemId: other.itemId })).toBe('NOT_OFFERED');
  expect(await accept({ ...mine, offerId: randomUUID() })).toBe('NOT_OFFERED');
  expect(await accept(declined)).toBe('NOT_OFFERED');
  expect(await accept(late)).toBe('OFFER_EXPIRED');
  await expireOffers(pool, fence);
  expect(await accept(late)).toBe('OFFER_EXPIRED');
});

test('says why an offer cannot be declined; declined twice is declined once', async () => {
  const [mine, other, taken, late] = [await offered(), await offered(), await offered(), await offered(1)];
  await accept(taken);
  expect(await decline(pool, { ...mine, agent: other.agent })).toEqual({ ok: false, refusal: 'NOT_YOURS' });
  expect(await decline(pool, { ...mine, offerId: randomUUID() })).toEqual({ ok: false, refusal: 'NOT_OFFERED' });
  expect(await decline(pool, taken)).toEqual({ ok: false, refusal: 'NOT_OFFERED' });
  expect(await decline(pool, late)).toEqual({ ok: false, refusal: 'OFFER_EXPIRED' });
  const both = [await decline(pool, { ...mine, reason: 'busy' }), await decline(pool, mine)];
  expect(both).toEqual([
    { ok: true, itemId: mine.itemId },
    { ok: true, itemId: mine.itemId },
  ]);
  const { rows } = await pool.query(`select data, actor_id from item_event where item_id = $1 and type = 'declined'`, [
    mine.itemId,
  ]);
  expect(rows).toEqual([{ data: { agent: mine.agent, offerId: mine.offerId, reason: 'busy' }, actor_id: mine.agent }]);
});

test('an offer, declined, missed or withdrawn, does not change since when its agent is idle; work that leaves him does', async () => {
  const first = await offered();
  const before = await idleSinceMs(first.agent);
  await decline(pool, first);
  const second = await offeredTo(first.agent);
  await transaction(pool, (client) => settle(client, second.itemId, { kind: 'gone' }, 'cancelled'));
  const third = await offeredTo(first.agent);
  await accept(third);
  expect(await idleSinceMs(first.agent)).toBe(before);
  const { agentFreed } = await transaction(pool, (client) =>
    settle(client, third.itemId, { kind: 'gone' }, 'completed'),
  );
  expect(agentFreed).toBe(first.agent);
  expect(await idleSinceMs(first.agent)).toBeGreaterThan(before);
  await offeredTo(first.agent, 1);
  const freedAt = await idleSinceMs(first.agent);
  await expireOffers(pool, fence);
  expect(await idleSinceMs(first.agent)).toBe(freedAt);
});

test('who becomes Ready is idle from then on, whatever he had before', async () => {
  const agent = await readyAgent(pool, 1);
  const before = await idleSinceMs(agent);
  await becomes(pool, agent, 'not-ready');
  expect(await idleSinceMs(agent)).toBe(before);
  await becomes(pool, agent, 'ready');
  expect(await idleSinceMs(agent)).toBeGreaterThan(before);
});

test('offers that run out are closed behind what their agent is doing at the moment, agents before items', async () => {
  const { agent, itemId } = await offered(1);
  const busy = await pool.connect();
  await busy.query('begin');
  await lockAgents(busy, [agent]);
  const expiring = eventually(() => expireOffers(pool, fence).then((count) => count > 0));
  await eventually(async () => {
    const { rows } = await pool.query(
      `select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`,
    );
    return rows.length > 0;
  });
  // Whoever has the agent gets the item without waiting: else each would wait for the other.
  await busy.query(`set local lock_timeout = '500ms'`);
  await lockItems(busy, [itemId]);
  await busy.query('commit');
  busy.release();
  expect(await expiring).toBe(true);
});

test('an accept in a transaction that is rolled back has not happened', async () => {
  const offer = await offered();
  const failing = transaction(pool, async (client) => {
    await claim(client, offer);
    throw new Error('the commit of the command failed');
  });
  await expect(failing).rejects.toThrow('the commit of the command failed');
  expect(await accept(offer)).toBe('claimed');
});

test('an item in hands cannot be queued without leaving them', async () => {
  const offer = await offered();
  await accept(offer);
  const row = waitingItem({ itemId: offer.itemId, version: 2 });
  await expect(transaction(pool, (client) => enqueue(client, [row]))).rejects.toThrow('in hands');
  await transaction(pool, (client) => settle(client, offer.itemId, { kind: 'waiting', row }, 'requeued'));
  expect(await agentWork(pool, offer.agent)).toMatchObject({ assignments: [], capacity: { workitem: { used: 0 } } });
});

test('settling what neither waits nor is in hands is no mistake', async () => {
  const [itemId = ''] = await capture(pool, {});
  const gone = () => transaction(pool, (client) => settle(client, itemId, { kind: 'gone' }, 'completed'));
  expect([await gone(), await gone()]).toEqual([{ agentFreed: null }, { agentFreed: null }]);
});
