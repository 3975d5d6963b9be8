import { waitUntil } from '../../cli/dev/wait-until';
import { insertChanges } from '../../db/change';
import { pruneChanges, readChanges, readFeedEnd } from '../../db/change-feed';
import { transaction } from '../../db/transaction';
import { readStream, type StreamReader } from './stream-reader';
import { applyExamples, claim, startTestApi, type TestApi } from './test-api';

let api: TestApi;
const open: StreamReader[] = [];
beforeAll(async () => {
  api = await startTestApi();
  await applyExamples(api);
});
afterEach(() => open.splice(0).forEach((reader) => reader.close()));
afterAll(async () => api.stop());

async function stream(user: string, lastEventId?: string): Promise<StreamReader> {
  const reader = await readStream(api.origin, await api.issuer.mint(user), lastEventId);
  open.push(reader);
  return reader;
}

const numbers = (reader: StreamReader) =>
  reader.messages.flatMap(({ data }) => (typeof data['number'] === 'number' ? [data['number']] : []));

/** Changes numbered from..to by several connections at once, one to five in a transaction, some of which take their time. */
async function write(from: number, to: number, writers = 8): Promise<void> {
  let next = from;
  const writer = async (index: number) => {
    while (next <= to) {
      const numbers = Array.from({ length: Math.min(1 + (next % 5), to + 1 - next) }, (_, at) => next + at);
      next += numbers.length;
      await transaction(api.pool, async (client) => {
        const about = { division: 'claims', key: '00000000-0000-4000-8000-000000000000', agents: [] };
        await insertChanges(
          client,
          numbers.map((number) => ({ ...about, topic: 'item' as const, data: { number } })),
        );
        if (index % 3 === 0) await client.query(`select pg_sleep($1)`, [Math.random() / 50]);
      });
    }
  };
  await Promise.all(Array.from({ length: writers }, (_, index) => writer(index)));
}

test('a reader who breaks off again and again under concurrent writers gets everything once', async () => {
  const TOTAL = 400;
  const writing = write(1, TOTAL);
  const seen: number[] = [];
  let last = (await stream('sue')).messages[0]?.id;
  // The first stream may have opened in the midst of the writing: it knows its place, and what follows must be whole.
  const { rows } = await api.pool.query<{ number: number }>(
    `select (data ->> 'number')::int as number from change where data ? 'number' and pg_visible_in_snapshot(xid, $1::pg_snapshot)`,
    [last],
  );
  const before = new Set(rows.map(({ number }) => number));
  for (let round = 0; seen.length + before.size < TOTAL && round < 200; round += 1) {
    const reader = await stream('sue', last);
    expect(reader.messages[0]?.event).toBe('open');
    await waitUntil(() => numbers(reader).length > 0, { withinMs: 3_000, everyMs: 2 });
    reader.close();
    const got = [...reader.messages];
    seen.push(...got.flatMap(({ data }) => (typeof data['number'] === 'number' ? [data['number']] : [])));
    last = got.findLast(({ id }) => id !== undefined)?.id ?? last;
  }
  await writing;
  expect(seen.toSorted((a, b) => a - b)).toEqual(
    Array.from({ length: TOTAL }, (_, index) => index + 1).filter((number) => !before.has(number)),
  );
});

test('streams of several readers tell the same, in the same order', async () => {
  const readers = [await stream('sue'), await stream('sue'), await stream('admin')];
  await write(1_001, 1_100);
  for (const reader of readers) await waitUntil(() => numbers(reader).length === 100, { withinMs: 10_000 });
  const [first, second, third] = readers.map(numbers);
  expect(first).toHaveLength(100);
  expect(second).toEqual(first);
  expect(third).toEqual(first);
});

test('whichever event was the last that a reader had, he goes on behind it', async () => {
  const reader = await stream('sue');
  await write(2_001, 2_040);
  await waitUntil(() => numbers(reader).length === 40, { withinMs: 10_000 });
  const told = reader.messages.filter(({ data }) => typeof data['number'] === 'number');
  const all = numbers(reader);
  for (const [at, { id }] of told.entries()) {
    const resumed = await stream('sue', id);
    await waitUntil(() => numbers(resumed).length >= all.length - at - 1, { withinMs: 10_000 });
    // All that comes stands in one answer behind what was missed, so nothing more is on its way.
    await resumed.find(({ event }) => event === 'queues');
    expect(numbers(resumed)).toEqual(all.slice(at + 1));
    resumed.close();
  }
});

test('page by page the feed gives each change once, also what was committed meanwhile', async () => {
  let place = await readFeedEnd(api.pool);
  const [seen, TOTAL] = [[] as unknown[], 300];
  const writing = write(3_001, 3_000 + TOTAL);
  while (seen.length < TOTAL) {
    const { rows, end } = await readChanges(api.pool, place, 3);
    seen.push(...rows.flatMap(({ data }) => data['number'] ?? []));
    place = end;
  }
  await writing;
  expect(new Set(seen).size).toBe(TOTAL);
  expect((await readChanges(api.pool, place, 3)).rows).toEqual([]);
});

