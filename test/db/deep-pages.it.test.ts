import fc from 'fast-check';
import { searchAudit } from '../../db/audit/search';
import type { ItemFilter } from '../../db/item-list';
import { type ListedBy, listItemRows, type Place } from '../../db/item-page';
import type { SortedBy } from '../../db/item-sort';
import type { Queryable } from '../../db/queryable';
import { createCountedDatabase, type CountedDatabase } from '../support/entries-read';

jest.setTimeout(120_000);

/** Enough that reading them takes many times the blocks of a page. */
const ITEMS = 24_000;
const MIDDLE = ITEMS / 2;
const LIMIT = 5;
/** Blocks: a page begins in the middle of one now and then. */
const MARGIN = 20;
const BEGIN_MS = Date.UTC(2026, 1, 1);
const [BEFORE_ALL, AFTER_ALL] = ['2026-01-01T00:00:00Z', '2027-01-01T00:00:00Z'];

let database: CountedDatabase;

beforeAll(async () => {
  database = await createCountedDatabase();
  await database.owner.query(
    `insert into item (id, division, source, external_id, reference, worktype, queue, state, status, attributes, snapshot,
       created_at, activate_at, updated_at, due_at)
     select md5(n::text)::uuid, 'claims', 'bulk', n, n, 'claim', 'claims', 'queued', 'open', '{}', jsonb_build_object('id', md5(n::text)::uuid),
       at, at, at, case when n % 2 = 0 then at end
     from generate_series(1, $1::int) n, lateral (select timestamptz '2026-02-01' + interval '1 minute' * (n - n % 3) as at) instant`,
    [ITEMS],
  );
  await database.owner.query(
    `insert into audit_entry (at, division, verb, object_kind, object_id, actor_kind, actor_id)
     select timestamptz '2026-02-01' + interval '1 minute' * n, 'claims', 'create', 'item', n, 'user', 'sue'
     from generate_series(1, $1::int) n`,
    [ITEMS],
  );
  await database.owner.query('vacuum analyze');
});
afterAll(() => database?.drop());

interface Plan {
  Plan: { 'Shared Hit Blocks': number; 'Shared Read Blocks': number };
}

/** How many blocks the statements of `work` look at. */
async function blocksOf(work: (db: Queryable) => Promise<unknown>): Promise<number> {
  let blocks = 0;
  const query = async (text: string, values: unknown[]) => {
    const { rows } = await database.owner.query<{ 'QUERY PLAN': Plan[] }>(
      `explain (analyze, buffers, format json) ${text}`,
      values,
    );
    for (const { Plan: plan } of rows[0]?.['QUERY PLAN'] ?? []) {
      blocks += plan['Shared Hit Blocks'] + plan['Shared Read Blocks'];
    }
    return database.pool.query(text, values);
  };
  await work({ query } as unknown as Queryable);
  return blocks;
}

type Instant = 'updatedAt' | 'createdAt' | 'dueAt';
const scope = { divisions: ['claims'], source: null, tasks: null };

async function list(db: Queryable, listed: ListedBy) {
  const page = await listItemRows(db, scope, new Date(), listed);
  if (!page) throw new Error('an index has this order');
  return page;
}

test.each<[string, SortedBy, ItemFilter]>([
  ['what has changed since', { column: 'updatedAt', isDescending: false }, { updatedAfter: BEFORE_ALL }],
  ['what was captured since', { column: 'createdAt', isDescending: false }, { createdAfter: BEFORE_ALL }],
  ['what was captured until', { column: 'createdAt', isDescending: true }, { createdBefore: AFTER_ALL }],
  ['what is due from then on', { column: 'dueAt', isDescending: false }, { dueAfter: BEFORE_ALL }],
  ['what is due until then, the latest first', { column: 'dueAt', isDescending: true }, { dueBefore: AFTER_ALL }],
  ['all, what is due last first', { column: 'dueAt', isDescending: true }, {}],
])('a page from the middle of a list reads as little as its first: %s', async (_, sort, filter) => {
  const first = await blocksOf((db) => list(db, { filter, sort, after: null, limit: LIMIT }));
  const { rows: ahead } = await list(database.pool, { filter, sort, after: null, limit: ITEMS });
  expect(ahead.length).toBeGreaterThanOrEqual(MIDDLE);
  // Of those without a due date as well, where there are any.
  for (const share of [0.45, 0.95]) {
    const last = ahead[Math.floor(ahead.length * share)];
    if (!last) throw new Error('there are as many');
    const after = { value: last.place, id: last.state.id };
    expect(await blocksOf((db) => list(db, { filter, sort, after, limit: LIMIT }))).toBeLessThan(first + MARGIN);
  }
});

const columns: Record<Instant, string> = { updatedAt: 'updated_at', createdAt: 'created_at', dueAt: 'due_at' };
const at = (minute: number) => new Date(BEGIN_MS + minute * 60_000).toISOString();

test('page by page a period holds each item of it once, in order', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom<Instant>('updatedAt', 'createdAt', 'dueAt'),
      fc.boolean(),
      fc.constantFrom('both', 'from', 'to'),
      fc.integer({ min: 900, max: 1_700 }),
      async (column, isDescending, bounds, limit) => {
        // More than a filter reads by their keys.
        const [from, to] = bounds === 'from' ? [ITEMS - 5_000, ITEMS + 9] : [bounds === 'to' ? -9 : 300, 5_000];
        const name = column.slice(0, -2);
        const period = {
          ...(bounds !== 'to' && { [`${name}After`]: at(from) }),
          ...(bounds !== 'from' && column !== 'updatedAt' && { [`${name}Before`]: at(to) }),
        };
        const until = column === 'updatedAt' ? ITEMS + 9 : to;
        const direction = isDescending ? 'desc' : 'asc';
        const { rows } = await database.owner.query<{ id: string }>(
          `select id from item where ${columns[column]} ${column === 'updatedAt' ? '>' : '>='} $1 and ${columns[column]} < $2
           order by ${columns[column]} ${direction}, id ${direction} limit 6000`,
          [at(column === 'updatedAt' && bounds === 'to' ? -9 : from), at(until)],
        );
        const found: string[] = [];
        for (let after: Place | null = null; found.length < 6_000;) {
          const page = await list(database.pool, { filter: period, sort: { column, isDescending }, after, limit });
          found.push(...page.rows.map(({ state }) => state.id));
          const last = page.rows.at(-1);
          after = page.rows.length === limit && last ? { value: last.place, id: last.state.id } : page.readTo;
          if (!after) break;
        }
        expect(found.slice(0, 6_000)).toEqual(rows.map(({ id }) => id));
      },
    ),
    { numRuns: 14 },
  );
});

test('a page from the middle of the audit log of a period reads as little as its first', async () => {
  const filter = { divisions: ['claims'], textDivisions: [], to: AFTER_ALL };
  const search = (db: Queryable, after: { place: string; id: string } | undefined, limit: number) =>
    searchAudit(db, filter, after, limit);
  const last = (await search(database.pool, undefined, MIDDLE)).at(-1);
  const first = await blocksOf((db) => search(db, undefined, LIMIT));
  expect(await blocksOf((db) => search(db, last, LIMIT))).toBeLessThan(first + MARGIN);
});
