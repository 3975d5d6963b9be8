import fc from 'fast-check';
import type { ItemPage, ItemView } from '../../api/contract/item';
import type { PriorityCurve } from '../../domain/priority/curve';
import { priorityAt } from '../../domain/priority/curve';
import type { Matcher } from '../../matcher/start-matcher';
import { startOwner } from './start-owner';
import { claim, startTestApi, type TestApi } from './test-api';

const DOCUMENTS = `
kind: division
key: claims
---
kind: division
key: sales
shard: elsewhere
---
kind: source
key: crm
division: claims
divisions: [sales]
---
kind: agent
key: ana
division: claims
queues: [high, low]
capacity: { workitem: 50 }
---
kind: agent
key: sue
division: claims
roles: [supervisor]
---
kind: agent
key: paula
division: sales
queues: [high]
roles: [supervisor]
---
kind: priority-scheme
key: rising
division: claims
points: [{ at: PT0S, level: 0% }, { at: PT10H, level: 100% }, { at: PT20H, level: 20% }]
---
kind: priority-scheme
key: rising
division: sales
points: [{ at: PT0S, level: 0% }, { at: PT10H, level: 100% }]
${['claims', 'sales']
  .flatMap((division) =>
    ['high', 'low'].map(
      (queue) => `---
kind: queue
key: ${queue}
division: ${division}
---
kind: worktype
key: ${queue}
division: ${division}
referencePrefix: ${queue.slice(0, 1).toUpperCase()}
queue: ${queue}
offer: { answer: manual, expiry: PT1H }
priority: { scheme: rising, min: ${queue === 'high' ? 100 : 10}, max: ${queue === 'high' ? 1000 : 400} }
`,
    ),
  )
  .join('')}`;

let api: TestApi;
let owner: Matcher | undefined;
beforeAll(async () => {
  api = await startTestApi();
  await api.apply('admin', DOCUMENTS).expect(200);
  owner = await startOwner(api);
});
afterAll(async () => {
  await owner?.close();
  await api.stop();
});

let captured = 0;
const hours = (count: number) => new Date(Date.now() + count * 3_600_000).toISOString();

async function capture(worktype: string, more: object = {}): Promise<string> {
  captured += 1;
  const body = claim(`ranked-${captured}`, { worktype, attributes: {}, ...more });
  return (await api.call('admin', 'post', '/v1/workitems', body).expect(201)).body.id;
}

const act = (id: string, action: string, body: object = {}, user = 'admin') =>
  api.call(user, 'post', `/v1/workitems/${id}/actions/${action}`, body).expect(200);

async function page(query: string, user = 'admin'): Promise<ItemPage> {
  return (await api.call(user, 'get', `/v1/workitems?${query}`).expect(200)).body;
}

/** All pages; `between` is called after each. */
async function pages(query: string, between = async () => {}, user = 'admin'): Promise<{ ids: string[]; at: string }> {
  const ids: string[] = [];
  for (let cursor = ''; ;) {
    const found = await page(`${query}${cursor}`, user);
    ids.push(...found.items.map(({ id }) => id));
    if (found.nextCursor === null) return { ids, at: found.at };
    cursor = `&cursor=${found.nextCursor}`;
    await between();
  }
}

interface Row {
  id: string;
  curve: PriorityCurve;
  since: number;
  onTop: boolean;
  waits: boolean;
  queue: string;
}

/** What the rules say of everything that is open, read row by row. */
async function inOrder(at: string, holds: (item: ItemView) => boolean = () => true): Promise<string[]> {
  const { rows } = await api.pool.query<Row>(
    `select i.id, i.snapshot #> '{rules,curve}' as curve, (i.snapshot ->> 'queuedSinceMs')::float8 as since,
       l.on_top_since is not null as "onTop", coalesce(l.state = 'queued' and l.available_at <= $1, false) as waits,
       i.division || '/' || i.queue as queue
     from item i left join ledger_item l on l.item_id = i.id where i.closed_at is null`,
    [at],
  );
  const own = (row: Row) => priorityAt(row.curve, Date.parse(at));
  const highest = (queue: string) => Math.max(...rows.filter((row) => row.waits && row.queue === queue).map(own));
  const placed = rows.map((row) => {
    const isOnTop = row.waits && row.onTop;
    return { id: row.id, rank: isOnTop ? highest(row.queue) : own(row), isOnTop, since: row.since };
  });
  placed.sort(
    (a, b) =>
      b.rank - a.rank ||
      Number(b.isOnTop) - Number(a.isOnTop) ||
      a.since - b.since ||
      (a.id < b.id ? -1 : Number(a.id > b.id)),
  );
  const views = new Map((await page('limit=200')).items.map((item) => [item.id, item]));
  return placed.map(({ id }) => id).filter((id) => holds(views.get(id) as ItemView));
}

