import type { ClientBase, Pool } from 'pg';
import type { DeliveryFailure } from '../domain/receiver/delivery-failure';
import { EVENT_CTES, eventsParameter, givenEvents, HEAD_COLUMNS, type ItemEvents } from './item-event';
import type { Queryable } from './queryable';
import { CIRCUIT, type Circuit, failedCte, healedCte } from './receiver-circuit';

/** What an item owes by itself; mail is sent for notifications only. */
type OwedKind = 'sync' | 'webhook';

/** An outgoing message as it is committed; its ID and body never change between tries. */
export interface DeliveryInput {
  kind: OwedKind;
  event: string;
  division: string;
  life: number;
  version: number;
  /** Key of the source whose sync this is; webhooks are found by division and event. */
  source: string;
  /** Key of the one webhook that is meant, whatever it listens to. */
  to: string | null;
  /** CloudEvents body without `id` and `time`; the time is that of the commit. */
  body: Record<string, unknown>;
}

/** A delivery with where it goes now: the address is live configuration, unlike the body. */
export interface Delivery {
  id: string;
  kind: OwedKind | 'mail';
  /** Key of the source or webhook; of mail, that of the agent, or a mailbox. */
  target: string;
  /** Division in which its receiver's document lies; null when that is gone, and of mail. */
  home: string | null;
  /** Null: it is of an alert or a case. */
  itemId: string | null;
  event: string;
  body: Record<string, unknown>;
  /** An earlier one of the same item to the same receiver has yet to be made: each is told in order. */
  hasElder: boolean;
  /** Null when the source or webhook is gone or has no address any more. */
  endpoint: { url: string; timeout: string | null; secret: string | null; secretEnv: string | null } | null;
}

/**
 * Of a row of `delivery`: its item's workflow makes it, in order. One that is told again, or of a notification or case, is
 * made by a workflow of its own, and nothing waits for it.
 */
export const isOwed = (row: string) =>
  `${row}.delivered_at is null and ${row}.dead_at is null and ${row}.redelivered_at is null and ${row}.notification_id is null and ${row}.case_id is null`;

/** What a receiver is sent: a CloudEvent, with the delivery's ID and an instant. All are SQL. */
export function eventBody(body: string, id: string, at: string): string {
  return `(${body}) || jsonb_build_object('id', ${id}, 'time', to_char(${at} at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'))`;
}

/** A body that tells of an item in `id`, with its state as the item shows it: what waits may be on offer. */
export function bodyAsShown(body: string, id: string): string {
  return `case when ${body} #>> '{data,state}' in ('scheduled', 'queued') and is_offered(${id})
         then jsonb_set(${body}, '{data,state}', '"offered"') else ${body} end`;
}

/** Of a row `endpoint` (part of a document) and a row `s` of `endpoint_secret`. */
const ENDPOINT = `case when endpoint ->> 'url' is not null then jsonb_build_object('url', endpoint -> 'url',
           'timeout', endpoint -> 'timeout', 'secret', s.secret, 'secretEnv', endpoint -> 'secret' -> 'env') end`;

/**
 * CTE `owed` for the item in `head`: a row for the source where it wants syncs (of mere changes only where it says so),
 * or for each webhook of the division that listens to the event, or that is meant. The IDs follow from item, version and target (read back by `receiverOf`), so that the same commit
 * can never make two. `first`: place of the first of `deliveryValues`.
 */
export function owedCtes(kind: OwedKind, first: number): string {
  const [event, division, life, version, body, target] = [0, 1, 2, 3, 4, 5].map((index) => `$${first + index}`);
  const [part, wanted] =
    kind === 'sync'
      ? [
          `v.body -> 'sync'`,
          `kind = 'source' and key = ${target} and endpoint ->> 'url' is not null
           and (${event} <> 'changed' or endpoint ->> 'changes' = 'true')`,
        ]
      : [
          'v.body',
          `kind = 'webhook' and division = ${division}
           and case when ${target}::text is null then endpoint -> 'events' ? ${event} else key = ${target} end`,
        ];
  // Cases are the source of their tasks, and have no document: they are told of ends, by a Signal.
  const own =
    kind === 'sync'
      ? ` union all select 'case', ${division}, null::jsonb where ${target} = 'case' and ${event} in ('completed', 'cancelled')`
      : '';
  return `receiver as (
       select key, division as home, ${ENDPOINT} as endpoint
       from config_current join config_version v using (kind, division, key, version)
       left join endpoint_secret s using (kind, division, key), lateral (select ${part} as endpoint) e
       where ${wanted}${own}
     ), owed as (
       insert into delivery (id, kind, division, target, item_id, life, event, body)
       select named.id, '${kind}', ${division}, key, head.id, ${life}, ${event}, ${eventBody(bodyAsShown(`${body}::jsonb`, 'head.id'), 'named.id', 'clock_timestamp()')}
       from head, receiver, lateral (select concat_ws('-', head.id, ${life}::int, ${version}::int, '${kind}', key) as id) named
       on conflict (id) do nothing
       returning id, kind, target, item_id, life, event, body
     )`;
}

