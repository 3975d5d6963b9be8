import { Client, type Pool } from 'pg';
import { insertAudit } from '../../../db/audit/entry';
import { eraseAudit } from '../../../db/audit/erase';
import { sealAudit } from '../../../db/audit/seal';
import { verifyAudit } from '../../../db/audit/verify';
import { createPool } from '../../../db/pool';
import { createTestDatabase, type TestDatabase } from '../../support/database';
import { askForErasure, erasableIn, ERASURE, itemId } from './entries';

jest.setTimeout(60_000);

const FIRST = { erasureId: ERASURE, kind: 'item', objectId: itemId(1) } as const;
let database: TestDatabase;
let pool: Pool;
let owner: Client;

beforeEach(async () => {
  database = await createTestDatabase();
  pool = createPool(database.url, { max: 2, name: 'test' });
  owner = new Client({ connectionString: database.ownerUrl });
  await owner.connect();
  // Entries 1 to 3 are of the first item, 4 of the second.
  for (const number of [1, 1, 1, 2]) await insertAudit(pool, [erasableIn('claims', number)]);
  await askForErasure(pool, [1]);
});
afterEach(async () => {
  await owner.end();
  await pool.end();
  await database.drop();
});

async function sealAll(): Promise<void> {
  const isLeft = 'select from audit_entry e where not exists (select from audit_seal where entry_id = e.id)';
  while ((await pool.query(isLeft)).rowCount) await sealAudit(pool, 50);
}

async function withValues(): Promise<string[]> {
  const { rows } = await pool.query<{ id: string }>(
    `select id::text from audit_entry where before is not null and reason is not null and salt is not null order by id`,
  );
  return rows.map(({ id }) => id);
}

test('the entries that were chosen lose what they said, an entry tells of it, and the chain holds', async () => {
  await sealAll();
  expect(await eraseAudit(pool, FIRST, ['1', '3'])).toBe(2);
  expect(await withValues()).toEqual(['2', '4']);
  const { rows } = await pool.query(
    `select id::text, verb, object_id, actor_id, reason, before, after, erased_by::text from audit_entry where id in (1, 5) order by id`,
  );
  const nothing = { object_id: itemId(1), reason: null, before: null };
  expect(rows).toEqual([
    { ...nothing, id: '1', verb: 'update', actor_id: 'sue', after: null, erased_by: '5' },
    {
      ...nothing,
      id: '5',
      verb: 'erase',
      actor_id: 'erasure',
      after: { erasure: ERASURE, entries: ['1', '3'] },
      erased_by: null,
    },
  ]);
  // Before its entry is sealed, and since.
  expect(await verifyAudit(owner)).toMatchObject([{ verified: 4, fault: null }]);
  await sealAll();
  expect(await verifyAudit(owner)).toMatchObject([{ verified: 5, fault: null }]);
});

test('a second erasure finds nothing, and says nothing', async () => {
  await sealAll();
  await eraseAudit(pool, FIRST, ['1', '2', '3']);
  await sealAll();
  expect(await eraseAudit(pool, FIRST, ['1', '2', '3', '5'])).toBe(0);
  expect((await pool.query('select from audit_entry')).rowCount).toBe(5);
});

test('it reaches entries of the object alone, sealed, of an object that the erasure names', async () => {
  expect(await eraseAudit(pool, FIRST, ['1'])).toBe(0);
  await sealAll();
  expect(await eraseAudit(pool, FIRST, ['4'])).toBe(0);
  await expect(eraseAudit(pool, { ...FIRST, objectId: itemId(2) }, ['4'])).rejects.toThrow('names no item');
  await expect(eraseAudit(pool, { ...FIRST, kind: 'case' }, ['1'])).rejects.toThrow('names no case');
  const client = await pool.connect();
  try {
    // Tables of the caller's own do not stand for the real ones.
    await client.query('create temp table erasure (id uuid, items uuid[], cases uuid[])');
    await client.query('insert into erasure values ($1, $2, null)', [ERASURE, [itemId(2)]]);
    await expect(eraseAudit(client, { ...FIRST, objectId: itemId(2) }, ['4'])).rejects.toThrow('names no item');
  } finally {
    client.release(true);
  }
  expect(await withValues()).toEqual(['1', '2', '3', '4']);
});

test('whoever removes the entry that tells of an erasure is found, also where it was the last of its chain', async () => {
  await sealAll();
  await eraseAudit(pool, FIRST, ['2']);
  await sealAll();
  await owner.query(`delete from audit_entry where id = 5`);
  expect(await verifyAudit(owner)).toMatchObject([{ verified: 4, fault: { kind: 'removed', seq: 5, entry: '5' } }]);
  await owner.query(`delete from audit_seal where entry_id = 5`);
  expect(await verifyAudit(owner)).toMatchObject([{ verified: 1, fault: { kind: 'erased', seq: 2, entry: '2' } }]);
});