/** So many of those that wait, and no others. */
async function putOnTop(count: number): Promise<void> {
  await api.pool.query(
    `update ledger_item set on_top_since = case when item_id in
       (select item_id from ledger_item where state = 'queued' and available_at < now() order by item_id limit $1)
       then now() end`,
    [count],
  );
  await api.pool.query(
    `insert into ledger_dirty (shard, kind, key) select shard, 'item', item_id::text from ledger_item`,
  );
}

beforeAll(async () => {
  for (let index = 0; index < 60; index += 1) {
    const division = index % 6 === 0 ? 'sales' : 'claims';
    const more = [
      { priority: index % 4 },
      { activateAt: hours(-(index % 25)) },
      { activateAt: hours(-(index % 9)) },
      { activateAt: hours(1 + index) },
    ][index % 4];
    const tag = index % 3 === 0 ? { externalTag: 'third' } : {};
    const id = await capture(index % 2 === 0 ? 'high' : 'low', { division, ...more, ...tag });
    if (index % 10 === 1 && index % 4 !== 3) await act(id, 'assign', { agent: 'ana' });
    if (index % 10 === 2) await act(id, 'transfer', { agent: division === 'claims' ? 'ana' : 'paula' });
    if (index % 10 === 3) await act(id, 'cancel');
  }
  await putOnTop(5);
  await api.call('admin', 'put', '/v1/agents/ana/presence', { presence: 'ready' }).expect(200);
  const offers = async () => (await page('state=offered')).items.length;
  while ((await offers()) === 0);
}, 120_000);

const filters: [string, (item: ItemView) => boolean][] = [
  ['', () => true],
  ['&state=queued', ({ state }) => state === 'queued'],
  ['&state=scheduled,offered', ({ state }) => state === 'scheduled' || state === 'offered'],
  ['&queue=low', ({ queue }) => queue === 'low'],
  ['&division=claims&queue=high', ({ division, queue }) => division === 'claims' && queue === 'high'],
  ['&externalTag=third', ({ externalTag }) => externalTag === 'third'],
  ['&q=ranked-1', ({ externalId }) => externalId.startsWith('ranked-1')],
  ['&worktype=nothing', () => false],
];

const openStates = 'scheduled,queued,offered,connected,parked,paused,awaiting-source';

test('pages of any size hold what is open in the order that reading everything gives, by any filter, either way', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...filters),
      fc.integer({ min: 1, max: 70 }),
      fc.boolean(),
      async ([filter, holds], limit, isReversed) => {
        const open = filter.includes('state=') ? '' : `&state=${openStates}`;
        const { ids, at } = await pages(`sort=${isReversed ? '' : '-'}priority&limit=${limit}${filter}${open}`);
        const expected = await inOrder(at, holds);
        expect(ids).toEqual(isReversed ? expected.toReversed() : expected);
      },
    ),
    { numRuns: 25, examples: filters.map((filter, at) => [filter, 7 + at, at % 2 === 0]) },
  );
}, 300_000);

test('closed items come last, and a caller sees those of his divisions only', async () => {
  const { ids, at } = await pages('sort=-priority&limit=9', undefined, 'sue');
  const open = await inOrder(at, ({ division }) => division === 'claims');
  expect(ids.slice(0, open.length)).toEqual(open);
  const closed = (await page('state=cancelled&division=claims&limit=200')).items.map(({ id }) => id);
  expect(ids.slice(open.length)).toEqual(closed.toSorted());
});

test('what does not change between the pages is in them once, also while the owner goes away and comes back', async () => {
  const changed = new Set<string>();
  let turn = 0;
  const before = await inOrder(
    new Date().toISOString(),
    ({ state, division }) => state === 'queued' && division === 'claims',
  );
  const { ids } = await pages('sort=-priority&limit=5&division=claims', async () => {
    turn += 1;
    const shelf = 'agent:ana';
    if (turn === 2) await owner?.close();
    if (turn === 4) owner = await startOwner(api);
    const id = before[(turn * 7) % before.length] ?? '';
    if (!changed.has(id)) await (turn % 2 === 0 ? act(id, 'cancel') : act(id, 'transfer', { workbin: shelf }));
    changed.add(id).add(await capture('high', { priority: 5_000 }));
  });
  const unchanged = before.filter((id) => !changed.has(id));
  expect(ids.filter((id) => unchanged.includes(id))).toEqual(unchanged);
  const twice = ids.filter((id, at) => ids.indexOf(id) !== at);
  expect(twice.filter((id) => !changed.has(id))).toEqual([]);
});

test('what was captured a moment ago is in its place at once', async () => {
  await putOnTop(0);
  for (let round = 0; round < 10; round += 1) {
    const id = await capture('high', { priority: 9_000 + round });
    expect((await page('sort=-priority&limit=1')).items.map((item) => item.id)).toEqual([id]);
  }
});
