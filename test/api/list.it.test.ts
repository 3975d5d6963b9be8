import fc from 'fast-check';
import type { ItemView } from '../../api/contract/item';
import { applyExamples, claim, startTestApi, type TestApi } from './test-api';

const ITEMS = 60;
let api: TestApi;
let all: ItemView[];
beforeAll(async () => {
  api = await startTestApi();
  await applyExamples(api);
  const now = Date.now();
  const hours = (count: number) => new Date(now + count * 3_600_000).toISOString();
  for (let index = 0; index < ITEMS; index += 1) {
    const more = {
      name: index % 3 === 0 ? `Storm ${index}%_` : `Fire ${index}`,
      externalTag: index % 2 === 0 ? 'even' : 'odd',
      ...(index % 5 === 0 ? { priority: index % 4 } : { activateAt: hours(-100), dueAt: hours((index % 7) * 10 - 30) }),
    };
    const made = await api.call('admin', 'post', '/v1/workitems', claim(`list-${index}`, more)).expect(201);
    if (index % 10 === 9)
      await api.call('admin', 'post', `/v1/workitems/${made.body.id}/actions/cancel`, {}).expect(200);
  }
  all = (await api.call('sue', 'get', '/v1/workitems?limit=200').expect(200)).body.items;
});
afterAll(async () => api.stop());

/** Every page of a list, by its cursors. */
async function pages(query: string, limit: number): Promise<ItemView[]> {
  const items: ItemView[] = [];
  for (let cursor: string | null = ''; cursor !== null;) {
    const next: string = cursor === '' ? '' : `&cursor=${encodeURIComponent(cursor)}`;
    const { body } = await api.call('sue', 'get', `/v1/workitems?limit=${limit}${query}${next}`).expect(200);
    expect(body.items.length).toBeLessThanOrEqual(limit);
    items.push(...body.items);
    cursor = body.nextCursor;
  }
  return items;
}

const sorts = ['createdAt', 'dueAt', 'expiresAt', 'priority', 'reference', 'updatedAt'].flatMap((sort) => [
  sort,
  `-${sort}`,
]);

test('pages of any size and order hold every item once, in order', async () => {
  expect(all).toHaveLength(ITEMS);
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...sorts), fc.integer({ min: 7, max: 61 }), async (sort, limit) => {
      const found = await pages(`&sort=${sort}`, limit);
      expect(found.map(({ id }) => id).toSorted()).toEqual(all.map(({ id }) => id).toSorted());
      const column = sort.replace('-', '') as 'dueAt' | 'priority';
      const values = found.map((item) => item[column]);
      const known = values.filter((value) => value !== null);
      // What has no value comes last, either way.
      expect(values.slice(0, known.length)).toEqual(known);
      const sorted = known.toSorted((a, b) => (a < b ? -1 : Number(a > b)));
      expect(known).toEqual(sort.startsWith('-') ? sorted.toReversed() : sorted);
    }),
    { numRuns: 15 },
  );
});

test('a page that the open items fill to the last place is followed by the closed ones', async () => {
  const open = all.filter(({ state }) => state !== 'cancelled').length;
  for (const sort of ['priority', '-priority']) {
    const found = await pages(`&sort=${sort}`, open);
    expect(found.map(({ id }) => id).toSorted()).toEqual(all.map(({ id }) => id).toSorted());
  }
});

test('pages by priority are all of one instant', async () => {
  const first = await api.call('sue', 'get', '/v1/workitems?sort=-priority&limit=10').expect(200);
  const second = await api
    .call('sue', 'get', `/v1/workitems?sort=-priority&limit=10&cursor=${first.body.nextCursor}`)
    .expect(200);
  expect(second.body.at).toBe(first.body.at);
});

