import fc from 'fast-check';
import { type CaseFilter, listCaseRows } from '../../db/case-read';
import { listDeadLetters, listDeliveries } from '../../db/dead-letter';
import { listInboundDead } from '../../db/inbound-delivery';
import { captureItem, seedDivision } from '../activities/seed';
import { createCountedDatabase, type CountedDatabase } from '../support/entries-read';

jest.setTimeout(60_000);

const EACH = 3_000;
const DIVISIONS = ['claims', 'letters', 'sales'];

let database: CountedDatabase;
let pool: CountedDatabase['pool'];
let owner: CountedDatabase['owner'];
let cases: Row[];
let dead: Row[];
let sent: Row[];
let received: Row[];

interface Row {
  id: string;
  division: string;
  target: string;
  at: string;
}

beforeAll(async () => {
  database = await createCountedDatabase();
  ({ pool, owner } = database);
  await seedDivision(pool);
  const { id } = await captureItem(pool);
  // Many at the same instants, over all divisions.
  await owner.query(
    `insert into case_file (id, division, reference, case_type, case_type_version, state, status, variables, snapshot, created_at,
       updated_at)
     select id, (array['claims', 'letters', 'sales', 'elsewhere'])[1 + n % 4], n, 't', 1, 'active', 'open', '{}',
       jsonb_build_object('id', id), timestamptz '2026-01-01' + interval '1 minute' * (n * 7 % 40), now()
     from generate_series(1, $1::int) n, lateral (select md5(n::text)::uuid as id) named`,
    [EACH],
  );
  await owner.query(
    `insert into delivery (id, kind, division, target, item_id, life, event, body, created_at, dead_at)
     select 'd' || n, 'webhook', (array['claims', 'letters', 'sales', 'elsewhere'])[1 + n % 4],
       case when n % 3 = 0 then 'seldom' else 'duty' end, $2, 1, 'overdue', '{}',
       timestamptz '2026-01-01' + interval '1 minute' * (n * 7 % 40),
       case when n % 5 < 4 and (n % 3 > 0 or n % 300 = 0) then timestamptz '2026-02-01' + interval '1 minute' * (n * 11 % 40) end
     from generate_series(1, $1::int) n`,
    [EACH, id],
  );
  await owner.query(
    `insert into inbound_delivery (id, source, division, webhook_id, payload, code, state, retry_at, dead_at)
     select md5(n::text)::uuid, 'crm', (array['claims', 'letters', 'sales', 'elsewhere'])[1 + n % 4], n, 'x', 'x', 'dead', now(),
       timestamptz '2026-02-01' + interval '1 minute' * (n * 11 % 40)
     from generate_series(1, $1::int) n`,
    [EACH],
  );
  await owner.query('vacuum analyze case_file, delivery, inbound_delivery');
  const read = async (text: string) => (await owner.query<Row>(text)).rows;
  cases = await read(`select id, division, created_at::text as at from case_file`);
  dead = await read(`select id, division, target, dead_at::text as at from delivery where dead_at is not null`);
  received = await read(`select id, division, dead_at::text as at from inbound_delivery`);
  sent = await read(`select id, division, target, created_at::text as at from delivery where target = 'duty'`);
});
afterAll(() => database?.drop());

interface Page {
  after: { value: string; id: string } | null;
  limit: number;
}
type Read = (divisions: readonly string[], page: Page) => Promise<{ id: string; at: string }[]>;

const listCases =
  (isLatestFirst: boolean, filter: CaseFilter = {}): Read =>
  async (divisions, { after, limit }) => {
    const place = after && { at: after.value, id: after.id };
    const scope = { divisions, source: null, narrowed: null };
    const rows = await listCaseRows(pool, scope, filter, { after: place, isLatestFirst, limit });
    return rows.map(({ file, at }) => ({ id: file.id, at }));
  };
const listDead =
  (receiver?: string): Read =>
  async (divisions, { after, limit }) => {
    const rows = await listDeadLetters(pool, { divisions, kind: undefined, receiver }, after, limit);
    return rows.map(({ id, place }) => ({ id, at: place }));
  };
const listSent: Read = async (divisions, { after, limit }) => {
  const rows = await listDeliveries(pool, { divisions, kind: 'webhook', receiver: 'duty' }, after, limit);
  return rows.map(({ id, place }) => ({ id, at: place }));
};

const listReceived: Read = async (divisions, { after, limit }) => {
  const rows = await listInboundDead(pool, { divisions, source: undefined }, after, limit);
  return rows.map(({ id, place }) => ({ id, at: place }));
};

const lists: Record<string, { read: Read; of: () => readonly Row[]; isLatestFirst: boolean }> = {
  'the latest cases': { read: listCases(true), of: () => cases, isLatestFirst: true },
  'the first cases': { read: listCases(false), of: () => cases, isLatestFirst: false },
  'dead letters': { read: listDead(), of: () => dead, isLatestFirst: true },
  'dead letters of a receiver that has few': {
    read: listDead('seldom'),
    of: () => dead.filter(({ target }) => target === 'seldom'),
    isLatestFirst: true,
  },
  'deliveries of one receiver': { read: listSent, of: () => sent, isLatestFirst: true },
  'dead letters of sources': { read: listReceived, of: () => received, isLatestFirst: true },
};

/** By the rule: by instant, then by ID. */
function sorted(rows: readonly Row[], isLatestFirst: boolean): string[] {
  const key = ({ at, id }: Row) => `${at} ${id}`;
  const ids = rows.toSorted((a, b) => (key(a) < key(b) ? -1 : 1)).map(({ id }) => id);
  return isLatestFirst ? ids.toReversed() : ids;
}

describe.each(Object.entries(lists))('%s', (_, { read, of, isLatestFirst }) => {
  test('pages over several divisions hold each once, in one order', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.subarray([...DIVISIONS, 'nowhere']),
        fc.integer({ min: 100, max: 1_000 }),
        async (mine, limit) => {
          const ids: string[] = [];
          for (let after: Page['after'] = null, isMore = true; isMore;) {
            const rows = await read(mine, { after, limit });
            ids.push(...rows.map(({ id }) => id));
            const last = rows.at(-1);
            isMore = rows.length === limit;
            if (last) after = { value: last.at, id: last.id };
          }
          expect(ids).toEqual(
            sorted(
              of().filter(({ division }) => mine.includes(division)),
              isLatestFirst,
            ),
          );
        },
      ),
      { numRuns: 20 },
    );
  });

  test('a first page reads its rows', async () => {
    expect(await database.readTooMuchOf(() => read(DIVISIONS, { after: null, limit: 5 }))).toEqual([]);
  });
});
