import { pino } from 'pino';
import type { Pool } from 'pg';
import { transaction } from '../../db/transaction';
import { MATCHER } from '../../domain/item/event';
import { removeAgents } from '../../matcher/ledger/apply-agents';
import { claim } from '../../matcher/ledger/claim';
import { ledgerStates } from '../../matcher/ledger/ledger-states';
import { readItems } from '../../matcher/ledger/read-items';
import { readWaiting } from '../../matcher/ledger/read-waiting';
import { setOutsideLoad } from '../../matcher/ledger/set-outside-load';
import { setPresence } from '../../matcher/ledger/set-presence';
import { settle } from '../../matcher/ledger/settle';
import type { ShardOwner } from '../../matcher/shard-owner';
import { startMatcher } from '../../matcher/start-matcher';
import { flat } from '../domain/routing/make';
import {
  addAgent,
  addQueue,
  becomes,
  capture,
  DIVISION,
  eventually,
  openLedger,
  type TestLedger,
  waitingItem,
} from './ledger-fixture';
import { ownerOf } from './owner-of';

jest.setTimeout(60_000);

let ledger: TestLedger;
let pool: Pool;
let owner: ShardOwner;

beforeEach(async () => {
  ledger = await openLedger();
  ({ pool } = ledger);
  await addAgent(pool, { key: 'ana' });
  await becomes(pool, 'ana', 'ready');
  owner = ownerOf(pool, ledger.fence);
  await owner.load();
});
afterEach(() => ledger.close());

/** Who has each item, after the owner has done what there is to do. */
async function agentsAfterRound(...itemIds: string[]): Promise<(string | null)[]> {
  await owner.round();
  const states = await ledgerStates(pool, itemIds);
  return itemIds.map((itemId) => states.get(itemId)?.agent ?? null);
}

const busyOnThePhone = { blockedBy: { workitem: ['voice'] }, max: { workitem: 1, voice: 1 } };

test('a call reported from outside keeps workitems away, and its end brings them at once', async () => {
  await addAgent(pool, { key: 'ana', ...busyOnThePhone });
  await owner.round();
  await setOutsideLoad(pool, { agent: 'ana', load: { voice: 1 }, actor: MATCHER });
  const [itemId = ''] = await capture(pool, {});
  expect(await agentsAfterRound(itemId)).toEqual([null]);
  await setOutsideLoad(pool, { agent: 'ana', load: {}, actor: MATCHER });
  expect(await agentsAfterRound(itemId)).toEqual(['ana']);
  expect(owner.figures.refusals).toBe(0);
});

test.each([
  ['shuts it out', { voice: 1 }, null],
  ['leaves no room for it', { workitem: 1 }, null],
  ['leaves it its room', { chat: 1 }, 'ana'],
])('an open offer is taken back when the load that is reported %s, without a missed offer', async (_, load, stays) => {
  await addAgent(pool, { key: 'ana', ...busyOnThePhone });
  const [itemId = ''] = await capture(pool, {});
  expect(await agentsAfterRound(itemId)).toEqual(['ana']);
  await setOutsideLoad(pool, { agent: 'ana', load, actor: { kind: 'agent', id: 'ana' } });
  expect(await agentsAfterRound(itemId)).toEqual([stays]);
  const { rows } = await pool.query<{ presence: string }>(`select presence from ledger_agent where key = 'ana'`);
  expect(rows).toEqual([{ presence: 'ready' }]);
  const events = await pool.query<{ data: unknown }>(
    `select data - 'offerId' as data from item_event where type = 'revoked' and item_id = $1`,
    [itemId],
  );
  expect(events.rows).toEqual(stays === null ? [{ data: { agent: 'ana', reason: 'load' } }] : []);
  await setOutsideLoad(pool, { agent: 'ana', load: {}, actor: MATCHER });
  expect(await agentsAfterRound(itemId)).toEqual(['ana']);
});

test.each([
  ['capacity', { max: { workitem: 0 } }, { max: { workitem: 1 } }],
  ['membership of the queue', { queues: [] }, { queues: ['claims'] }],
  ['a skill', { skills: { Adjuster: 1 } }, { skills: { Adjuster: 2 } }],
])('gaining %s, an agent is offered what waits', async (_, before, after) => {
  await addAgent(pool, { key: 'ana', ...before });
  const plan = { key: 'plan', rings: [{ afterMs: 0, requirement: { skills: 'not Adjuster = 1' } }] };
  const [itemId = ''] = await capture(pool, { plan });
  expect(await agentsAfterRound(itemId)).toEqual([null]);
  await addAgent(pool, { key: 'ana', ...after });
  expect(await agentsAfterRound(itemId)).toEqual(['ana']);
});

test('a lowered capacity takes nothing away and lets nothing more in', async () => {
  await addAgent(pool, { key: 'ana', max: { workitem: 3 } });
  const [first = '', second = ''] = await capture(pool, { weight: 2 }, {});
  expect((await agentsAfterRound(first, second)).filter(Boolean)).toHaveLength(1);
  await addAgent(pool, { key: 'ana', max: { workitem: 1 } });
  expect((await agentsAfterRound(first, second)).filter(Boolean)).toHaveLength(1);
});

