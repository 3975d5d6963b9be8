import fc from 'fast-check';
import { type ListedBy, listItemRows, type Place } from '../../db/item-page';
import type { SortedBy } from '../../db/item-sort';
import { captureItem, seedDivision } from '../activities/seed';
import { createCountedDatabase, type CountedDatabase } from '../support/entries-read';

jest.setTimeout(60_000);

const ITEMS = 300;
const DIVISIONS = ['claims', 'letters', 'sales'];

interface Row {
  id: string;
  division: string;
  createdAt: string;
  updatedAt: string;
  dueAt: string | null;
  n: string;
}

let database: CountedDatabase;
let pool: CountedDatabase['pool'];
let owner: CountedDatabase['owner'];
let all: Row[];

beforeAll(async () => {
  database = await createCountedDatabase();
  ({ pool, owner } = database);
  await seedDivision(pool);
  for (let count = 0; count < ITEMS; count += 1) await captureItem(pool);
  // Many at the same instants, over all divisions; one in four without a due date, one in ten completed.
  await owner.query(
    `update item set division = (array['claims', 'letters', 'sales', 'elsewhere'])[1 + n % 4],
       created_at = timestamptz '2026-01-01' + interval '1 minute' * (n * 7 % 40),
       updated_at = timestamptz '2026-02-01' + interval '1 minute' * (n * 11 % 40),
       due_at = case when n * 13 % 4 > 0 then timestamptz '2026-03-01' + interval '1 minute' * (n * 5 % 40) end,
       state = case when n % 10 = 0 then 'completed' else item.state end,
       closed_at = case when n % 10 = 0 then now() end, attributes = attributes || jsonb_build_object('n', n::text)
     from (select id, row_number() over (order by id) as n from item) numbered where item.id = numbered.id`,
  );
  await owner.query('vacuum analyze item, ledger_item');
  const { rows } = await owner.query<Row>(
    `select id, division, created_at::text as "createdAt", updated_at::text as "updatedAt", due_at::text as "dueAt",
       attributes ->> 'n' as n from item`,
  );
  all = rows;
});
afterAll(() => database?.drop());

const list = async (divisions: readonly string[], listed: ListedBy) => {
  const page = await listItemRows(pool, { divisions, source: null, tasks: null }, new Date(), listed);
  if (!page) throw new Error('they are few enough');
  return page;
};

/** All IDs of a list, page by page. */
async function paged(divisions: readonly string[], listed: Omit<ListedBy, 'after'>) {
  const ids: string[] = [];
  for (let after: Place | null = null; ;) {
    const { rows, readTo } = await list(divisions, { ...listed, after });
    ids.push(...rows.map(({ state }) => state.id));
    const last = rows.at(-1);
    if (rows.length === listed.limit && last) after = { value: last.place, id: last.state.id };
    else if (readTo) after = readTo;
    else return ids;
  }
}

/** The same by the rule: by instant, what has none last, then by ID. */
function sorted(rows: readonly Row[], { column, isDescending }: SortedBy): string[] {
  const sign = isDescending ? -1 : 1;
  const compare = (a: string, b: string) => sign * (a < b ? -1 : Number(a > b));
  return rows
    .toSorted((a, b) => {
      const [one, other] = [a, b].map((row) => row[column as 'dueAt']);
      if (one && other) return compare(one, other) || compare(a.id, b.id);
      return Number(!one) - Number(!other) || compare(a.id, b.id);
    })
    .map(({ id }) => id);
}

const sorts: fc.Arbitrary<SortedBy> = fc.record({
  column: fc.constantFrom('createdAt' as const, 'updatedAt' as const, 'dueAt' as const),
  isDescending: fc.boolean(),
});

test('pages over several divisions hold each item once, in one order', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.subarray([...DIVISIONS, 'nowhere']),
      fc.option(fc.subarray([...DIVISIONS, 'elsewhere'], { minLength: 1 }), { nil: undefined }),
      sorts,
      fc.integer({ min: 20, max: 300 }),
      async (divisions, division, sort, limit) => {
        const isSeen = (row: Row) => divisions.includes(row.division) && (division?.includes(row.division) ?? true);
        expect(await paged(divisions, { filter: { division }, sort, limit })).toEqual(sorted(all.filter(isSeen), sort));
      },
    ),
    { numRuns: 60 },
  );
});

test('page by page of one item each, over instants that many have', async () => {
  const sort = { column: 'createdAt', isDescending: true } as const;
  const filter = { createdBefore: '2026-01-01T00:03:00Z' };
  const early = all.filter(({ division, createdAt }) => DIVISIONS.includes(division) && createdAt < '2026-01-01 00:03');
  expect(early.length).toBeGreaterThan(10);
  expect(await paged(DIVISIONS, { filter, sort, limit: 1 })).toEqual(sorted(early, sort));
});

test('a list whose filter no index knows is looked through bit by bit, and ends with all that match', async () => {
  await fc.assert(
    fc.asyncProperty(
      sorts,
      fc.integer({ min: 5, max: 40 }),
      fc.integer({ min: 20, max: 90 }),
      async (sort, limit, look) => {
        const filter = { attributes: [{ name: 'n', operator: '~', value: '7' } as const] };
        const looks = [look, look * 2];
        const found = all.filter(({ division, n }) => DIVISIONS.includes(division) && n.includes('7'));
        expect(await paged(DIVISIONS, { filter, sort, limit, looks })).toEqual(sorted(found, sort));
      },
    ),
    { numRuns: 20 },
  );
});

test.each([
  ['the latest', { column: 'createdAt', isDescending: true }],
  ['the first', { column: 'createdAt', isDescending: false }],
  ['what is due next', { column: 'dueAt', isDescending: false }],
  ['what is due last', { column: 'dueAt', isDescending: true }],
  ['what has changed last', { column: 'updatedAt', isDescending: true }],
] as const)('a first page reads its rows: %s', async (_, sort) => {
  const page = { filter: {}, sort, after: null, limit: 5 };
  expect(await database.readTooMuchOf(() => list(DIVISIONS, page))).toEqual([]);
});

test('a list of what is completed finds what is closed alone', async () => {
  const page = {
    filter: { state: ['completed'] },
    sort: { column: 'createdAt', isDescending: true } as const,
    after: null,
    limit: ITEMS,
  };
  const found = await list(DIVISIONS, page);
  const { rows } = await owner.query<{ id: string }>(
    `select id from item where state = 'completed' and division <> 'elsewhere'`,
  );
  expect(found.rows.map(({ state }) => state.id).toSorted()).toEqual(rows.map(({ id }) => id).toSorted());
});
