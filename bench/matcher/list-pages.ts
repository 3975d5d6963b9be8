import { readdirSync, readFileSync } from 'node:fs';
import { Client } from 'pg';
import { waitUntil } from '../../cli/dev/wait-until';
import { createPool } from '../../db/pool';
import { hourMs } from '../../domain/time/duration';
import { askOwner } from '../../matcher/questions/ask-owner';
import { startStack } from '../../test/support/start-stack';
import { type Figure, median } from '../figures';
import { httpCall } from '../http-call';
import { QUEUES, shapes } from './workload';

const ITEMS = Number(process.env['BENCH_ITEMS'] ?? 1_000_000);
const ITEMS_AT_ONCE = 50_000;
const SPREAD_MS = 100 * hourMs;
const PAGE = 200;
const TIMES = 7;
const CLOCK_TICK_MS = 10;

interface Page {
  items: { id: string }[];
  nextCursor: string | null;
}

/** Lists by priority over the whole stack, a million rows waiting in its database. */
export async function listPages(): Promise<Figure[]> {
  const stack = await startStack({
    noDemo: true,
    ...(process.env['BENCH_DATA'] ? { dataDir: process.env['BENCH_DATA'] } : {}),
  });
  try {
    const { api, postgres, tokens } = stack.ready;
    const headers = { authorization: `Bearer ${tokens.admin}` };
    const call = async (method: string, path: string, body?: unknown): Promise<unknown> => {
      const { status, text } = await httpCall(`${api}/v1${path}`, { method, headers, body });
      if (status >= 300) throw new Error(`${method} ${path}: ${status} ${text}`);
      return JSON.parse(text);
    };
    await call('POST', '/config/apply', { documents });
    await call('POST', '/workitems', { source: 'bench', externalId: 'first', worktype: 'bench', attributes: {} });
    if (!process.env['BENCH_FILLED']) await fill(postgres);
    const list = async (query: string) =>
      (await call('GET', `/workitems?sort=-priority&limit=${PAGE}${query}`)) as Page;
    await untilLoaded(postgres);
    const owner = stack.pidOf('matcher') ?? 0;
    const pids = { api: stack.pidOf('api') ?? 0, owner, database: stack.pidOf('postgres') ?? 0 };
    const row = async (name: string, query: string): Promise<Figure> => {
      const all: Record<'wall' | keyof typeof pids, number[]> = { wall: [], api: [], owner: [], database: [] };
      let [found, goesOn] = [0, false];
      for (let count = 0; count < TIMES; count += 1) {
        const before = usage(pids);
        const startMs = performance.now();
        const page = await list(query);
        all.wall.push(performance.now() - startMs);
        const after = usage(pids);
        for (const part of ['api', 'owner', 'database'] as const) all[part].push(after[part] - before[part]);
        [found, goesOn] = [page.items.length, page.nextCursor !== null];
      }
      const times = (['api', 'owner', 'database'] as const).map((part) => `${part} ${median(all[part]).toFixed(0)} ms`);
      return {
        name: `GET /v1/workitems?sort=-priority, ${ITEMS} waiting: ${name}`,
        value: `${median(all.wall).toFixed(0)} ms (processor: ${times.join(', ')})`,
        beside: `${found} items${goesOn ? ', goes on' : ''}`,
        asked: '',
        holds: true,
      };
    };
    let cursor: string | null = null;
    for (let count = 1; count < 100; count += 1) {
      const page = await list(`&state=${OPEN}${cursor === null ? '' : `&cursor=${cursor}`}`);
      cursor = page.nextCursor;
    }
    return [
      await row(`first page of ${PAGE}`, `&state=${OPEN}`),
      await row(`page 100 of ${PAGE}`, `&state=${OPEN}&cursor=${cursor}`),
      await row('a filter that matches nothing', `&state=${OPEN}&q=nowhere`),
      await row('a filter that matches 1 in 10,000', `&state=${OPEN}&externalTag=rare`),
      await row('a filter that matches 1 in 100', `&state=${OPEN}&externalTag=uncommon`),
    ];
  } finally {
    await stack.stop();
  }
}

const OPEN = 'scheduled,queued,offered,connected,parked,paused,awaiting-source';
const division = 'bench';
const documents = [
  { kind: 'division', key: division },
  { kind: 'source', key: 'bench', division },
  ...Array.from({ length: QUEUES }, (_, index) => ({ kind: 'queue', key: `queue-${index}`, division })),
  { kind: 'worktype', key: 'bench', division, referencePrefix: 'B', queue: 'queue-0' },
];

