import type { Pool } from 'pg';
import { leaseCommandRequests } from '../../db/command-request';
import { expireOffers } from '../../matcher/ledger/expire-offers';
import type { Fence } from '../../matcher/ledger/fence';
import { readAgents } from '../../matcher/ledger/read-agents';
import { ledgerStates } from '../../matcher/ledger/ledger-states';
import type { ShardOwner } from '../../matcher/shard-owner';
import { addAgent, becomes, capture, DIVISION, openLedger, type TestLedger } from './ledger-fixture';
import { ownerOf } from './owner-of';

jest.setTimeout(60_000);

const AUTO = { answer: 'auto', expiryMs: 60_000, declineForMs: 60_000 } as const;

let ledger: TestLedger;
let pool: Pool;
let fence: Fence;
let owner: ShardOwner;

beforeEach(async () => {
  ledger = await openLedger();
  ({ pool, fence } = ledger);
  await addAgent(pool, { key: 'ana', max: { workitem: 3 } });
  await becomes(pool, 'ana', 'ready');
  owner = ownerOf(pool, fence);
  await owner.load();
});
afterEach(() => ledger.close());

const states = async (ids: readonly string[]) => {
  const found = await ledgerStates(pool, ids);
  return ids.map((id) => found.get(id)?.state);
};

test('who need not answer gets items up to his room at once, and the accept of each is owed', async () => {
  const items = await capture(pool, ...Array.from({ length: 5 }, () => ({ offerPolicy: AUTO })));
  await owner.round();
  expect((await states(items)).filter((state) => state === 'offered')).toHaveLength(3);
  const [ana] = await readAgents(pool, DIVISION, ['ana']);
  expect(ana).toMatchObject({ openManualOffer: false, capacity: { workitem: { used: 3 } } });
  const { rows } = await pool.query('select item_id, agent, command from command_request');
  expect(rows).toHaveLength(3);
  expect(rows[0]).toMatchObject({ agent: 'ana', command: { action: 'accept', agent: 'ana' } });
  expect(owner.figures.refusals).toBe(0);
});

test('an open offer that waits for him keeps even those away that need no answer', async () => {
  const [manual = ''] = await capture(pool, {});
  await owner.round();
  const [auto = ''] = await capture(pool, { offerPolicy: AUTO });
  await owner.round();
  expect(await states([manual, auto])).toEqual(['offered', 'queued']);
});

test('what is owed is leased once, and again when its sender has died', async () => {
  await capture(pool, { offerPolicy: AUTO });
  await owner.round();
  // The fixture writes no snapshots; what is leased is what matters here.
  expect(await leaseCommandRequests(pool, 10)).toHaveLength(1);
  expect(await leaseCommandRequests(pool, 10)).toHaveLength(0);
  await pool.query(`update command_request set leased_until = now() - interval '1 second'`);
  expect(await leaseCommandRequests(pool, 10)).toHaveLength(1);
});

test('an offer that nobody was asked for makes nobody Not Ready when it lapses, and its item keeps its place', async () => {
  const [itemId = ''] = await capture(pool, { offerPolicy: AUTO });
  await owner.round();
  await pool.query('update offer set expires_at = clock_timestamp()');
  expect(await expireOffers(pool, fence)).toBe(1);
  const [ana] = await readAgents(pool, DIVISION, ['ana']);
  expect(ana).toMatchObject({ presence: 'ready', capacity: { workitem: { used: 0 } } });
  const { rows } = await pool.query('select on_top_since from ledger_item where item_id = $1', [itemId]);
  expect(rows).toEqual([{ on_top_since: null }]);
});

test('no longer Ready, he loses what was offered before it was accepted', async () => {
  const [itemId = ''] = await capture(pool, { offerPolicy: AUTO });
  await owner.round();
  await becomes(pool, 'ana', 'not-ready');
  expect(await states([itemId])).toEqual(['queued']);
});

test('who misses an offer loses those that need no answer as well: he is Not Ready', async () => {
  const [auto = ''] = await capture(pool, { offerPolicy: AUTO });
  await owner.round();
  const [manual = ''] = await capture(pool, {});
  await owner.round();
  expect(await states([auto, manual])).toEqual(['offered', 'offered']);
  await pool.query('update offer set expires_at = clock_timestamp() where item_id = $1', [manual]);
  expect(await expireOffers(pool, fence)).toBe(1);
  expect(await states([auto, manual])).toEqual(['queued', 'queued']);
  const { rows } = await pool.query(
    `select item_id, data ->> 'reason' as reason from item_event where type = 'revoked' order by item_id = $1`,
    [manual],
  );
  expect(rows).toEqual([
    { item_id: auto, reason: 'not-ready' },
    { item_id: manual, reason: 'rona' },
  ]);
});
