import type { ClientBase } from 'pg';
import type { Variables } from '../domain/bpmn/state';
import type { CaseOrder, OrderCommand, OrderName, OrderSlip } from '../domain/cases/order';
import type { Queryable } from './queryable';

/** In the transaction of the commit. */
export async function insertOrders(
  client: ClientBase,
  caseId: string,
  version: number,
  commands: readonly OrderCommand[],
): Promise<void> {
  if (commands.length === 0) return;
  await client.query(
    `insert into case_order (case_id, version, place, kind, instance, body, sweep_at)
     select $1, $2, place - 1, body ->> 'type', (body ->> 'instance')::int, body,
       case when coalesce(body -> 'work' ->> 'type', '') not in ('manual', 'receive') then clock_timestamp() + interval '1 minute' end
     from jsonb_array_elements($3::jsonb) with ordinality as given (body, place)
     on conflict do nothing`,
    [caseId, version, JSON.stringify(commands)],
  );
}

/** An order that nobody has carried out for a while. */
export interface SweptOrder extends OrderSlip {
  caseId: string;
}

/**
 * Orders to be carried out again: by API processes (`api`) or by the workflow of their case. Each is taken a minute after it was
 * given, then later each time, up to an hour; work is not cancelled before it was begun.
 */
export async function takeOpenOrders(db: Queryable, by: 'api' | 'workflow', limit: number): Promise<SweptOrder[]> {
  const { rows } = await db.query<SweptOrder>(
    `update case_order o set sweeps = sweeps + 1,
       sweep_at = clock_timestamp() + interval '1 minute' * least(60, 2 ^ least(sweeps + 1, 6))
     where (case_id, version, place) in (select case_id, version, place from case_order due
       where done_at is null and sweep_at < statement_timestamp()
         and not exists (select 1 from case_order elder where elder.case_id = due.case_id and elder.instance = due.instance
           and elder.done_at is null and (elder.version, elder.place) < (due.version, due.place))
         and (kind <> 'start-work' or body -> 'work' ->> 'type' = 'user') = $1
       order by sweep_at limit $2 for update skip locked)
     returning case_id as "caseId", version, place, instance, case kind when 'start-work' then body -> 'work' ->> 'type' end as work`,
    [by === 'api', limit],
  );
  return rows;
}

/** Those that nobody has carried out yet, oldest first. */
export async function openOrders(db: Queryable, caseId: string): Promise<OrderSlip[]> {
  const { rows } = await db.query<OrderSlip>(
    `select version, place, instance, case kind when 'start-work' then body -> 'work' ->> 'type' end as work
     from case_order where case_id = $1 and done_at is null order by version, place`,
    [caseId],
  );
  return rows;
}

export interface StoredOrder extends CaseOrder {
  isDone: boolean;
  /** How many orders for the same work came before it: it was tried again. */
  earlier: number;
  /** The variables that the work was given when somebody first began it. */
  given: Variables | null;
}

export async function readOrder(
  db: Queryable,
  caseId: string,
  { version, place }: OrderName,
): Promise<StoredOrder | undefined> {
  const { rows } = await db.query<StoredOrder>(
    `select o.version, o.place, o.body as command, o.done_at is not null as "isDone", o.given,
       (select count(*)::int from case_order e where e.case_id = o.case_id and e.kind = o.kind and e.instance = o.instance
         and (e.version, e.place) < (o.version, o.place)) as earlier
     from case_order o where o.case_id = $1 and o.version = $2 and o.place = $3`,
    [caseId, version, place],
  );
  return rows[0];
}

/** What the work is given, once for all: what comes back is compared with it. */
export async function giveVariables(
  db: Queryable,
  caseId: string,
  { version, place }: OrderName,
  variables: Variables,
): Promise<Variables> {
  const { rows } = await db.query<{ given: Variables }>(
    `update case_order set given = coalesce(given, $4) where case_id = $1 and version = $2 and place = $3 returning given`,
    [caseId, version, place, variables],
  );
  return rows[0]?.given ?? variables;
}

/** It was carried out; `itemExternalId`: by this item, whose end will be told. */
export async function endOrder(
  db: Queryable,
  caseId: string,
  { version, place }: OrderName,
  itemExternalId: string | null = null,
): Promise<void> {
  await db.query(
    `update case_order set done_at = coalesce(done_at, clock_timestamp()), item_external_id = coalesce(item_external_id, $4)
     where case_id = $1 and version = $2 and place = $3`,
    [caseId, version, place, itemExternalId],
  );
}

/** Their work is done, or wanted no more. */
export async function endWork(client: ClientBase, caseId: string, instances: readonly number[]): Promise<void> {
  if (instances.length === 0) return;
  await client.query(
    `update case_order set done_at = clock_timestamp()
     where case_id = $1 and done_at is null and kind = 'start-work' and instance = any($2)`,
    [caseId, instances],
  );
}

/** The items of an instance's work, the latest first. */
export async function itemsOfWork(db: Queryable, caseId: string, instance: number): Promise<string[]> {
  const { rows } = await db.query<{ externalId: string }>(
    `select item_external_id as "externalId" from case_order
     where case_id = $1 and instance = $2 and item_external_id is not null order by version desc, place desc`,
    [caseId, instance],
  );
  return rows.map(({ externalId }) => externalId);
}

/** The order that an item was made for. */
export async function orderOfItem(
  db: Queryable,
  itemExternalId: string,
): Promise<{ caseId: string; instance: number; given: Variables; isLatest: boolean } | undefined> {
  const { rows } = await db.query<{ caseId: string; instance: number; given: Variables; isLatest: boolean }>(
    `select o.case_id as "caseId", o.instance, coalesce(o.given, '{}') as given, not exists (select 1 from case_order later
         where later.case_id = o.case_id and later.instance = o.instance and later.kind = o.kind
         and (later.version, later.place) > (o.version, o.place)) as "isLatest"
     from case_order o where o.item_external_id = $1`,
    [itemExternalId],
  );
  return rows[0];
}
