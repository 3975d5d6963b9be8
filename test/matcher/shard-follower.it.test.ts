import type { Pool } from 'pg';
import { createPool } from '../../db/pool';
import { forgetDirty } from '../../matcher/ledger/forget-dirty';
import { dirtyPlaceNow } from '../../matcher/ledger/read-dirty';
import { takeOver } from '../../matcher/ledger/take-over';
import type { ShardFollower } from '../../matcher/shard-follower';
import { createTestDatabase } from '../support/database';
import type { TestDatabase } from '../support/database';
import { addAgent, addQueue, becomes, capture, DIVISION, eventually } from './ledger-fixture';
import { followerOf } from './owner-of';

jest.setTimeout(60_000);

let database: TestDatabase;
let pool: Pool;
let follower: ShardFollower;

beforeEach(async () => {
  database = await createTestDatabase();
  pool = createPool(database.url, { max: 5, name: 'test' });
  await addQueue(pool, { key: 'claims' });
  await addAgent(pool, { key: 'ana' });
  follower = followerOf(pool, DIVISION);
  await follower.load();
});
afterEach(async () => {
  await pool.end();
  await database.drop();
});

test('sees a change that began before its last look and was committed after it', async () => {
  const [late = '', early = ''] = await capture(pool, {}, {});
  await follower.look();
  const slow = await pool.connect();
  await slow.query('begin');
  const change = async (client: Pick<Pool, 'query'>, id: string) => {
    await client.query('update ledger_item set version = 7 where item_id = $1', [id]);
    await client.query(`insert into ledger_dirty (shard, kind, key) values ($1, 'item', $2)`, [DIVISION, id]);
  };
  await change(slow, late);
  await change(pool, early);
  expect((await follower.look()).isChanged).toBe(true);
  expect([follower.memory.row(early)?.version, follower.memory.row(late)?.version]).toEqual([7, 1]);
  await slow.query('commit');
  slow.release();
  await follower.look();
  expect(follower.memory.row(late)?.version).toBe(7);
  expect((await follower.look()).isChanged).toBe(false);
});

test('everybody who follows a shard sees every change, whoever looked before', async () => {
  const other = followerOf(pool, DIVISION);
  await other.load();
  const [item = ''] = await capture(pool, {});
  await becomes(pool, 'ana', 'ready');
  for (const each of [follower, other]) {
    await each.look();
    expect(each.memory.row(item)?.version).toBe(1);
    expect(each.memory.agent('ana')?.presence).toBe('ready');
  }
});

test('who looks when marks that he has not seen are forgotten reads everything', async () => {
  const fence = await takeOver(pool, DIVISION, 'test');
  const [item = ''] = await capture(pool, {});
  // What runs in any database of the server holds back what is certain.
  await eventually(async () => {
    await forgetDirty(pool, fence, (await dirtyPlaceNow(pool)).place);
    return (await pool.query('select 1 from ledger_dirty')).rowCount === 0;
  });
  expect((await follower.look()).isChanged).toBe(true);
  expect(follower.memory.row(item)?.version).toBe(1);
});

test('what was not over at the place up to which marks are forgotten stays', async () => {
  const fence = await takeOver(pool, DIVISION, 'test');
  const slow = await pool.connect();
  await slow.query('begin');
  await slow.query(`insert into ledger_dirty (shard, kind, key) values ($1, 'agent', 'late')`, [DIVISION]);
  const { rows } = await slow.query<{ place: string }>(
    `select format('%s:%s:%s', xid, xid::text::bigint + 1, xid) as place from pg_current_xact_id() as xid`,
  );
  await slow.query('commit');
  slow.release();
  // A place at which it was the oldest that ran: now others may be older, in any database of the server.
  await forgetDirty(pool, fence, rows[0]?.place ?? '');
  expect((await pool.query(`select 1 from ledger_dirty where key = 'late'`)).rowCount).toBe(1);
});

test('a deposed owner forgets nothing', async () => {
  const old = await takeOver(pool, DIVISION, 'old');
  await takeOver(pool, DIVISION, 'new');
  await capture(pool, {});
  const seen = async () =>
    (await pool.query('select dirty_from, (select count(*) from ledger_dirty) as marks from shard')).rows;
  const before = await seen();
  await forgetDirty(pool, old, (await dirtyPlaceNow(pool)).place);
  expect(await seen()).toEqual(before);
});

test('many changes at once are read as well as few', async () => {
  const ids = await capture(pool, ...Array.from({ length: 1_500 }, () => ({})));
  await follower.look();
  expect(follower.memory.itemCount).toBe(ids.length);
});
