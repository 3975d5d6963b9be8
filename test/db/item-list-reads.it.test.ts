import { areAtMost, fewBy } from '../../db/item-few';
import type { ItemFilter } from '../../db/item-list';
import { type ListedBy, listItemRows } from '../../db/item-page';
import { readRankRows } from '../../db/item-rank';
import { captureItem, seedDivision } from '../activities/seed';
import { createCountedDatabase, type CountedDatabase } from '../support/entries-read';

jest.setTimeout(60_000);

const DIVISIONS = ['claims', 'letters', 'sales'];
/** Of each division. */
const COMMON = 1_000;
const ARCHIVED = 600;
const archivedReference = 'OLD-100';

let database: CountedDatabase;
/** The one item of which everything is rare. */
let rare: string;

beforeAll(async () => {
  database = await createCountedDatabase();
  await seedDivision(database.pool);
  ({ id: rare } = await captureItem(database.pool));
  await database.owner.query(FILL, [COMMON * DIVISIONS.length, ARCHIVED]);
  await database.owner.query(
    `update item set external_tag = 'rare', queue = 'rare', worktype = 'rare', assignee = 'ana', state = 'parked', created_at = '2025-12-01',
       updated_at = '2026-11-01', due_at = '2025-12-24', attributes = '{"Customer_ID": "C-rare"}' where id = $1`,
    [rare],
  );
  await database.owner.query('vacuum analyze');
});
afterAll(() => database?.drop());

const FILL = `
  with numbered as (
    select n, md5(n::text)::uuid as new_id, (array['claims', 'letters', 'sales'])[1 + n % 3] as home,
      timestamptz '2026-01-01' + interval '1 minute' * (n * 7 % 1000) as at
    from generate_series(1, $1::int + $2::int) n
  ), live as (
    insert into item (id, division, source, external_id, reference, external_tag, name, worktype, queue, state, status,
      attributes, snapshot, created_at, activate_at, due_at, updated_at)
    select new_id, home, 'bulk', n, 'NEW-' || n, 'common', 'n' || n, 'common', 'common', 'queued', status,
      '{"Customer_ID": "C-common"}', snapshot || jsonb_build_object('id', new_id), at, at, at, at
    from numbered, item where n <= $1
  )
  insert into item_archive (id, division, source, external_id, reference, name, worktype, queue, life, version, state, status,
    attributes, snapshot, last_seq, created_at, activate_at, closed_at, updated_at, archived_at, events, commands, offers, deliveries)
  select new_id, home, 'bulk', 'old-' || n, 'OLD-' || n - $1, 'o' || n, 'common', 'common', 1, 1, 'completed', status, '{}',
    snapshot || jsonb_build_object('id', new_id), 0, at, at, at, at, at, '[]', '[]', '[]', '[]'
  from numbered, item where n > $1`;

const list = async (listed: ListedBy) => {
  const page = await listItemRows(
    database.pool,
    { divisions: DIVISIONS, source: null, tasks: null },
    new Date(),
    listed,
  );
  if (!page) throw new Error('they are few enough');
  return page;
};

const latest = { column: 'createdAt', isDescending: true } as const;

test('a page that nothing matches reads no more than a look', async () => {
  const filter = { attributes: [{ name: 'n', operator: '=', value: 'nobody has it' } as const] };
  const page = { filter, sort: latest, after: null, limit: 5, looks: [3, 6] };
  expect(await database.readTooMuchOf(() => list(page))).toEqual([]);
  expect(await list(page)).toEqual({ rows: [], readTo: expect.anything() });
});

test.each<[string, ItemFilter]>([
  ['tag', { externalTag: 'rare' }],
  ['queue', { queue: ['rare'] }],
  ['worktype', { worktype: ['rare'] }],
  ['assignee', { assignee: ['ana'] }],
  ['state', { state: ['parked', 'paused'] }],
  ['period of creation', { createdBefore: '2025-12-31T00:00:00Z' }],
  ['last change', { updatedAfter: '2026-10-01T00:00:00Z' }],
  ['source', { source: 'crm' }],
  ['due date', { dueBefore: '2025-12-31T00:00:00Z' }],
  ['customer', { attributes: [{ name: 'Customer_ID', operator: '=', value: 'C-rare' }] }],
])('what a few have is found by it, however it is sorted: %s', async (_, filter) => {
  for (const sort of [latest, { column: 'name', isDescending: false } as const]) {
    const page = { filter, sort, after: null, limit: 5 };
    expect(await database.readTooMuchOf(() => list(page))).toEqual([]);
    expect((await list(page)).rows.map(({ state }) => state.id)).toEqual([rare]);
  }
});

test('what a few have is found by it in the order by priority as well', async () => {
  const filter = { worktype: ['rare'] };
  const scope = { divisions: DIVISIONS, source: null, tasks: null };
  const ids: string[] = [];
  const read = async () => {
    const few = await fewBy(database.pool, scope, filter);
    const rows = await readRankRows(database.pool, scope, new Date(), filter, { afterId: null, limit: 500 }, few);
    ids.push(...rows.map(({ id }) => id));
  };
  expect(await database.readTooMuchOf(read)).toEqual([]);
  expect(ids).toEqual([rare]);
});

test('more than are sorted are not', async () => {
  const scope = { divisions: DIVISIONS, source: null, tasks: null };
  const left = (filter: ItemFilter, atMost: number) => areAtMost(database.pool, scope, filter, atMost);
  const all = COMMON * DIVISIONS.length + 1;
  expect(await Promise.all([left({}, all), left({}, all - 1)])).toEqual([true, false]);
  expect(await Promise.all([left({ worktype: ['rare'] }, 1), left({ worktype: ['common'] }, all - 2)])).toEqual([
    true,
    false,
  ]);
  expect(await left({ archived: 'true' }, ARCHIVED - 1)).toBe(false);
});

test('a text is looked for among what lives, in order, and in the archive by the whole of it alone', async () => {
  const page = { filter: { q: archivedReference.toLowerCase() }, sort: latest, after: null, limit: 5 };
  expect((await list(page)).rows.map(({ archivedAt }) => archivedAt !== null)).toEqual([true]);
  const part = { ...page, filter: { q: archivedReference.slice(1) } };
  expect((await list(part)).rows.filter(({ archivedAt }) => archivedAt !== null)).toEqual([]);
  const nothing = { ...page, filter: { q: 'nobody has it' }, looks: [3, 6] };
  expect(await database.readTooMuchOf(() => list(nothing))).toEqual([]);
});

test('what is archived is read from where it begins as well', async () => {
  const page = { filter: { archived: 'true' } as const, sort: latest, after: null, limit: 5 };
  expect(await database.readTooMuchOf(() => list(page))).toEqual([]);
  expect((await list({ ...page, limit: 1_000 })).rows).toHaveLength(ARCHIVED);
});
