import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import type { ItemPage, ItemView } from '../../api/contract/item';
import { applyExamples, claim, startTestApi, type TestApi } from './test-api';

jest.setTimeout(120_000);

const ITEMS = 70;
const CRAFTED = '=HYPERLINK("http://evil")';
let api: TestApi;
let all: ItemView[];

beforeAll(async () => {
  api = await startTestApi();
  await applyExamples(api);
  const group = { kind: 'group', key: 'adjusters', division: 'claims', agents: ['ana'] };
  await api.call('admin', 'post', '/v1/config/apply', { documents: [group] }).expect(200);
  const hours = (count: number) => new Date(Date.now() + count * 3_600_000).toISOString();
  for (let index = 0; index < ITEMS; index += 1) {
    const more = {
      ...(index % 3 === 0 ? {} : { name: `${index % 2 === 0 ? 'storm' : 'Fire'}, "${index}"` }),
      ...(index % 4 === 0 ? {} : { externalTag: index % 4 === 1 ? CRAFTED : `tag ${index % 8}` }),
      ...(index % 5 === 0 ? { priority: index % 4 } : { dueAt: hours((index % 7) * 10 + 1), activateAt: hours(-20) }),
      attributes: { Case_ID: `C-${index % 6}`, Claim_Value: (index * 37) % 100 },
    };
    const made = await api.call('admin', 'post', '/v1/workitems', claim(`task-${index}`, more)).expect(201);
    const act = (action: string, body: object) =>
      api.call('admin', 'post', `/v1/workitems/${made.body.id}/actions/${action}`, body).expect(200);
    if (index % 10 === 9) await act('cancel', {});
    if (index % 10 === 8) await act('transfer', { agent: 'ana' });
    if (index % 10 === 7) await act('pause', {});
    if (index % 10 === 6) await act('link', { interaction: `call ${index}` });
  }
  await api.call('admin', 'put', '/v1/agents/ana/presence', { presence: 'ready' }).expect(200);
  const [first] = (await page('limit=1&sort=createdAt')).items;
  await api.call('admin', 'post', `/v1/workitems/${first?.id}/actions/assign`, { agent: 'ana' }).expect(200);
  all = (await page('limit=200')).items;
});
afterAll(() => api?.stop());

async function page(query: string, user = 'sue'): Promise<ItemPage> {
  return (await api.call(user, 'get', `/v1/workitems?${query}`).expect(200)).body;
}

async function pages(query: string, limit: number): Promise<ItemView[]> {
  const items: ItemView[] = [];
  for (let cursor = ''; ;) {
    const found = await page(`limit=${limit}&${query}${cursor}`);
    items.push(...found.items);
    if (found.nextCursor === null) return items;
    cursor = `&cursor=${encodeURIComponent(found.nextCursor)}`;
  }
}

async function csv(query: string): Promise<{ rows: string[][]; headers: Headers }> {
  const headers = { authorization: `Bearer ${await api.issuer.mint('sue')}`, accept: 'text/csv' };
  const answer = await fetch(`${api.origin}/v1/workitems?${query}`, { headers });
  expect(answer.status).toBe(200);
  return { rows: parse(await answer.text()), headers: answer.headers };
}

type Holds = (item: ItemView) => boolean;
const soon = (text: string | null, hours: number) =>
  text !== null && Date.parse(text) < Date.now() + hours * 3_600_000 + 60_000;
