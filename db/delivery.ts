import type { ClientBase, Pool } from 'pg';
import { EVENT_CTES, eventsParameter, givenEvents, HEAD_COLUMNS, type ItemEvents } from './item-event';
import type { Queryable } from './queryable';

/** An outgoing message as it was committed; its ID and body never change between tries. */
export interface DeliveryInput {
  kind: 'sync' | 'webhook';
  event: string;
  division: string;
  itemId: string;
  life: number;
  version: number;
  /** Key of the source whose sync this is; webhooks are found by division and event. */
  source: string;
  /** Key of the one webhook that is meant, whatever it listens to. */
  to: string | null;
  /** CloudEvents body without its `id`. */
  body: Record<string, unknown>;
}

/** Where it goes now: the address is live configuration, unlike the body. */
export interface PendingDelivery {
  id: string;
  kind: 'sync' | 'webhook';
  target: string;
  itemId: string;
  event: string;
  body: Record<string, unknown>;
  attempts: number;
  ageMs: number;
  isDone: boolean;
  /** An earlier one of the same item to the same receiver has yet to be made: each is told in order. */
  hasElder: boolean;
  /** Undefined when the source or webhook is gone or has no address any more. */
  endpoint: { url: string; timeout: string | null; secret: string | null; secretEnv: string | null } | undefined;
}

/**
 * One row for the source where it wants syncs (of mere changes only where it says so), one for each webhook of the division that listens to the event. The IDs
 * follow from item, version and target (read back by `receiverOf`), so that the same commit can never make two. Answers
 * them in order.
 */
export async function insertDeliveries(client: ClientBase, delivery: DeliveryInput): Promise<string[]> {
  const { rows } = await client.query<{ id: string }>(
    `insert into delivery (id, kind, division, target, item_id, life, event, body)
     select concat_ws('-', $4::text, $5::int, $6::int, $2::text, key), $2, $1, key, $4::uuid, $5, $3,
       $8::jsonb || jsonb_build_object('id', concat_ws('-', $4::text, $5::int, $6::int, $2::text, key))
     from config_current join config_version using (kind, division, key, version)
     where case $2
       when 'sync' then kind = 'source' and key = $7 and body -> 'sync' ->> 'url' is not null
         and ($3 <> 'changed' or body -> 'sync' ->> 'changes' = 'true')
       else kind = 'webhook' and division = $1
         and case when $9::text is null then body -> 'events' ? $3 else key = $9 end
     end
     order by key
     on conflict (id) do nothing
     returning id`,
    [
      delivery.division,
      delivery.kind,
      delivery.event,
      delivery.itemId,
      delivery.life,
      delivery.version,
      delivery.source,
      delivery.body,
      delivery.to,
    ],
  );
  return rows.map(({ id }) => id);
}

/** Deliveries of one life that have yet to be made, oldest first. */
export async function pendingDeliveries(db: Queryable, itemId: string, life: number): Promise<string[]> {
  const { rows } = await db.query<{ id: string }>(
    `select id from delivery where item_id = $1 and life = $2 and delivered_at is null and dead_at is null order by created_at, id`,
    [itemId, life],
  );
  return rows.map(({ id }) => id);
}

interface DeliveryRow {
  id: string;
  kind: 'sync' | 'webhook';
  target: string;
  item_id: string;
  event: string;
  body: Record<string, unknown>;
  attempts: number;
  age_ms: number;
  is_done: boolean;
  has_elder: boolean;
  url: string | null;
  timeout: string | null;
  secret: string | null;
  secret_env: string | null;
}

export async function readDelivery(pool: Pool, id: string): Promise<PendingDelivery | undefined> {
  const { rows } = await pool.query<DeliveryRow>(
    `select d.id, d.kind, d.target, d.item_id, d.event, d.body, d.attempts,
       extract(epoch from clock_timestamp() - d.created_at)::float8 * 1000 as age_ms,
       d.delivered_at is not null or d.dead_at is not null as is_done,
       exists (select 1 from delivery elder where elder.item_id = d.item_id
         and elder.kind = d.kind and elder.target = d.target and elder.delivered_at is null
         and elder.dead_at is null and (elder.life, elder.created_at, elder.id) < (d.life, d.created_at, d.id)) as has_elder,
       endpoint ->> 'url' as url, endpoint ->> 'timeout' as timeout, endpoint -> 'secret' ->> 'env' as secret_env, s.secret
     from delivery d
     left join config_current c on c.kind = case d.kind when 'sync' then 'source' else 'webhook' end and c.key = d.target
       and (d.kind = 'sync' or c.division = d.division)
     left join config_version v on v.kind = c.kind and v.division = c.division and v.key = c.key and v.version = c.version
     left join lateral (select case d.kind when 'sync' then v.body -> 'sync' else v.body end as endpoint) e on true
     left join endpoint_secret s on s.kind = c.kind and s.division = c.division and s.key = c.key
     where d.id = $1`,
    [id],
  );
  const [row] = rows;
  if (!row) return undefined;
  const { url, timeout, secret, secret_env: secretEnv } = row;
  return {
    id: row.id,
    kind: row.kind,
    target: row.target,
    itemId: row.item_id,
    event: row.event,
    body: row.body,
    attempts: row.attempts,
    ageMs: row.age_ms,
    isDone: row.is_done,
    hasElder: row.has_elder,
    endpoint: url === null ? undefined : { url, timeout, secret, secretEnv },
  };
}

/**
 * Marks the end of a delivery and writes its event into the item's history, in one statement: told once, written once.
 * Without effect when another try was first.
 */
export async function closeDelivery(
  pool: Pool,
  id: string,
  end: 'delivered' | 'dead',
  error: string | null,
  event: ItemEvents,
): Promise<void> {
  await pool.query(
    `with ${givenEvents('$4')}, closed as (
       update delivery set attempts = attempts + 1, last_error = $3,
         delivered_at = case when $2 = 'delivered' then clock_timestamp() end, dead_at = case when $2 = 'dead' then clock_timestamp() end
       where id = $1 and delivered_at is null and dead_at is null
       returning item_id
     ), head as (
       update item set last_seq = last_seq + (select count(*) from given) from closed where item.id = closed.item_id
       returning ${HEAD_COLUMNS}, last_seq - (select count(*) from given) as drawn_from
     ), ${EVENT_CTES}
     select 1 from head`,
    [id, end, error, eventsParameter([event])],
  );
}

/** A failed try. The durable activity will try again within 10 min by itself, so the sweep has no reason to come earlier. */
export async function recordFailure(pool: Pool, id: string, error: string): Promise<void> {
  await pool.query(
    `update delivery set attempts = attempts + 1, last_error = $2, nudge_at = clock_timestamp() + interval '20 minutes' where id = $1`,
    [id, error],
  );
}