test('what is committed is told although something that began before still runs, and that once it has ended', async () => {
  const reader = await stream('sue');
  const client = await api.pool.connect();
  await client.query('begin');
  await insertChanges(client, [
    { division: 'claims', topic: 'item', key: 'early', agents: [], data: { number: 5_001 } },
  ]);
  await write(5_002, 5_010, 1);
  const later = [5_002, 5_003, 5_004, 5_005, 5_006, 5_007, 5_008, 5_009, 5_010];
  await waitUntil(() => numbers(reader).length === later.length, { withinMs: 10_000 });
  const last = reader.messages.findLast(({ id }) => id !== undefined)?.id;
  await client.query('commit');
  client.release();
  // Who had everything else before it ended is told of it as well.
  const resumed = await stream('sue', last);
  for (const each of [reader, resumed]) await waitUntil(() => numbers(each).includes(5_001), { withinMs: 10_000 });
  expect([numbers(reader), numbers(resumed)]).toEqual([[...later, 5_001], [5_001]]);
});

test('the feed goes by the numbers of transactions, not by their texts', async () => {
  await transaction(api.pool, async (client) => {
    for (const xid of ['100', '99', '9', '10']) {
      await client.query(
        `insert into change (xid, division, topic, key) values ($1::text::xid8, 'claims', 'config', 'order')`,
        [xid],
      );
    }
  });
  const { rows } = await readChanges(api.pool, { seen: '1:1:', within: null }, 4);
  expect(rows.map(({ xid }) => xid)).toEqual(['9', '10', '99', '100']);
});

test('an agent hears of what concerns him; a supervisor of his division; nobody of another', async () => {
  const [ana, sue, paula] = [await stream('ana'), await stream('sue'), await stream('paula')];
  await api.call('admin', 'post', '/v1/workitems', claim('heard')).expect(201);
  await api.call('ana', 'put', '/v1/agents/ana/presence', { presence: 'not-ready', reason: 'lunch' }).expect(200);
  await api.call('ben', 'put', '/v1/agents/ben/presence', { presence: 'ready' }).expect(200);
  await sue.find(({ data }) => data['key'] === 'ben');
  expect(sue.messages.map(({ data }) => data['type'] ?? data['key']).filter(Boolean)).toEqual(
    expect.arrayContaining(['captured', 'classified', 'queued', 'ana', 'ben']),
  );
  await ana.find(({ event, data }) => event === 'agent' && data['key'] === 'ana');
  expect(ana.messages.filter(({ event }) => event !== 'open').map(({ data }) => data['key'])).toEqual(['ana']);
  expect(paula.messages.map(({ event }) => event)).toEqual(['open']);
});

test('supervisors are told figures at once, and again when something changed', async () => {
  const sue = await stream('sue');
  const first = await sue.find(({ event }) => event === 'queues');
  const waiting = (data: Record<string, unknown>) => (data['totals'] as { waiting: number }).waiting;
  await api.call('admin', 'post', '/v1/workitems', claim('figures')).expect(201);
  await sue.find(({ event, data }) => event === 'queues' && waiting(data) === waiting(first.data) + 1);
});

test('rights are those of the moment: whoever loses his role hears no more', async () => {
  await api.apply('admin', 'kind: agent\nkey: temp\ndivision: claims\nroles: [supervisor]\n').expect(200);
  const temp = await stream('temp');
  await api.apply('admin', 'kind: agent\nkey: temp\ndivision: claims\nroles: []\n').expect(200);
  const sue = await stream('sue');
  await write(9_001, 9_001, 1);
  await sue.find(({ data }) => data['number'] === 9_001);
  expect(numbers(temp)).toEqual([]);
});

test('a cursor that is too old, of another database, or none at all begins anew', async () => {
  await api.pool.query(`update change set at = now() - interval '2 hours'`);
  await pruneChanges(api.pool);
  for (const cursor of ['1:1:', '999999999999:999999999999:', 'nonsense', '1-1']) {
    const reader = await stream('sue', cursor);
    expect(reader.messages[0]?.event).toBe('reset');
    expect(reader.messages[0]?.id).toMatch(/^\d+:\d+:/);
  }
});

test('a source has no stream', async () => {
  await api.call('source:crm', 'get', '/v1/stream').expect(403);
});

test('one caller has fifty streams in a process, and others theirs beside them', async () => {
  const token = await api.issuer.mint('ben');
  const readers = await Promise.all(Array.from({ length: 50 }, () => readStream(api.origin, token)));
  open.push(...readers);
  const refused = await api.call('ben', 'get', '/v1/stream').expect(429);
  expect(refused.body).toMatchObject({ code: 'TOO_MANY_REQUESTS', detail: '50 streams of one caller at once' });
  await stream('ana');
  readers[0]?.close();
  const again = () =>
    stream('ben').then(
      () => true,
      () => false,
    );
  expect(await waitUntil(again, { withinMs: 5_000 })).toBe(true);
});

test('the end of the process ends the streams', async () => {
  const second = await api.startSecond();
  const reader = await readStream(`http://127.0.0.1:${second.port}`, await api.issuer.mint('sue'));
  await second.stop();
  expect(await waitUntil(() => reader.hasEnded(), { withinMs: 5_000 })).toBe(true);
});