/** The rows of `owed` in order, as a list of `Delivery`. */
export const OWED = `(select coalesce(jsonb_agg(jsonb_build_object('id', owed.id, 'kind', owed.kind, 'target', owed.target, 'home', receiver.home,
         'itemId', owed.item_id, 'event', owed.event, 'body', owed.body, 'endpoint', receiver.endpoint,
         'hasElder', exists (select 1 from delivery elder where elder.item_id = owed.item_id
           and elder.kind = owed.kind and elder.target = owed.target and ${isOwed('elder')}))
         order by owed.target), '[]')
       from owed join receiver on receiver.key = owed.target) as deliveries`;

export function deliveryValues({ kind, event, division, life, version, source, to, body }: DeliveryInput): unknown[] {
  return [event, division, life, version, body, kind === 'sync' ? source : to];
}

const insertText = (kind: OwedKind) => `with head as (select $1::uuid as id), ${owedCtes(kind, 2)} select ${OWED}`;
const INSERTS = { sync: insertText('sync'), webhook: insertText('webhook') };

/** In the transaction of the commit. Answers them in order. */
export async function insertDeliveries(
  client: ClientBase,
  itemId: string,
  delivery: DeliveryInput,
): Promise<Delivery[]> {
  const { rows } = await client.query<{ deliveries: Delivery[] }>(INSERTS[delivery.kind], [
    itemId,
    ...deliveryValues(delivery),
  ]);
  return rows[0]?.deliveries ?? [];
}

/** Where a webhook goes now; undefined: it is gone. */
export async function readEndpoint(
  db: Queryable,
  { division, key }: { division: string; key: string },
): Promise<Delivery['endpoint'] | undefined> {
  const { rows } = await db.query<{ endpoint: Delivery['endpoint'] }>(
    `select ${ENDPOINT} as endpoint
     from config_current join config_version v using (kind, division, key, version)
     left join endpoint_secret s using (kind, division, key), lateral (select v.body as endpoint) e
     where kind = 'webhook' and division = $1 and key = $2`,
    [division, key],
  );
  return rows[0]?.endpoint;
}

/** Deliveries of one life that have yet to be made, oldest first. */
export async function pendingDeliveries(db: Queryable, itemId: string, life: number): Promise<string[]> {
  const { rows } = await db.query<{ id: string }>(
    `select id from delivery d where item_id = $1 and life = $2 and ${isOwed('d')} order by created_at, id`,
    [itemId, life],
  );
  return rows.map(({ id }) => id);
}

/** One that was committed before. */
export interface StoredDelivery extends Delivery {
  /** Since it was owed, or asked for again. */
  ageMs: number;
  isDone: boolean;
  /** A first try, part of the commit, has failed within the last second, and not for being too slow. */
  isJustRefused: boolean;
  /** Of mail: where it goes now; null when the agent has no mailbox any more. */
  mailbox: string | null;
  /** One of a life before has yet to be made, by the workflow of that life: it goes first. */
  hasElderLife: boolean;
  /** Null unless its receiver has failed several times in a row. */
  circuit: Circuit | null;
}

