import { Client, type Pool } from 'pg';
import { insertAudit } from '../../../db/audit/entry';
import { readHeads } from '../../../db/audit/heads';
import { sealAudit } from '../../../db/audit/seal';
import { verifyAudit, verifyChains } from '../../../db/audit/verify';
import { createPool } from '../../../db/pool';
import { seeded } from '../../chaos/seeded';
import { createTestDatabase, type TestDatabase } from '../../support/database';
import { eraseAudit } from '../../../db/audit/erase';
import { askForErasure, erasableIn, ERASURE, itemId } from './entries';

jest.setTimeout(60_000);

const DIVISIONS = ['claims', 'leads'];
const ENTRIES = 40;
const ERASED = [2, 3, 6, 7, 12, 13];
let database: TestDatabase;
let pool: Pool;
let owner: Client;

beforeAll(async () => {
  database = await createTestDatabase();
  pool = createPool(database.url, { max: 4, name: 'test' });
  owner = new Client({ connectionString: database.ownerUrl });
  await owner.connect();
  // Each in a transaction of its own, so that their order is that of their IDs.
  const write = async (first: number, last: number) => {
    for (let number = first; number <= last; number += 1)
      await insertAudit(pool, [erasableIn(DIVISIONS[number % 2] ?? '', number)]);
  };
  const first = ENTRIES / 2;
  await write(1, first);
  await sealAll(first);
  await askForErasure(pool, ERASED);
  for (const number of ERASED)
    await eraseAudit(pool, { erasureId: ERASURE, kind: 'item', objectId: itemId(number) }, [String(number)]);
  await write(first + 1, ENTRIES - ERASED.length);
  await sealAll();
});
afterAll(async () => {
  await owner.end();
  await pool.end();
  await database.drop();
});

/** Transactions of other databases of the server hold it up. */
async function sealAll(entries = ENTRIES): Promise<void> {
  while ((await sealAudit(pool, 7)) > 0 || (await sealed()).length < entries);
}

interface Row {
  id: string;
  division: string;
  seq: number;
  kind: 'whole' | 'erased' | 'erasure';
}

async function sealed(): Promise<Row[]> {
  const { rows } = await owner.query<Row>(
    `select entry_id::text as id, s.division, seq::int,
       case when verb = 'erase' then 'erasure' when salt is null then 'erased' else 'whole' end as kind
     from audit_seal s left join audit_entry on id = entry_id order by entry_id`,
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
const ALWAYS = [
  ...['verb', 'object_kind', 'object_id', 'object_name', 'actor_kind', 'actor_id'].map(byte),
  `at = at + interval '1 microsecond'`,
  `xid = (xid::text::bigint + 1)::text::xid8`,
];
const CHANGES = [
  ...ALWAYS,
  byte('reason'),
  'salt = gen_random_uuid()',
  'erased_by = 1',
  `before = jsonb_set(before, '{attributes,Value}', '7.0000000000000000000001')`,
  `after = jsonb_set(after, '{attributes,Value}', '"7"')`,
  `after = after || '{"more": null}'`,
  `origin = jsonb_set(origin, '{address}', '"10.0.0.2"')`,
  `reason = null`,
];
const CHANGES_OF: Readonly<Record<Row['kind'], readonly string[]>> = {
  whole: CHANGES,
  erased: [
    ...ALWAYS,
    `origin = jsonb_set(origin, '{address}', '"10.0.0.2"')`,
    `reason = 'because'`,
    `before = '{}'`,
    'after = to_jsonb(1)',
    'salt = gen_random_uuid()',
  ],
  erasure: [...ALWAYS, `after = after || '{"entries": []}'`, `after = null`, `after = after || '{"entries": ["1"]}'`],
};
const TAKEN_OUT = 'reason = null, before = null, after = null, salt = null';

test('an untouched chain holds', async () => {
  const verdicts = await verifyAudit(owner);
  expect(verdicts).toMatchObject(DIVISIONS.map((division) => ({ division, verified: ENTRIES / 2, fault: null })));
  expect(verdicts.map(({ head }) => head)).toEqual(await readHeads(pool, DIVISIONS));
});

test('any change of a value names its entry', async () => {
  for (const [kind, changes] of Object.entries(CHANGES_OF)) {
    const rows = (await sealed()).filter((row) => row.kind === kind);
    for (const [index, change] of changes.entries()) {
      const { id, division, seq } = rows[(index * 5) % rows.length] as Row;
      const faults = await after(() => owner.query(`update audit_entry set ${change} where id = $1`, [id]));
      expect({ kind, change, faults }).toEqual({
        kind,
        change,
        faults: [{ division, kind: 'changed', seq, entry: id }],
      });
    }
  }
});

test('what was erased without an entry that tells of it is named, whatever it says of itself', async () => {
  const rows = await sealed();
  const erasures = rows.filter(({ kind }) => kind === 'erasure');
  for (const { id, division, seq } of rows.filter(({ kind }, index) => kind !== 'erasure' && index % 4 < 2)) {
    const { rows: own } = await owner.query<{ by: string }>(
      'select erased_by::text as by from audit_entry where id = $1',
      [id],
    );
    const others = erasures.map((row) => row.id).filter((other) => other !== own[0]?.by);
    for (const by of [null, '1', '999999', id, ...others]) {
      const faults = await after(() =>
        owner.query(`update audit_entry set ${TAKEN_OUT}, erased_by = $2 where id = $1`, [id, by]),
      );
      expect({ by, faults }).toEqual({ by, faults: [{ division, kind: 'erased', seq, entry: id }] });
    }
  }
});

test('a bit of a seal names its entry', async () => {
  const rows = await sealed();
  for (const kind of ['whole', 'erased', 'erasure'])
    for (const column of ['hash', 'digest'])
      for (let bit = 0; bit < 256; bit += 17) {
        const { id, division, seq } = rows.find((row) => row.kind === kind) as Row;
        const faults = await after(() =>
          owner.query(
            `update audit_seal set ${column} = set_bit(${column}, $2, 1 - get_bit(${column}, $2)) where entry_id = $1`,
            [id, bit],
          ),
        );
        expect(faults).toEqual([{ division, kind: 'changed', seq, entry: id }]);
      }
});

const SEED = 20261127;

test(`random tampering is found, and the first row touched is named (seed ${SEED})`, async () => {
  const random = seeded(SEED);
  const below = (count: number) => Math.floor(random() * count);
  const anyOf = <T>(list: readonly T[]) => list[below(list.length)] as T;
  const rows = await sealed();
  const done = new Set<Row>();
  const pick = (kind?: Row['kind']) => {
    const left = rows.filter((row) => !done.has(row) && row.kind === (kind ?? row.kind));
    const row = left[below(left.length)] as Row;
    done.add(row);
    return row;
  };
  const change = async (row: Row) =>
    owner.query(`update audit_entry set ${anyOf(CHANGES_OF[row.kind])} where id = $1`, [row.id]);
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
        'xid, at, division, verb, object_kind, object_id, object_name, actor_kind, actor_id, origin, reason, before, after, salt, erased_by';
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
         select id + 1000, xid, at, division, verb, object_kind, object_id, object_name, actor_kind, actor_id, origin, reason, before, after, salt, erased_by
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
  kinds.push(async () => {
    const row = pick('whole');
    // An erasure that tells of another entry, and is left as it is.
    const by = random() < 0.5 ? null : pick('erasure').id;
    await owner.query(`update audit_entry set ${TAKEN_OUT}, erased_by = $2 where id = $1`, [row.id, by]);
    return [row];
  });
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
