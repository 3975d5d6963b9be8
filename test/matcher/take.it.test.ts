import type { Pool } from 'pg';
import { transaction } from '../../db/transaction';
import { removeAgents } from '../../matcher/ledger/apply-agents';
import { claim } from '../../matcher/ledger/claim';
import { expireOffers } from '../../matcher/ledger/expire-offers';
import { readAgents } from '../../matcher/ledger/read-agents';
import { readItems } from '../../matcher/ledger/read-items';
import { readLedgerItem } from '../../matcher/ledger/read-ledger-item';
import { readOffer } from '../../matcher/ledger/read-offer';
import { setOutsideLoad } from '../../matcher/ledger/set-outside-load';
import { settle } from '../../matcher/ledger/settle';
import { take } from '../../matcher/ledger/take';
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

const SUE = { kind: 'user', id: 'sue' } as const;
const NEXT = { by: 'priority', skipped: 0 } as const;

let ledger: TestLedger;
let pool: Pool;

beforeAll(async () => {
  ledger = await openLedger(12);
  ({ pool } = ledger);
});
afterAll(() => ledger.close());

const pull = (itemId: string, agent: string, pick: { by: 'priority' | 'choice'; skipped: number } = NEXT) =>
  transaction(pool, (client) => take(client, { row: waitingItem({ itemId }), agent, pick, actor: SUE }));
const assign = (itemId: string, agent: string) =>
  transaction(pool, (client) => take(client, { row: waitingItem({ itemId }), agent, pick: null, actor: SUE }));

async function used(agent: string): Promise<number> {
  const [found] = await readAgents(pool, DIVISION, [agent]);
  return found?.capacity['workitem']?.used ?? -1;
}

test('of ten pulls at once an agent gets as many items as he has room for', async () => {
  const agent = await readyAgent(pool, 3);
  const items = await capture(pool, ...Array.from({ length: 10 }, () => ({})));
  const answers = await Promise.all(items.map((itemId) => pull(itemId, agent)));
  expect(answers.filter((answer) => answer === 'taken')).toHaveLength(3);
  expect(new Set(answers)).toEqual(new Set(['taken', 'CAPACITY_FULL']));
  expect(await used(agent)).toBe(3);
});

test('of ten agents who pull one item at once one has it', async () => {
  const pullers = await Promise.all(Array.from({ length: 10 }, () => readyAgent(pool, 1)));
  const [itemId = ''] = await capture(pool, {});
  const answers = await Promise.all(pullers.map((agent) => pull(itemId, agent)));
  expect(answers.filter((answer) => answer === 'taken')).toHaveLength(1);
  expect(new Set(answers)).toEqual(new Set(['taken', 'WRONG_STATE']));
  const loads = await Promise.all(pullers.map(used));
  expect(loads.reduce((sum, load) => sum + load, 0)).toBe(1);
});

test('an agent who is Not Ready or Offline may help himself; one with a call in his ear has no less room for work', async () => {
  const agent = await readyAgent(pool, 1);
  await becomes(pool, agent, 'offline');
  await setOutsideLoad(pool, { agent, load: { voice: 1 } });
  const [itemId = ''] = await capture(pool, {});
  expect(await pull(itemId, agent)).toBe('taken');
});

test('whose document is gone takes nothing, whatever room he had', async () => {
  const agent = await readyAgent(pool, 1);
  const [itemId = ''] = await capture(pool, {});
  await transaction(pool, (client) => removeAgents(client, [agent]));
  expect([await pull(itemId, agent), await assign(itemId, agent)]).toEqual(['CAPACITY_FULL', 'CAPACITY_FULL']);
});

test('load from outside takes room from pulls and assignments as well', async () => {
  const agent = await readyAgent(pool, 2);
  await setOutsideLoad(pool, { agent, load: { workitem: 1 } });
  const [heavy = '', light = ''] = await capture(pool, { weight: 2 }, {});
  const row = waitingItem({ itemId: heavy, weight: 2 });
  const assigned = transaction(pool, (client) => take(client, { row, agent, pick: null, actor: SUE }));
  expect(await assigned).toBe('CAPACITY_FULL');
  expect(await assign(light, agent)).toBe('taken');
});