const value = (item: ItemView) => item.attributes['Claim_Value'] as number;
const filters: [string, Holds][] = [
  ['', () => true],
  ['routingState=queued', (item) => item.routingState === 'queued'],
  ['routingState=none,connected', ({ routingState }) => routingState === 'none' || routingState === 'connected'],
  ['routingState=parked&state=parked', (item) => item.state === 'parked'],
  ['group=adjusters', (item) => item.assignee === 'ana'],
  ['group=nobody', () => false],
  ['dueBefore=PT24H', (item) => soon(item.dueAt, 24)],
  ['dueAfter=PT24H', (item) => item.dueAt !== null && !soon(item.dueAt, 24)],
  ['createdAfter=-PT1H&createdBefore=PT0S', () => true],
  ['createdAfter=PT1H', () => false],
  ['expiresAfter=-P100D', (item) => item.expiresAt !== null],
  ['priorityFrom=1', (item) => (item.priority ?? 0) >= 1],
  ['priorityFrom=2&priorityTo=3', (item) => [2, 3].includes(item.priority ?? 0)],
  ['attribute=Claim_Value%3E%3D50', (item) => value(item) >= 50],
  ['attribute=Claim_Value%3E%3D50&attribute=Claim_Value%3C%3D60', (item) => value(item) >= 50 && value(item) <= 60],
  ['attribute=Claim_Value%3D37', (item) => value(item) === 37],
  ['attribute=Case_ID%3DC-1', (item) => item.attributes['Case_ID'] === 'C-1'],
  ['attribute=Case_ID!%3DC-1', (item) => item.attributes['Case_ID'] !== 'C-1'],
  ['attribute=Case_ID%7Ec-2', (item) => item.attributes['Case_ID'] === 'C-2'],
  ['attribute=Case_ID%3E%3DC-4', (item) => String(item.attributes['Case_ID']) >= 'C-4'],
  ['attribute=Nothing%3D1', () => false],
];

const text = (given: string | null) => given?.toLowerCase() ?? null;
const sorts: Record<string, (item: ItemView) => string | number | null> = {
  priority: (item) => item.priority,
  dueAt: (item) => item.dueAt,
  createdAt: (item) => item.createdAt,
  status: (item) => text(item.status),
  routingState: (item) => item.routingState,
  assignee: (item) => text(item.assignee),
  queue: (item) => text(item.queue),
  worktype: (item) => text(item.worktype),
  externalTag: (item) => item.externalTag && null,
  name: (item) => item.name && null,
  'attribute:Claim_Value': value,
  'attribute:Case_ID': (item) => text(String(item.attributes['Case_ID'])),
  'attribute:Nothing': () => null,
};

test('a filter by any sort, read to its end by cursors, is what looking at each item gives, in that order', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...filters),
      fc.constantFrom(...Object.keys(sorts)),
      fc.boolean(),
      fc.integer({ min: 9, max: 90 }),
      async ([query, holds], sort, isDescending, limit) => {
        const found = await pages(`sort=${isDescending ? '-' : ''}${sort}&${query}`, limit);
        expect(found.map(({ id }) => id).toSorted()).toEqual(
          all
            .filter(holds)
            .map(({ id }) => id)
            .toSorted(),
        );
        const values = found.map((item) => sorts[sort]?.(item) ?? null);
        const known = values.filter((each) => each !== null);
        expect(values.slice(0, known.length)).toEqual(known);
        const sorted = known.toSorted((a, b) => (a < b ? -1 : Number(a > b)));
        expect(known).toEqual(isDescending ? sorted.toReversed() : sorted);
      },
    ),
    {
      numRuns: 60,
      examples: [
        ...filters.map((filter, at): [[string, Holds], string, boolean, number] => [
          filter,
          'priority',
          at % 2 > 0,
          20,
        ]),
        ...Object.keys(sorts).map((sort): [[string, Holds], string, boolean, number] => [
          ['', () => true],
          sort,
          true,
          15,
        ]),
      ],
    },
  );
});

test('what has no name or tag comes last either way', async () => {
  for (const sort of ['name', '-name', 'externalTag', '-externalTag']) {
    const found = (await pages(`sort=${sort}`, 30)).map((item) => item[sort.replace('-', '') as 'name']);
    const known = found.filter((each) => each !== null);
    expect(found.slice(0, known.length)).toEqual(known);
  }
});