test.each([
  ['state=cancelled', (item: ItemView) => item.state === 'cancelled'],
  ['state=queued,scheduled', (item: ItemView) => item.state === 'queued'],
  ['externalTag=even', (item: ItemView) => item.externalTag === 'even'],
  ['externalId=list-7', (item: ItemView) => item.externalId === 'list-7'],
  ['q=storm', (item: ItemView) => item.name?.startsWith('Storm') ?? false],
  ['q=%25_', (item: ItemView) => item.name?.endsWith('%_') ?? false],
  ['q=list-1', (item: ItemView) => item.externalId.startsWith('list-1')],
  ['queue=claims&worktype=medical-claim&source=crm&division=claims', () => true],
  ['queue=emergency-backlog', () => false],
  ['division=sales', () => false],
  ['state=queued&externalTag=odd', (item: ItemView) => item.state === 'queued' && item.externalTag === 'odd'],
  [
    `dueBefore=${encodeURIComponent('2200-01-01T00:00:00Z').replace('2200', '2199')}`,
    (item: ItemView) => item.dueAt !== null,
  ],
  ['dueAfter=2199-01-01T00:00:00Z', (item: ItemView) => (item.dueAt ?? '') >= '2199-01-01'],
  ['dueAfter=2000-01-01T00:00:00Z', (item: ItemView) => item.dueAt !== null],
  ['createdBefore=2000-01-01T00:00:00Z', () => false],
])('filters by %s', async (query, holds) => {
  const { body } = await api.call('sue', 'get', `/v1/workitems?limit=200&${query}`).expect(200);
  expect(body.items.map(({ id }: ItemView) => id).toSorted()).toEqual(
    all
      .filter(holds)
      .map(({ id }) => id)
      .toSorted(),
  );
});

test.each([
  ['limit=0', 'limit'],
  ['limit=201', 'limit'],
  ['limit=many', 'limit'],
  ['state=flying', 'state[0]'],
  ['sort=colour', 'sort'],
  ['colour=red', 'colour'],
  ['createdAfter=yesterday', 'createdAfter'],
  ['cursor=%00', 'query'],
  ['cursor=bm9uc2Vuc2U', 'cursor'],
])('refuses %s', async (query, path) => {
  const { body } = await api.call('sue', 'get', `/v1/workitems?${query}`).expect(400);
  expect(body.errors[0].path).toBe(path);
});

test('a cursor of another list is refused, a forged one never reaches the database', async () => {
  const { body } = await api.call('sue', 'get', '/v1/workitems?limit=5&sort=dueAt').expect(200);
  await api.call('sue', 'get', `/v1/workitems?limit=5&sort=-dueAt&cursor=${body.nextCursor}`).expect(400);
  await api.call('sue', 'get', `/v1/workitems?limit=5&sort=dueAt&q=x&cursor=${body.nextCursor}`).expect(400);
  const cursor = JSON.parse(Buffer.from(body.nextCursor, 'base64url').toString());
  for (const forged of [
    { value: '2026-02-30 00:00:00+00' },
    { value: '0000-01-01 00:00:00+00' },
    { value: "'; drop" },
    { value: 7 },
    { at: 1e18 },
    { id: 'x' },
  ]) {
    const text = Buffer.from(JSON.stringify({ ...cursor, ...forged })).toString('base64url');
    await api.call('sue', 'get', `/v1/workitems?limit=5&sort=dueAt&cursor=${text}`).expect(400);
  }
});

test('a cursor with what no database stores is none', async () => {
  const { body } = await api.call('sue', 'get', '/v1/workitems?limit=5&sort=reference').expect(200);
  const cursor = JSON.parse(Buffer.from(body.nextCursor, 'base64url').toString());
  const text = Buffer.from(JSON.stringify({ ...cursor, value: 'CLM\0' })).toString('base64url');
  const refused = await api.call('sue', 'get', `/v1/workitems?limit=5&sort=reference&cursor=${text}`).expect(400);
  expect(refused.body.errors).toEqual([expect.objectContaining({ path: 'cursor', code: 'INVALID_CURSOR' })]);
});
