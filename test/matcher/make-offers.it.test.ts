import { randomUUID } from 'node:crypto';
import type { Pool } from 'pg';
import { transaction } from '../../db/transaction';
import type { WaitingItem } from '../../domain/item/waiting';
import { applyAgents } from '../../matcher/ledger/apply-agents';
import { Deposed, type Fence } from '../../matcher/ledger/fence';
import { makeOffers } from '../../matcher/ledger/make-offers';
import { dirtyPlaceNow } from '../../matcher/ledger/read-dirty';
import { setOutsideLoad } from '../../matcher/ledger/set-outside-load';
import { takeOver } from '../../matcher/ledger/take-over';
import {
  addAgent,
  agentInput,
  becomes,
  capture,
  DIVISION,
  openLedger,
  readyAgent,
  type TestLedger,
} from './ledger-fixture';

let ledger: TestLedger;
let pool: Pool;
let fence: Fence;

beforeAll(async () => {
  ledger = await openLedger(4);
  ({ pool, fence } = ledger);
});
afterAll(() => ledger.close());
afterEach(() => jest.restoreAllMocks());

/** Decided by what stands now, and not written yet. */
async function decided(answer: 'manual' | 'auto' = 'manual', item: Partial<WaitingItem> = {}) {
  const agent = await readyAgent(pool, 2);
  const [itemId = ''] = await capture(pool, item);
  const proposal = { offerId: randomUUID(), itemId, version: 1, agent, ring: 2, priority: 1.25, answer };
  const { place } = await dirtyPlaceNow(pool);
  return { agent, itemId, place, offers: [{ ...proposal, expiryMs: 60_000, explanation: { why: 'test' } }] };
}

const openOffers = async (agent: string) =>
  (await pool.query<{ id: string }>('select id from offer where agent = $1 and outcome is null', [agent])).rows.length;

test('what nobody has changed since is written in one transaction', async () => {
  const { agent, place, offers } = await decided();
  const connect = jest.spyOn(pool, 'connect');
  const { made, refused } = await makeOffers(pool, fence, offers, { place });
  expect(connect).toHaveBeenCalledTimes(1);
  expect([made.length, refused, await openOffers(agent)]).toEqual([1, [], 1]);
});

test('history and stream tell when the offer ends, and who answers by himself is sent an accept', async () => {
  const { agent, itemId, place, offers } = await decided('auto');
  const { made } = await makeOffers(pool, fence, offers, { place });
  const [offerId, expiresAt] = [offers[0]?.offerId, new Date(made[0]?.expiresMs ?? 0).toISOString()];
  const history = await pool.query(`select data from item_event where item_id = $1 and type = 'offered'`, [itemId]);
  expect(history.rows).toEqual([{ data: { agent, offerId, ring: 2, priority: 1.25, expiresAt } }]);
  const told = await pool.query(`select agents, data from change where key = $1 and data ->> 'type' = 'offered'`, [
    itemId,
  ]);
  expect(told.rows).toEqual([
    { agents: [agent], data: expect.objectContaining({ type: 'offered', agent, offerId, queue: 'claims' }) },
  ]);
  const asked = await pool.query('select command_id, agent, command from command_request where item_id = $1', [itemId]);
  const command = { action: 'accept', actor: { kind: 'system', id: 'auto-answer' }, agent, offerId };
  expect(asked.rows).toEqual([{ command_id: `accept/${offerId}/auto-answer`, agent, command }]);
});

test('an agent who was changed since is looked at again: what still fits is offered, the rest is not', async () => {
  const [away, full, blind, still] = [await decided(), await decided(), await decided(), await decided()];
  // From here on nothing of the items is changed: the mark of an agent is enough.
  const { place } = await dirtyPlaceNow(pool);
  await becomes(pool, away.agent, 'not-ready');
  await setOutsideLoad(pool, { agent: full.agent, load: { workitem: 2 } });
  await transaction(pool, (client) => applyAgents(client, [agentInput({ key: blind.agent, queues: [] })]));
  await setOutsideLoad(pool, { agent: still.agent, load: { workitem: 1 } });
  const offers = [away, full, blind, still].flatMap((each) => each.offers);
  const { made, refused } = await makeOffers(pool, fence, offers, { place });
  expect(made.map(({ offerId }) => offerId)).toEqual(still.offers.map(({ offerId }) => offerId));
  expect(refused).toHaveLength(3);
});

test('an item that was changed since is looked at again: a preferred agent who is known by now is waited for', async () => {
  const rings = [
    { afterMs: 0, requirement: 'preferred' as const },
    { afterMs: 3_600_000, requirement: {} },
  ];
  const { place, offers } = await decided('manual', { preferredAgent: 'paula', plan: { key: 'p', rings } });
  await addAgent(pool, { key: 'paula' });
  expect(await makeOffers(pool, fence, offers, { place })).toEqual({ made: [], refused: offers });
});

test('behind a take-over nothing is written', async () => {
  const { agent, place, offers } = await decided();
  await takeOver(pool, DIVISION, 'test');
  await expect(makeOffers(pool, fence, offers, { place })).rejects.toThrow(Deposed);
  expect(await openOffers(agent)).toBe(0);
});