test('the rows of the CSV are those of the list, by any filter and sort', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...filters),
      fc.constantFrom('-priority', 'name', 'dueAt'),
      async ([query], sort) => {
        const listed = await pages(`sort=${sort}&${query}`, 50);
        const { rows, headers } = await csv(
          `sort=${sort}&${query}&columns=reference,status,dueAt,attribute:Claim_Value`,
        );
        expect(rows[0]).toEqual(['reference', 'status', 'dueAt', 'Claim_Value']);
        expect(rows.slice(1)).toEqual(
          listed.map((item) => [item.reference, item.names.status, item.dueAt ?? '', String(value(item))]),
        );
        expect([headers.get('x-row-count'), headers.get('x-row-limit')]).toEqual([String(listed.length), '100000']);
      },
    ),
    { numRuns: 20 },
  );
});

test('a spreadsheet runs nothing of what a source has sent, and quotes and commas stay in their cell', async () => {
  const { rows } = await csv('sort=createdAt&columns=externalTag,name');
  const expected = all
    .toReversed()
    .map(({ externalTag, name }) => [externalTag === CRAFTED ? `'${CRAFTED}` : (externalTag ?? ''), name ?? '']);
  expect(rows.slice(1)).toEqual(expected);
});

test('without a choice the CSV has the columns of the task list', async () => {
  const { rows } = await csv('limit=1');
  expect(rows[0]?.slice(0, 3)).toEqual(['reference', 'priority', 'dueAt']);
  expect(rows).toHaveLength(ITEMS + 1);
});

test('a bulk job over the same filter is about the same items', async () => {
  for (const [query, holds] of filters.slice(1)) {
    const given = new URLSearchParams(query);
    const filter = Object.fromEntries([...new Set(given.keys())].map((name) => [name, given.getAll(name).join(',')]));
    if (given.getAll('attribute').length > 1) continue;
    const body = { action: 'note', body: { text: 'seen' }, filter };
    const { body: preview } = await api.call('sue', 'post', '/v1/bulk?preview=true', body).expect(200);
    expect([query, preview.count]).toEqual([query, all.filter(holds).length]);
  }
});

test.each([
  ['attribute=Claim_Value', 'attribute[0]'],
  ['dueBefore=soon', 'dueBefore'],
  ['priorityFrom=high', 'priorityFrom'],
  ['columns=colour', 'columns[0]'],
  ['sort=attribute:', 'sort'],
])('refuses %s', async (query, path) => {
  const { body } = await api.call('sue', 'get', `/v1/workitems?${query}`).set('accept', 'text/csv').expect(400);
  expect(body.errors[0].path).toBe(path);
});

test('a forged place in the order of an attribute never reaches the database', async () => {
  const { nextCursor } = await page('limit=5&sort=attribute:Claim_Value');
  const cursor = JSON.parse(Buffer.from(nextCursor ?? '', 'base64url').toString());
  for (const value of ['{', '1e999', '"\\ud800"', '{"a":1}', 7]) {
    const forged = Buffer.from(JSON.stringify({ ...cursor, value })).toString('base64url');
    await api.call('sue', 'get', `/v1/workitems?limit=5&sort=attribute:Claim_Value&cursor=${forged}`).expect(400);
  }
});

test('an item is found by any of its IDs, and by nobody who may not see it', async () => {
  const item = all.find(({ externalId }) => externalId === 'task-16');
  if (!item) throw new Error('nothing was captured');
  const found = async (q: string, user = 'sue') =>
    (await api.call(user, 'get', `/v1/find?q=${encodeURIComponent(q)}`).expect(200)).body;
  for (const q of [item.id, item.reference, item.reference.toLowerCase(), ` ${item.externalId} `, 'call 16']) {
    expect((await found(q)).items.map(({ id }: ItemView) => id)).toEqual([item.id]);
    expect(await found(q, 'paula')).toEqual({ items: [], cases: [] });
  }
  for (const q of ['task-', 'call', '%', "'"]) expect(await found(q)).toEqual({ items: [], cases: [] });
});
