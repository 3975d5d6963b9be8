import type { Pool } from 'pg';
import { transaction } from '../../db/transaction';
import { handOver, readForeign } from '../../matcher/ledger/hand-over';
import { dirtyPlaceNow, readDirty } from '../../matcher/ledger/read-dirty';
import { take } from '../../matcher/ledger/take';
import { addAgent, addQueue, capture, DIVISION, openLedger, type TestLedger, waitingItem } from './ledger-fixture';

const NORTH = 'north';

let ledger: TestLedger;
let pool: Pool;

beforeEach(async () => {
  ledger = await openLedger();
  ({ pool } = ledger);
  await addAgent(pool, { key: 'ana' });
});
afterEach(() => ledger.close());

const shardOf = async (itemId: string) =>
  (await pool.query<{ shard: string }>('select shard from ledger_item where item_id = $1', [itemId])).rows[0]?.shard;

test('who follows either shard is told of an item that is handed over', async () => {
  const [item = ''] = await capture(pool, {});
  await addQueue(pool, { key: 'claims', shard: NORTH });
  const { place } = await dirtyPlaceNow(pool);
  expect(await handOver(pool, ledger.fence, [item])).toBe(1);
  const [left, came] = [await readDirty(pool, DIVISION, place), await readDirty(pool, NORTH, place)];
  expect([left.items, left.itemRows]).toEqual([[item], []]);
  expect([came.items, came.itemRows.map((row) => row.item.id)]).toEqual([[item], [item]]);
  expect(await handOver(pool, ledger.fence, [item])).toBe(0);
});

test('what is in hands goes with its queue, and stays in them', async () => {
  const [item = ''] = await capture(pool, {});
  const taken = await transaction(pool, (client) =>
    take(client, {
      row: waitingItem({ itemId: item }),
      agent: 'ana',
      pick: null,
      actor: { kind: 'user', id: 'sue' },
    }),
  );
  expect(taken).toBe('taken');
  await addQueue(pool, { key: 'claims', shard: NORTH });
  const { inHands } = await readForeign(pool, DIVISION);
  expect(inHands).toEqual([item]);
  expect(await handOver(pool, ledger.fence, inHands)).toBe(1);
  expect(await shardOf(item)).toBe(NORTH);
  const { rows } = await pool.query('select agent, state from ledger_item');
  expect(rows).toEqual([{ agent: 'ana', state: 'connected' }]);
});

test('an owner hands over nothing of a shard that is not his', async () => {
  await addQueue(pool, { key: 'letters', shard: NORTH });
  const [item = ''] = await capture(pool, { queue: 'letters', shard: NORTH });
  await addQueue(pool, { key: 'letters', shard: 'south' });
  expect(await handOver(pool, ledger.fence, [item])).toBe(0);
  expect(await shardOf(item)).toBe(NORTH);
});
