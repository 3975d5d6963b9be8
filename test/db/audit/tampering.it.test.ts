import { Client, type Pool } from 'pg';
import { insertAudit } from '../../../db/audit/entry';
import { readHeads } from '../../../db/audit/heads';
import { sealAudit } from '../../../db/audit/seal';
import { verifyAudit, verifyChains } from '../../../db/audit/verify';
import { createPool } from '../../../db/pool';
import { seeded } from '../../chaos/seeded';
import { createTestDatabase, type TestDatabase } from '../../support/database';
import { entryIn } from './entries';

jest.setTimeout(60_000);

const DIVISIONS = ['claims', 'leads'];
const ENTRIES = 40;
let database: TestDatabase;
let pool: Pool;
let owner: Client;

beforeAll(async () => {
  database = await createTestDatabase();
  pool = createPool(database.url, { max: 4, name: 'test' });
  owner = new Client({ connectionString: database.ownerUrl });
  await owner.connect();
  // Each in a transaction of its own, so that their order is that of their IDs.
  for (let number = 1; number <= ENTRIES; number += 1)
    await insertAudit(pool, [entryIn(DIVISIONS[number % 2] ?? '', number)]);
  await sealAll();
});
afterAll(async () => {
  await owner.end();
  await pool.end();
  await database.drop();
});

/** Transactions of other databases of the server hold it up. */
async function sealAll(): Promise<void> {
  while ((await sealAudit(pool, 7)) > 0 || (await sealed()).length < ENTRIES);
}

interface Row {
  id: string;
  division: string;
  seq: number;
}

async function sealed(): Promise<Row[]> {
  const { rows } = await owner.query<Row>(
    'select entry_id::text as id, division, seq::int from audit_seal order by entry_id',
  );
  return rows;
}

/** What the verification says after `work`, which is undone. */
async function after(work: () => Promise<unknown>) {
  await owner.query('begin');
  try {
    await work();
    return (await verifyChains(owner)).flatMap(({ division, fault }) => (fault ? [{ division, ...fault }] : []));
  } finally {
    await owner.query('rollback');
  }
}

const byte = (column: string) => `${column} = overlay(${column} placing chr((ascii(${column}) # 1)) from 1 for 1)`;
const CHANGES = [
  ...['verb', 'object_kind', 'object_id', 'object_name', 'actor_kind', 'actor_id', 'reason'].map(byte),
  `at = at + interval '1 microsecond'`,
  `xid = (xid::text::bigint + 1)::text::xid8`,
  `before = jsonb_set(before, '{attributes,Value}', '7.0000000000000000000001')`,
  `after = jsonb_set(after, '{attributes,Value}', '"7"')`,
  `after = after || '{"more": null}'`,
  `origin = jsonb_set(origin, '{address}', '"10.0.0.2"')`,
  `reason = null`,
];

test('an untouched chain holds', async () => {
  const verdicts = await verifyAudit(owner);
  expect(verdicts).toMatchObject(DIVISIONS.map((division) => ({ division, verified: ENTRIES / 2, fault: null })));
  expect(verdicts.map(({ head }) => head)).toEqual(await readHeads(pool, DIVISIONS));
});

test('any change of a value names its entry', async () => {
  const rows = await sealed();
  for (const [index, change] of CHANGES.entries()) {
    const { id, division, seq } = rows[(index * 5) % rows.length] as Row;
    const faults = await after(() => owner.query(`update audit_entry set ${change} where id = $1`, [id]));
    expect({ change, faults }).toEqual({ change, faults: [{ division, kind: 'changed', seq, entry: id }] });
  }
});

test('any bit of a seal names its entry', async () => {
  const { id, division, seq } = (await sealed())[9] as Row;
  for (let bit = 0; bit < 256; bit += 1) {
    const faults = await after(() =>
      owner.query('update audit_seal set hash = set_bit(hash, $2, 1 - get_bit(hash, $2)) where entry_id = $1', [
        id,
        bit,
      ]),
    );
    expect(faults).toEqual([{ division, kind: 'changed', seq, entry: id }]);
  }
});

const SEED = 20261127;

