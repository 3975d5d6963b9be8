import { Client, type Pool } from 'pg';
import { transaction } from '../../db/transaction';
import { hourMs } from '../../domain/time/duration';
import { applyAgents } from '../../matcher/ledger/apply-agents';
import { Chance } from '../../test/matcher/core/chance';
import { curveOf, type Draw, makeAgent, QUEUES, REQUIREMENTS, rowOf, shapes, twoQueues } from './workload';

/** A division, and its shard. */
export const BENCH = 'bench';
const ITEMS_AT_ONCE = 25_000;
const AGENTS_AT_ONCE = 1_000;
/** Two statements at a time: as many as the smallest machine has processors. */
const CONNECTIONS = 2;
const SPREAD_MS = 100 * hourMs;

const plain: Draw = { requirement: 0, shape: 0, clock: 0, dealPart: 0, offset: 0, fixed: null };
/** Those of an item that becomes active at 0. */
const curves = shapes.map((_, shape) => curveOf({ ...plain, shape }, 0));
const plans = Array.from(
  { length: REQUIREMENTS },
  (_, requirement) => rowOf('', { ...plain, requirement }, 0).item.plan,
);

/**
 * Items like the one that was captured, in the columns that capture writes: each with a requirement and a curve of the
 * workload's, on wall time.
 */
export async function fillItems(url: string, count: number): Promise<void> {
  let next = 1;
  const fill = async () => {
    const client = new Client(url);
    await client.connect();
    // What the keys point to is there: looking it up a million times proves nothing.
    await client.query('set session_replication_role = replica');
    await given(client, 'bench_curve', curves);
    await given(client, 'bench_plan', plans);
    while (next <= count) {
      const from = next;
      next += ITEMS_AT_ONCE;
      await client.query('select setseed($1)', [from / (count + 1)]);
      const to = Math.min(from + ITEMS_AT_ONCE - 1, count);
      await client.query(FILL, [from, to, SPREAD_MS, QUEUES]);
    }
    await client.end();
  };
  await Promise.all(Array.from({ length: CONNECTIONS }, fill));
  const client = new Client(url);
  await client.connect();
  await client.query('vacuum analyze item, ledger_item');
  await client.query(`insert into ledger_dirty (shard, kind, key) values ('${BENCH}', 'queues', '')`);
  await client.end();
}

/** A table that the connection sees alone, by number. */
async function given(client: Client, table: string, bodies: readonly unknown[]): Promise<void> {
  await client.query(`create temp table ${table} (number int primary key, body jsonb not null)`);
  await client.query(
    `insert into ${table} select ordinality - 1, body
     from jsonb_array_elements($1::jsonb) with ordinality as each (body, ordinality)`,
    [JSON.stringify(bodies)],
  );
  await client.query(`analyze ${table}`);
}

/** The workload's, Offline. */
export async function fillAgents(pool: Pool, count: number): Promise<void> {
  for (let from = 0; from < count; from += AGENTS_AT_ONCE) {
    const agents = Array.from({ length: Math.min(AGENTS_AT_ONCE, count - from) }, (_, at) => agentOf(from + at));
    await transaction(pool, (client) => applyAgents(client, agents));
  }
}

function agentOf(index: number) {
  const chance = new Chance(index * 104_729 + 7);
  const { key, skills, queues } = makeAgent(index, twoQueues(chance, 0, QUEUES), chance);
  const own = queues.map((queue) => queue.slice(BENCH.length + 1));
  return { key, division: BENCH, shard: BENCH, skills, queues: own, groups: [], max: { workitem: 1 }, blockedBy: {} };
}

const FILL = `
  with drawn as materialized (
    select n, uuidv7() as id, floor(random() * (select count(*) from bench_plan))::int as plan,
      floor(random() * (select count(*) from bench_curve))::int as shape,
      floor(extract(epoch from now()) * 1000 - random() * $3) as since,
      case when random() < 0.05 then floor(random() * 400) else 0 end as deal
    from generate_series($1::int, $2::int) n
  ), made as materialized (
    select n, id, 'queue-' || drawn.plan % $4::int as queue, bench_plan.body as plan, since, to_timestamp(since / 1000) as at,
      bench_curve.body || jsonb_build_object('activationMs', since, 'dueMs', since + (bench_curve.body ->> 'dueMs')::float8,
        'min', (bench_curve.body ->> 'min')::float8 + deal) as curve
    from drawn join bench_curve on bench_curve.number = shape join bench_plan on bench_plan.number = drawn.plan
  ), items as (
    insert into item (id, division, source, external_id, reference, external_tag, name, worktype, queue, state, status,
      attributes, snapshot, created_at, activate_at, due_at, updated_at)
    select made.id, division, source, 'bench-' || n, 'BB-' || n,
      case when n % 10000 = 0 then 'rare' when n % 100 = 0 then 'uncommon' end, name, worktype, made.queue, 'queued', status,
      attributes, snapshot || jsonb_build_object('id', made.id, 'externalId', 'bench-' || n, 'reference', 'BB-' || n,
        'queuedSinceMs', since, 'createdMs', since, 'activationMs', since, 'dueMs', curve -> 'dueMs',
        'rules', snapshot -> 'rules' || jsonb_build_object('queue', made.queue, 'curve', curve, 'plan', plan)),
      at, at, to_timestamp((curve ->> 'dueMs')::float8 / 1000), now()
    from made, item where external_id = 'first'
  )
  insert into ledger_item (item_id, life, version, division, shard, queue, state, media_type, weight, curve, plan, ring_base,
    available_at, queued_since, offer_policy)
  select made.id, 1, 1, division, shard, made.queue, 'queued', media_type, weight, made.curve, made.plan, at, at, at,
    offer_policy
  from made, ledger_item where item_id = (select id from item where external_id = 'first')`;