test.each(['gone', 'waiting'] as const)(
  'an agent who has moved here with work in hand is offered more as soon as that is %s',
  async (kind) => {
    await addQueue(pool, { key: 'far', division: 'north', shard: 'north' });
    const [held = ''] = await capture(pool, {});
    await owner.round();
    const offerId = (await ledgerStates(pool, [held])).get(held)?.offerId ?? '';
    await transaction(pool, (client) => claim(client, { itemId: held, offerId, agent: 'ana' }));
    // As after a pull of what lay on a shelf: the item still goes by the shard that it remembers.
    await pool.query(`update ledger_item set shard = 'north' where item_id = $1`, [held]);
    const [itemId = ''] = await capture(pool, {});
    expect(await agentsAfterRound(itemId)).toEqual([null]);
    const row = waitingItem({ itemId: held, division: 'north', shard: 'north', queue: 'far' });
    const target = kind === 'gone' ? { kind } : { kind, row };
    await transaction(pool, (client) => settle(client, held, target, 'test'));
    expect(await agentsAfterRound(itemId)).toEqual(['ana']);
  },
);

test('items of a queue that was removed go to the shard in which it comes back', async () => {
  const [itemId = ''] = await capture(pool, { queue: 'far' });
  await owner.round();
  await addQueue(pool, { key: 'far', shard: 'north' });
  await owner.round();
  const { rows } = await pool.query('select shard from ledger_item where item_id = $1', [itemId]);
  expect(rows).toEqual([{ shard: 'north' }]);
});

test('an item waits for its preferred agent while he is known, and for anybody when he is removed', async () => {
  await addAgent(pool, { key: 'pat' });
  const rings = [
    { afterMs: 0, requirement: 'preferred' as const },
    { afterMs: 3_600_000, requirement: {} },
  ];
  const [itemId = ''] = await capture(pool, { preferredAgent: 'pat', plan: { key: 'plan', rings } });
  expect(await agentsAfterRound(itemId)).toEqual([null]);
  await transaction(pool, (client) => removeAgents(client, ['pat']));
  expect(await agentsAfterRound(itemId)).toEqual(['ana']);
});

test('an item does not wait for a preferred agent of another division, also after a take-over', async () => {
  await addAgent(pool, { key: 'pat', division: 'elsewhere' });
  const rings = [
    { afterMs: 0, requirement: 'preferred' as const },
    { afterMs: 3_600_000, requirement: {} },
  ];
  const preferring = { preferredAgent: 'pat', plan: { key: 'plan', rings } };
  const [first = ''] = await capture(pool, preferring);
  expect(await agentsAfterRound(first)).toEqual(['ana']);
  const known = await readItems(pool, DIVISION, [first]);
  expect(known.map(({ item }) => item.preferredAgentKnown)).toEqual([false]);
  await capture(pool, preferring);
  const waiting: boolean[] = [];
  await readWaiting(pool, DIVISION, (page) => void waiting.push(...page.map(({ item }) => item.preferredAgentKnown)));
  expect(waiting).toEqual([false]);
});

test('a removed agent loses his open offer and gets no other', async () => {
  const [itemId = ''] = await capture(pool, {});
  expect(await agentsAfterRound(itemId)).toEqual(['ana']);
  await transaction(pool, (client) => removeAgents(client, ['ana']));
  expect(await agentsAfterRound(itemId)).toEqual([null]);
  expect(await setPresence(pool, { agent: 'ana', presence: 'ready', actor: MATCHER })).toBe('unknown-agent');
});

test('the same presence again changes nothing: nobody loses or gains his turn by repeating it', async () => {
  await addAgent(pool, { key: 'ben' });
  await becomes(pool, 'ben', 'ready');
  await becomes(pool, 'ana', 'ready');
  const [itemId = ''] = await capture(pool, {});
  expect(await agentsAfterRound(itemId)).toEqual(['ana']);
});

test('an item that changes while it is offered is withdrawn, and offered by its new data', async () => {
  await addAgent(pool, { key: 'ben', queues: ['other'] });
  await becomes(pool, 'ben', 'ready');
  await addQueue(pool, { key: 'other' });
  const [itemId = ''] = await capture(pool, {});
  expect(await agentsAfterRound(itemId)).toEqual(['ana']);
  const row = waitingItem({ itemId, version: 2, queue: 'other', curve: flat(7) });
  await transaction(pool, (client) => settle(client, itemId, { kind: 'waiting', row }, 'reclassified'));
  expect(await agentsAfterRound(itemId)).toEqual(['ben']);
  const { rows } = await pool.query('select type, data from item_event where item_id = $1 order by seq', [itemId]);
  expect(rows).toMatchObject([
    { type: 'offered', data: { agent: 'ana' } },
    { type: 'revoked', data: { agent: 'ana', reason: 'reclassified' } },
    { type: 'offered', data: { agent: 'ben', priority: 7 } },
  ]);
});

test('a decision from old memory is refused by the ledger, and made anew', async () => {
  await addAgent(pool, { key: 'ben' });
  await becomes(pool, 'ben', 'ready');
  await owner.round();
  // Behind its back, as when a change commits between its last look and its offer.
  await pool.query(`update ledger_agent set presence = 'not-ready' where key = 'ana'`);
  const [itemId = ''] = await capture(pool, {});
  expect(await agentsAfterRound(itemId)).toEqual(['ben']);
  expect(owner.figures.refusals).toBe(1);
});

test('a new shard finds its matcher without a restart', async () => {
  const matcher = await startMatcher({ url: ledger.url, log: pino({ level: 'silent' }) });
  try {
    await addQueue(pool, { key: 'leads', division: 'sales', shard: 'sales' });
    await addAgent(pool, { key: 'sid', division: 'sales', shard: 'sales', queues: ['leads'] });
    await becomes(pool, 'sid', 'ready');
    const [itemId = ''] = await capture(pool, { division: 'sales', shard: 'sales', queue: 'leads' });
    const state = await eventually(async () => (await ledgerStates(pool, [itemId])).get(itemId)?.agent);
    expect(state).toBe('sid');
  } finally {
    await matcher.close();
  }
});