test(`random tampering is found, and the first row touched is named (seed ${SEED})`, async () => {
  const random = seeded(SEED);
  const below = (count: number) => Math.floor(random() * count);
  const rows = await sealed();
  const done = new Set<Row>();
  const pick = () => {
    const left = rows.filter((row) => !done.has(row));
    const row = left[below(left.length)] as Row;
    done.add(row);
    return row;
  };
  const change = async (row: Row) =>
    owner.query(`update audit_entry set ${CHANGES[below(CHANGES.length)] ?? ''} where id = $1`, [row.id]);
  /** Each answers what it touched. */
  const kinds: (() => Promise<Row[]>)[] = [
    async () => {
      const row = pick();
      await change(row);
      return [row];
    },
    async () => {
      const row = pick();
      await owner.query('delete from audit_entry where id = $1', [row.id]);
      return [row];
    },
    async () => {
      const row = pick();
      await owner.query('delete from audit_entry where id = $1', [row.id]);
      await owner.query('delete from audit_seal where entry_id = $1', [row.id]);
      // The last of a chain leaves no trace but in the heads that were exported.
      return row.seq === ENTRIES / 2 ? [] : [row];
    },
    async () => {
      const [one, other] = [pick(), pick()];
      // Everything but the IDs changes places.
      const columns =
        'xid, at, division, verb, object_kind, object_id, object_name, actor_kind, actor_id, origin, reason, before, after';
      await owner.query(
        `update audit_entry e set (${columns}) = (select ${columns} from audit_entry other
           where other.id = case when e.id = $1 then $2::bigint else $1::bigint end) where id in ($1, $2)`,
        [one.id, other.id],
      );
      return [one, other];
    },
    async () => {
      const row = pick();
      await owner.query(
        `with gone as (delete from audit_entry where id = $1 returning *)
         insert into audit_entry overriding system value
         select id + 1000, xid, at, division, verb, object_kind, object_id, object_name, actor_kind, actor_id, origin, reason, before, after
         from gone`,
        [row.id],
      );
      return [row];
    },
    async () => {
      const row = pick();
      // In the place of an entry that is gone, sealed anew by one who does not know the rest.
      await owner.query('delete from audit_entry where id = $1', [row.id]);
      await owner.query(
        `insert into audit_entry (id, xid, at, division, verb, object_kind, object_id, actor_kind, actor_id)
         overriding system value values ($1, '1', now(), $2, 'forged', 'item', 'x', 'user', 'eve')`,
        [row.id, row.division],
      );
      return [row];
    },
  ];
  for (let round = 0; round < 150; round += 1) {
    const touched: Row[] = [];
    const faults = await after(async () => {
      done.clear();
      for (let count = 1 + below(2); count > 0; count -= 1)
        touched.push(...((await kinds[below(kinds.length)]?.()) ?? []));
    });
    for (const division of DIVISIONS) {
      const first = Math.min(...touched.filter((row) => row.division === division).map(({ seq }) => seq));
      const fault = faults.find((each) => each.division === division);
      const found = fault?.seq ?? rows.find(({ id }) => id === fault?.entry)?.seq ?? Infinity;
      expect({ round, division, found }).toEqual({ round, division, found: first });
    }
  }
});

test('an entry that was put in between is named', async () => {
  const faults = await after(() =>
    owner.query(
      `insert into audit_entry (id, xid, at, division, verb, object_kind, object_id, actor_kind, actor_id)
       overriding system value select 100, xid, at, 'claims', 'forged', 'item', 'x', 'user', 'eve' from audit_entry where id = 4`,
    ),
  );
  expect(faults).toEqual([{ division: 'claims', kind: 'inserted', seq: null, entry: '100' }]);
});

test('whoever cuts a chain, or writes it anew as a whole, is betrayed by the heads that were exported', async () => {
  const heads = await readHeads(pool, ['claims']);
  await owner.query('begin');
  try {
    const last = `(select entry_id from audit_seal where division = 'claims' order by seq desc limit 1)`;
    await owner.query(`delete from audit_entry where id = ${last}`);
    await owner.query(`delete from audit_seal where entry_id = ${last}`);
    expect((await verifyChains(owner)).every(({ fault }) => fault === null)).toBe(true);
    const [verdict] = await verifyChains(owner, heads);
    expect(verdict?.fault).toEqual({ kind: 'removed', seq: ENTRIES / 2, entry: null });
  } finally {
    await owner.query('rollback');
  }
  await owner.query('begin');
  try {
    await owner.query(`update audit_entry set reason = 'another' where id = 10`);
    await owner.query('delete from audit_seal');
    await owner.query('commit and chain');
    // By the very code of the sealer.
    await owner.query(`update audit_sealer set sealed_below = '0'`);
    await owner.query('commit');
    await sealAll();
    expect((await verifyAudit(owner)).every(({ fault }) => fault === null)).toBe(true);
    const [verdict] = await verifyAudit(owner, heads);
    expect(verdict?.fault).toMatchObject({ kind: 'rewritten', seq: ENTRIES / 2 });
  } finally {
    await owner.query('rollback');
  }
});
