import { Client, type Pool } from 'pg';
import { insertAudit } from '../../../db/audit/entry';
import { sealAudit } from '../../../db/audit/seal';
import { verifyAudit } from '../../../db/audit/verify';
import { createPool } from '../../../db/pool';
import { transaction } from '../../../db/transaction';
import { seeded } from '../../chaos/seeded';
import { createTestDatabase, type TestDatabase } from '../../support/database';
import { entryIn } from './entries';

jest.setTimeout(60_000);

let database: TestDatabase;
let pool: Pool;
let owner: Client;

beforeEach(async () => {
  database = await createTestDatabase();
  pool = createPool(database.url, { max: 20, name: 'test' });
  owner = new Client({ connectionString: database.ownerUrl });
  await owner.connect();
});
afterEach(async () => {
  await owner.end();
  await pool.end();
  await database.drop();
});

async function counts(): Promise<{ entries: number; seals: number }> {
  const { rows } = await owner.query<{ entries: number; seals: number }>(
    `select (select count(*)::int from audit_entry) as entries, (select count(*)::int from audit_seal) as seals`,
  );
  return rows[0] ?? { entries: -1, seals: -1 };
}

/** Transactions of other databases of the server hold it up. */
async function sealAll(): Promise<void> {
  for (let count = await counts(); count.seals < count.entries; count = await counts()) await sealAudit(pool, 50);
}

test('the application adds entries and reads them, and can do nothing else to them', async () => {
  await insertAudit(pool, [entryIn('claims', 1)]);
  await sealAll();
  for (const statement of [
    `update audit_entry set reason = 'another'`,
    'delete from audit_entry',
    'truncate audit_entry',
    `update audit_seal set hash = decode(repeat('0', 64), 'hex')`,
    'delete from audit_seal',
    'truncate audit_seal',
    'delete from audit_anchor',
    `insert into audit_anchor values ('claims', 1, '', now())`,
    'select forget_audit(now())',
    'alter table audit_entry add column more text',
    'drop table audit_entry cascade',
    'create table audit_entry_2 (id int)',
    `insert into audit_entry (division, verb, object_kind, object_id, actor_kind, actor_id, at) values ('a', 'b', 'c', 'd', 'e', 'f', now() - interval '1 day')`,
    `insert into audit_entry (division, verb, object_kind, object_id, actor_kind, actor_id, xid) values ('a', 'b', 'c', 'd', 'e', 'f', '1')`,
    `update audit_entry set salt = null`,
    `insert into audit_entry (division, verb, object_kind, object_id, actor_kind, actor_id, salt) values ('a', 'b', 'c', 'd', 'e', 'f', gen_random_uuid())`,
    `insert into audit_entry (division, verb, object_kind, object_id, actor_kind, actor_id, erased_by) values ('a', 'b', 'c', 'd', 'e', 'f', 1)`,
    'set role casewright',
  ])
    await expect(pool.query(statement)).rejects.toThrow(/permission denied|must be owner/);
  expect(await counts()).toEqual({ entries: 1, seals: 1 });
});

test('what commits late is not passed over', async () => {
  const late = await pool.connect();
  await late.query('begin');
  await insertAudit(late, [entryIn('claims', 1)]);
  await insertAudit(pool, [entryIn('claims', 2)]);
  // The one that still runs holds up those behind it, for its time.
  expect(await sealAudit(pool, 50)).toBe(0);
  await late.query('commit');
  late.release();
  await sealAll();
  const { rows } = await owner.query(
    'select object_id as id from audit_seal join audit_entry on id = entry_id order by seq',
  );
  expect(rows).toEqual([{ id: 'item-1' }, { id: 'item-2' }]);
});

const SEED = 20261127;

test(`whoever writes, seals and dies at once, each entry is sealed once (seed ${SEED})`, async () => {
  const random = seeded(SEED);
  let left = 200;
  const write = async () => {
    while (left > 0) {
      left -= 1;
      const number = left;
      const isUndone = random() < 0.2;
      await transaction(pool, async (client) => {
        await insertAudit(client, [entryIn(number % 3 === 0 ? 'claims' : 'leads', number), entryIn('claims', number)]);
        if (isUndone) throw new Error('undone');
      }).catch((error: Error) => expect(error.message).toBe('undone'));
    }
  };
  let isOver = false;
  const seal = async () => {
    // A killed connection is what a killed process leaves.
    while (!isOver) await sealAudit(pool, 1 + Math.floor(random() * 20)).catch(() => {});
  };
  const kill = async () => {
    while (!isOver)
      await owner.query(
        `select pg_terminate_backend(pid) from pg_stat_activity
         where datname = current_database() and query like '%audit_seal%' and pid <> pg_backend_pid() and state <> 'idle'`,
      );
  };
  const sealing = Promise.all([seal(), seal(), seal(), kill()]);
  await Promise.all([write(), write(), write(), write()]);
  isOver = true;
  await sealing;
  await sealAll();
  const { entries, seals } = await counts();
  expect(seals).toBe(entries);
  expect((await verifyAudit(owner)).map(({ division, fault }) => ({ division, fault }))).toEqual(
    ['claims', 'leads'].map((division) => ({ division, fault: null })),
  );
});

test('a database restored into a server that counts from below goes on where it was', async () => {
  await insertAudit(pool, [entryIn('claims', 1), entryIn('claims', 2)]);
  await sealAudit(pool, 1);
  await owner.query(`update audit_entry set xid = '900000000000' where id = 2`);
  await owner.query(`update audit_sealer set sealed_below = '900000000001'`);
  await insertAudit(pool, [entryIn('claims', 3)]);
  await sealAll();
  await insertAudit(pool, [entryIn('claims', 4)]);
  await sealAll();
  expect(await counts()).toEqual({ entries: 4, seals: 4 });
  expect(await verifyAudit(owner)).toMatchObject([{ division: 'claims', verified: 4, fault: null }]);
});

test('the owner forgets what is old, and the rest still holds', async () => {
  for (let number = 1; number <= 6; number += 1) await insertAudit(pool, [entryIn('claims', number)]);
  await sealAll();
  const { rows } = await owner.query<{ at: string }>(`select at::text from audit_entry where id = 4`);
  expect((await owner.query('select forget_audit($1)::int as gone', [rows[0]?.at])).rows).toEqual([{ gone: 3 }]);
  expect(await verifyAudit(owner)).toMatchObject([{ division: 'claims', verified: 3, fault: null }]);
  await owner.query(`select forget_audit(now() + interval '1 day')`);
  expect(await counts()).toEqual({ entries: 0, seals: 0 });
  await insertAudit(pool, [entryIn('claims', 7)]);
  await sealAll();
  expect(await verifyAudit(owner)).toMatchObject([{ verified: 1, fault: null, head: { seq: 7 } }]);
});