async function untilLoaded(url: string): Promise<void> {
  const pool = createPool(url, { name: 'bench', max: 1 });
  const queues = Array.from({ length: QUEUES }, (_, index) => `${division}/queue-${index}`);
  const waiting = () => askOwner(pool, division, 'waiting', { queues }).catch(() => []);
  const isLoaded = async () => (await waiting()).reduce((sum, count) => sum + count, 0) >= ITEMS;
  if (!(await waitUntil(isLoaded, { withinMs: 600_000 }))) throw new Error('the owner does not load the items');
  await pool.end();
}

/** Items like the one that was captured, each with a curve of the workload's, in the columns that capture writes. */
async function fill(url: string): Promise<void> {
  const client = new Client(url);
  await client.connect();
  await client.query('select setseed(0.4)');
  for (let from = 1; from <= ITEMS; from += ITEMS_AT_ONCE) {
    const to = Math.min(from + ITEMS_AT_ONCE - 1, ITEMS);
    await client.query(FILL, [from, to, JSON.stringify(shapes), SPREAD_MS, QUEUES]);
  }
  await client.query('vacuum analyze item, ledger_item');
  await client.query(`insert into ledger_dirty (shard, kind, key) values ('bench', 'queues', '')`);
  await client.end();
}

const FILL = `
  with shape as (
    select ordinality - 1 as number, body from jsonb_array_elements($3::jsonb) with ordinality as each (body, ordinality)
  ), drawn as materialized (
    select n, gen_random_uuid() as id, 'queue-' || floor(random() * $5)::int as queue,
      floor(random() * (select count(*) from shape))::int as shape,
      floor(extract(epoch from now()) * 1000 - random() * $4) as since,
      case when random() < 0.05 then floor(random() * 400) else 0 end as deal
    from generate_series($1::int, $2::int) n
  ), made as materialized (
    select drawn.*, jsonb_build_object('calendar', null, 'activationMs', since, 'dueMs', since + (body ->> 'slaMs')::float8,
      'interpolation', body -> 'interpolation', 'points', body -> 'points', 'overdue', body -> 'overdue',
      'min', (body ->> 'min')::float8 + deal, 'max', body -> 'max', 'offset', 0, 'fixed', null) as curve
    from drawn join shape on number = shape
  ), items as (
    insert into item (id, division, source, external_id, reference, external_tag, name, worktype, queue, state, status,
      attributes, snapshot, created_at, activate_at, due_at, updated_at)
    select made.id, division, source, 'bench-' || n, 'BB-' || n,
      case when n % 10000 = 0 then 'rare' when n % 100 = 0 then 'uncommon' end, name, worktype, made.queue, 'queued', status,
      attributes, snapshot || jsonb_build_object('id', made.id, 'externalId', 'bench-' || n, 'reference', 'BB-' || n,
        'queuedSinceMs', since, 'createdMs', since, 'activationMs', since, 'dueMs', curve -> 'dueMs',
        'rules', snapshot -> 'rules' || jsonb_build_object('queue', made.queue, 'curve', curve)),
      to_timestamp(since / 1000), to_timestamp(since / 1000), to_timestamp((curve ->> 'dueMs')::float8 / 1000), now()
    from made, item where external_id = 'first'
  )
  insert into ledger_item (item_id, life, version, division, shard, queue, state, media_type, weight, curve, plan, ring_base,
    available_at, queued_since, offer_policy)
  select made.id, 1, 1, division, shard, made.queue, 'queued', media_type, weight, made.curve, plan,
    to_timestamp(since / 1000), to_timestamp(since / 1000), to_timestamp(since / 1000), offer_policy
  from made, ledger_item where item_id = (select id from item where external_id = 'first')`;

function usage<T extends string>(pids: Record<T, number>): Record<T, number> {
  const entries = Object.entries(pids) as [T, number][];
  return Object.fromEntries(entries.map(([part, pid]) => [part, processorMs(withChildren(pid))])) as Record<T, number>;
}

function withChildren(pid: number): number[] {
  const all = readdirSync('/proc').filter((name) => /^\d+$/.test(name));
  return [pid, ...all.map(Number).filter((each) => statOf(each)?.parent === pid)];
}

function processorMs(pids: readonly number[]): number {
  return pids.reduce((sum, pid) => sum + (statOf(pid)?.ms ?? 0), 0);
}

function statOf(pid: number): { parent: number; ms: number } | null {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
      .replace(/^.*\) /, '')
      .split(' ')
      .map(Number);
    return { parent: fields[1] ?? 0, ms: ((fields[11] ?? 0) + (fields[12] ?? 0)) * CLOCK_TICK_MS };
  } catch {
    return null;
  }
}
