import { Client } from 'pg';
import { waitUntil } from '../../cli/dev/wait-until';
import { createWake } from '../../db/wake';
import { type Figure, median } from '../figures';
import { processorMs } from '../processor-time';
import { AGENTS, ITEMS, type Million } from './million';

const TIMES = 7;
/** Free at the same time, and so many more as soon as half of them have their offers. */
const FREE = 400;
const POLL_MS = 10;

interface Made {
  perSecond: number;
  text: string;
}

/**
 * Agents become Ready, and how many get their offer in a second, committed; then the other half of them all at once. Beside
 * it what a table of work and SQL give: the highest by priority, one by one.
 */
export async function offersMade(million: Million): Promise<Figure[]> {
  const agents = Array.from({ length: AGENTS }, (_, index) => `agent-${index}`);
  await made(million, agents.slice(0, FREE), FREE);
  const steady = await made(million, agents.slice(FREE, AGENTS / 2), FREE);
  const atOnce = await made(million, agents.slice(AGENTS / 2), AGENTS);
  const [same, narrow] = await oneByOne(million.stack.ready.postgres);
  const ratio = (times: number[]) => (steady.perSecond * median(times)) / 1_000;
  const beside = (times: number[]) =>
    `${(1_000 / median(times)).toFixed(2)} a second, ratio ${ratio(times).toFixed(0)}`;
  const name = `durable offers a second, ${ITEMS} waiting`;
  return [
    {
      name: `${name}: ${FREE} agents free at a time`,
      value: steady.text,
      beside: `order by priority for update skip locked limit 1, the same rows: ${beside(same)}`,
      asked: 'ratio at least 100',
      holds: ratio(same) >= 100,
    },
    {
      name: 'the same beside a narrow table of the columns that this order needs',
      value: '',
      beside: beside(narrow),
      asked: '',
      holds: ratio(narrow) >= 100,
      isAside: true,
    },
    { name: `${name}: ${AGENTS / 2} agents free at once`, value: atOnce.text, beside: '', asked: '', holds: true },
  ];
}

async function made({ stack, pool }: Million, agents: readonly string[], free: number): Promise<Made> {
  const wake = createWake(pool);
  const pids = { owner: stack.pidOf('matcher') ?? 0, database: stack.pidOf('postgres') ?? 0 };
  const count = async (what: string) =>
    (await pool.query<{ count: number }>(`select count(${what}) from offer`)).rows[0]?.count ?? 0;
  const [madeBefore, commitsBefore] = [await count('*'), await count('distinct offered_at')];
  const before = processorMs(pids);
  const startMs = performance.now();
  let ready = 0;
  const isDone = async () => {
    const offers = (await count('*')) - madeBefore;
    if (ready - offers <= free / 2 && ready < agents.length) {
      const next = agents.slice(ready, offers + free);
      await pool.query(READY, [next]);
      wake('matcher');
      ready += next.length;
    }
    return offers === agents.length;
  };
  if (!(await waitUntil(isDone, { withinMs: 120_000, everyMs: POLL_MS })))
    throw new Error('there are agents who get no offer, of a million items');
  const perSecond = (agents.length / (performance.now() - startMs)) * 1_000;
  const after = processorMs(pids);
  await wake.settled();
  const each = (part: keyof typeof pids) => ((after[part] - before[part]) / agents.length).toFixed(2);
  const commits = (await count('distinct offered_at')) - commitsBefore;
  const text = `${perSecond.toFixed(0)} (${agents.length} in ${commits} commits; processor an offer: owner ${each('owner')} ms, database ${each('database')} ms)`;
  return { perSecond, text };
}

/** As `setPresence` writes it, of many. */
const READY = `
  with ready as (
    update ledger_agent set presence = 'ready', presence_since = clock_timestamp(), idle_since = clock_timestamp()
    where key = any($1) returning key, shard
  )
  insert into ledger_dirty (shard, kind, key) select shard, 'agent', key from ready`;

/**
 * Milliseconds of each take and its commit, first from the ledger's rows, then from a table made for nothing else. The
 * priority is a straight line and nobody asks for skills: less than what the matcher does.
 */
async function oneByOne(url: string): Promise<[number[], number[]]> {
  const client = new Client(url);
  await client.connect();
  await client.query(`create table bench_narrow as select item_id, state, (curve ->> 'activationMs')::float8 as since,
    (curve ->> 'dueMs')::float8 as due, (curve ->> 'min')::float8 as low, (curve ->> 'max')::float8 as high from ledger_item`);
  await client.query('alter table bench_narrow add primary key (item_id)');
  await client.query('vacuum analyze bench_narrow');
  const field = (name: string) => `(curve ->> '${name}')::float8`;
  const same = await takes(
    client,
    'ledger_item',
    line(field('activationMs'), field('dueMs'), field('min'), field('max')),
  );
  const narrow = await takes(client, 'bench_narrow', line('since', 'due', 'low', 'high'));
  await client.query('drop table bench_narrow');
  await client.end();
  return [same, narrow];
}

const NOW_MS = 'extract(epoch from now())::float8 * 1000';
const line = (since: string, due: string, low: string, high: string) =>
  `${low} + (${high} - ${low}) * least(1, (${NOW_MS} - ${since}) / (${due} - ${since}))`;

async function takes(client: Client, table: 'ledger_item' | 'bench_narrow', priority: string): Promise<number[]> {
  // A row that is taken leaves those that wait; of the ledger's the constraints want an agent and an offer as well.
  const taken =
    table === 'bench_narrow'
      ? `state = 'offered'`
      : `state = 'offered', agent = 'agent-0', offer_id = gen_random_uuid()`;
  const times: number[] = [];
  for (let count = 0; count < TIMES; count += 1) {
    const startMs = performance.now();
    await client.query(`update ${table} set ${taken} where item_id = (
      select item_id from ${table} where state = 'queued' order by ${priority} desc for update skip locked limit 1)`);
    times.push(performance.now() - startMs);
  }
  if (table === 'ledger_item')
    await client.query(`update ledger_item i set state = 'queued', agent = null, offer_id = null
      where state = 'offered' and not exists (select 1 from offer o where o.id = i.offer_id)`);
  return times;
}