export async function readDelivery(pool: Pool, id: string): Promise<StoredDelivery | undefined> {
  const { rows } = await pool.query<StoredDelivery>(
    `select d.id, d.kind, d.target, case when d.kind <> 'mail' then c.division end as home,
       case when d.kind = 'mail' then case when d.target like '%@%' then d.target else v.body ->> 'email' end end as mailbox,
        ${CIRCUIT} as circuit, d.item_id as "itemId", d.event, d.body,
       extract(epoch from clock_timestamp() - coalesce(d.redelivered_at, d.created_at))::float8 * 1000 as "ageMs",
       d.delivered_at is not null or d.dead_at is not null as "isDone",
       d.attempts = 1 and d.last_code in ('NOT_ACCEPTED', 'NOT_REACHED') and d.redelivered_at is null
         and d.created_at > clock_timestamp() - interval '1 second' as "isJustRefused",
       exists (select 1 from delivery elder where elder.item_id = d.item_id
         and elder.kind = d.kind and elder.target = d.target and ${isOwed('elder')}
         and (elder.life, elder.created_at, elder.id) < (d.life, d.created_at, d.id)) as "hasElder",
       exists (select 1 from delivery elder where elder.item_id = d.item_id and elder.life < d.life
         and elder.kind = d.kind and elder.target = d.target and ${isOwed('elder')}
         and elder.created_at > clock_timestamp() - interval '4 days') as "hasElderLife",
       ${ENDPOINT} as endpoint
     from delivery d
     left join config_current c on c.kind = case d.kind when 'sync' then 'source' when 'mail' then 'agent' else 'webhook' end
       and c.key = d.target and (d.kind <> 'webhook' or c.division = d.division)
     left join receiver_circuit circuit on circuit.kind = d.kind and circuit.division = c.division and circuit.target = d.target
     left join config_version v on v.kind = c.kind and v.division = c.division and v.key = c.key and v.version = c.version
     left join lateral (select case d.kind when 'sync' then v.body -> 'sync' else v.body end as endpoint) e on true
     left join endpoint_secret s on s.kind = c.kind and s.division = c.division and s.key = c.key
     where d.id = $1`,
    [id],
  );
  return rows[0];
}

/**
 * Marks the end of a delivery and writes its event into the item's history, in one statement: told once, written once.
 * Null: it is of no item. Without effect when another try was first. What is delivered closes its receiver's circuit.
 */
export async function closeDelivery(
  pool: Pool,
  { id, kind, home, target }: Delivery,
  end: 'delivered' | 'dead',
  failure: DeliveryFailure | null,
  event: ItemEvents | null,
): Promise<void> {
  await pool.query(
    `with ${givenEvents('$4')}, closed as (
       update delivery set attempts = attempts + 1, last_error = $3, last_code = $5,
         delivered_at = case when $2 = 'delivered' then clock_timestamp() end, dead_at = case when $2 = 'dead' then clock_timestamp() end
       where id = $1 and delivered_at is null and dead_at is null
       returning item_id
     ), ${healedCte('$6', '$7', '$8')}, head as (
       update item set last_seq = last_seq + (select count(*) from given) from closed where item.id = closed.item_id
       returning ${HEAD_COLUMNS}, last_seq - (select count(*) from given) as drawn_from
     ), ${EVENT_CTES}
     select 1 from head`,
    [
      id,
      end,
      failure?.detail ?? null,
      eventsParameter(event ? [event] : []),
      failure?.code ?? null,
      kind,
      end === 'delivered' ? home : null,
      target,
    ],
  );
}

/**
 * A failed try; one that is the receiver's fault counts for its circuit. The durable activity will try again within 10 min
 * by itself, so the sweep has no reason to come earlier.
 */
export async function recordFailure(
  pool: Pool,
  { id, kind, home, target }: Delivery,
  { code, detail }: DeliveryFailure,
  { isFault }: { isFault: boolean },
): Promise<void> {
  await pool.query(
    `with ${failedCte(['$4', '$5', '$6', '$3', '$2'])}
     update delivery set attempts = attempts + 1, last_error = $2, last_code = $3, nudge_at = ${NUDGE_LATER} where id = $1`,
    [id, detail, code, kind, isFault ? home : null, target],
  );
}

/** It was not tried, and will be by itself. */
export async function postponeNudge(pool: Pool, id: string): Promise<void> {
  await pool.query(`update delivery set nudge_at = ${NUDGE_LATER} where id = $1`, [id]);
}

const NUDGE_LATER = `clock_timestamp() + interval '20 minutes'`;