test('what is offered to somebody is not pulled from under him, but assigned: his offer is withdrawn', async () => {
  const [asked, other] = [await readyAgent(pool, 1), await readyAgent(pool, 1)];
  const [itemId = ''] = await capture(pool, {});
  const offerId = await offerTo(ledger, asked, itemId);
  expect(await pull(itemId, other)).toBe('WRONG_STATE');
  expect(await assign(itemId, other)).toBe('taken');
  expect((await readOffer(pool, offerId))?.outcome).toBe('withdrawn');
  expect(await readLedgerItem(pool, itemId)).toMatchObject({ state: 'connected', agent: other, offerId: null });
  expect([await used(asked), await used(other)]).toEqual([0, 1]);
  expect(await transaction(pool, (client) => claim(client, { itemId, offerId, agent: asked }))).toBe('NOT_OFFERED');
});

test('assigned to whom it is offered, its room is taken once', async () => {
  const agent = await readyAgent(pool, 1);
  const [itemId = ''] = await capture(pool, {});
  await offerTo(ledger, agent, itemId);
  expect(await assign(itemId, agent)).toBe('taken');
  expect(await used(agent)).toBe(1);
});

test('an assignment without room leaves the open offer as it is', async () => {
  const [asked, full] = [await readyAgent(pool, 1), await readyAgent(pool, 1)];
  const [itemId = '', his = ''] = await capture(pool, {}, {});
  await pull(his, full);
  const offerId = await offerTo(ledger, asked, itemId);
  const refused = transaction(pool, async (client) => {
    const answer = await take(client, { row: waitingItem({ itemId }), agent: full, pick: null, actor: SUE });
    // As the commit does: nothing of it holds.
    if (answer !== 'taken') throw new Error(answer);
  });
  await expect(refused).rejects.toThrow('CAPACITY_FULL');
  expect((await readOffer(pool, offerId))?.outcome).toBeNull();
});

test('what lies in a workbin without a row of its own is taken all the same, and leaves the hands like any other', async () => {
  const agent = await readyAgent(pool, 1);
  const [itemId = ''] = await capture(pool, {});
  await transaction(pool, (client) => settle(client, itemId, { kind: 'gone' }, 'parked'));
  expect(await pull(itemId, agent)).toBe('taken');
  const back = { kind: 'waiting', row: waitingItem({ itemId }) } as const;
  const settled = await transaction(pool, (client) => settle(client, itemId, back, 'released'));
  expect(settled).toEqual({ agentFreed: agent });
  expect(await used(agent)).toBe(0);
});

test.each(['pulled', 'assigned', 'accepted'])(
  'what lay on top and was %s lies there no more when it comes back',
  async (how) => {
    const [missed, agent] = [await readyAgent(pool, 1), await readyAgent(pool, 1)];
    const [itemId = ''] = await capture(pool, {});
    const isOnTop = async () =>
      (await readItems(pool, DIVISION, [itemId])).map(({ item }) => item.onTopSinceMs !== null);
    await offerTo(ledger, missed, itemId, 1);
    await eventually(() => expireOffers(pool, ledger.fence).then((count) => count > 0));
    expect(await isOnTop()).toEqual([true]);
    const ways = {
      pulled: () => pull(itemId, agent),
      assigned: () => assign(itemId, agent),
      accepted: async () => {
        const offerId = await offerTo(ledger, agent, itemId);
        return transaction(pool, (client) => claim(client, { itemId, offerId, agent }));
      },
    };
    expect(await ways[how as keyof typeof ways]()).toMatch(/^(taken|claimed)$/);
    const back = { kind: 'waiting', row: waitingItem({ itemId }) } as const;
    await transaction(pool, (client) => settle(client, itemId, back, 'released'));
    expect(await isOnTop()).toEqual([false]);
  },
);

test('pulls, choices and skips are counted, assignments are not', async () => {
  const agent = await readyAgent(pool, 5);
  const [a = '', b = '', c = '', d = ''] = await capture(pool, {}, {}, {}, {});
  await pull(a, agent);
  await pull(b, agent, { by: 'choice', skipped: 3 });
  await pull(c, agent, { by: 'choice', skipped: 2 });
  await assign(d, agent);
  const { rows } = await pool.query('select pulls, choices, skips from ledger_agent where key = $1', [agent]);
  expect(rows.map((row) => Object.values(row).map(Number))).toEqual([[3, 2, 5]]);
});
