import type { ClientBase } from 'pg';
import { mergedPages } from './merged-pages';
import type { Queryable } from './queryable';

/** A delivery as people see it. */
export interface DeliveryRow {
  id: string;
  kind: 'sync' | 'webhook' | 'mail';
  target: string;
  division: string;
  /** Null: it is of an alert or a case. */
  itemId: string | null;
  reference: string | null;
  caseId: string | null;
  caseReference: string | null;
  event: string;
  attempts: number;
  lastCode: string | null;
  lastError: string | null;
  createdAt: Date;
  deliveredAt: Date | null;
  deadAt: Date | null;
  redeliveredAt: Date | null;
}

export interface DeadLetterFilter {
  divisions: readonly string[];
  kind: string | undefined;
  receiver: string | undefined;
}

const COLUMNS = `d.id, d.kind, d.target, d.division, d.item_id as "itemId", i.reference,
  d.case_id as "caseId", c.reference as "caseReference", d.event, d.attempts,
  d.last_code as "lastCode", d.last_error as "lastError", d.created_at as "createdAt", d.delivered_at as "deliveredAt", d.dead_at as "deadAt",
  d.redelivered_at as "redeliveredAt"`;

/** Behind which a page begins: the text of the instant, exact to the microsecond, and the ID. */
type After = { value: string; id: string } | null;

/** Up to `limit` of those given up, the last first, by `dead_at`. */
export async function listDeadLetters(
  db: Queryable,
  filter: DeadLetterFilter,
  after: After,
  limit: number,
): Promise<(DeliveryRow & { place: string })[]> {
  return listBy(db, 'dead_at', filter, after, limit);
}

/** Up to `limit` of one receiver, made or not, the last first, by `created_at`. */
export async function listDeliveries(
  db: Queryable,
  filter: DeadLetterFilter & { receiver: string },
  after: After,
  limit: number,
): Promise<(DeliveryRow & { place: string })[]> {
  return listBy(db, 'created_at', filter, after, limit);
}

async function listBy(
  db: Queryable,
  instant: 'dead_at' | 'created_at',
  { divisions, kind, receiver }: DeadLetterFilter,
  after: After,
  limit: number,
): Promise<(DeliveryRow & { place: string })[]> {
  const values: unknown[] = [divisions, limit];
  const add = (value: unknown) => `$${values.push(value)}`;
  const conditions = ['division = mine.division', `${instant} is not null`];
  if (kind !== undefined) conditions.push(`kind = ${add(kind)}`);
  if (receiver !== undefined) conditions.push(`target = ${add(receiver)}`);
  if (after) conditions.push(`(${instant}, id) < (${add(after.value)}::timestamptz, ${add(after.id)})`);
  const page = mergedPages({
    columns: 'page.*',
    pageOf: `select * from delivery where ${conditions.join(' and ')} order by ${instant} desc, id desc limit $2`,
    order: `page.${instant} desc, page.id desc`,
    limit: '$2',
  });
  const { rows } = await db.query<DeliveryRow & { place: string }>(
    `select ${COLUMNS}, d.${instant}::text as place from (${page}) d left join item i on i.id = d.item_id left join case_file c on c.id = d.case_id
     order by d.${instant} desc, d.id desc`,
    values,
  );
  return rows;
}

export async function readDeliveryRow(
  db: Queryable,
  divisions: readonly string[],
  id: string,
): Promise<DeliveryRow | undefined> {
  const { rows } = await db.query<DeliveryRow>(
    `select ${COLUMNS} from delivery d left join item i on i.id = d.item_id left join case_file c on c.id = d.case_id where d.id = $1 and d.division = any($2)`,
    [id, divisions],
  );
  return rows[0];
}

export type Revived = Pick<DeliveryRow, 'id' | 'itemId' | 'target' | 'event' | 'division'>;

/**
 * Gives a dead letter its whole time once more, and with it those that the same receiver missed of the same item before:
 * they go in order. Answers all of them; none when it is no dead letter.
 */
export async function reviveDeadLetters(
  client: ClientBase,
  divisions: readonly string[],
  id: string,
): Promise<Revived[]> {
  const { rows } = await client.query<Revived>(
    `with revived as (
       update delivery d set dead_at = null, redelivered_at = clock_timestamp(), nudge_at = clock_timestamp()
       from delivery asked
       where asked.id = $1 and asked.division = any($2) and asked.dead_at is not null and d.dead_at is not null
         and (d.id = asked.id or (coalesce(d.item_id, d.case_id), d.kind, d.target) = (coalesce(asked.item_id, asked.case_id), asked.kind, asked.target)
           and (d.life, d.created_at, d.id) <= (asked.life, asked.created_at, asked.id))
       returning d.id, d.item_id, d.target, d.event, d.division, d.life, d.created_at
     )
     select id, item_id as "itemId", target, event, division from revived order by life, created_at, id`,
    [id, divisions],
  );
  return rows;
}

/** What one workflow tells one receiver, in order. */
export interface OwnDeliveries {
  /** Item, alert, or case. */
  aboutId: string;
  /** Such as `webhook-duty`; names no person. */
  receiver: string;
  deliveries: string[];
}

const IS_OWN =
  '(redelivered_at is not null or notification_id is not null or case_id is not null) and delivered_at is null and dead_at is null';

/**
 * Deliveries that no item's workflow makes: those asked for again, and those of notifications and cases. Of them those that have
 * yet to be made and were not tried in time; each is asked for at most once a minute.
 */
export async function takeOwnDeliveries(db: Queryable, limit: number): Promise<OwnDeliveries[]> {
  const { rows } = await db.query<OwnDeliveries>(
    `with due as (
       update delivery set nudge_at = clock_timestamp() + interval '1 minute'
       where id in (
         select id from delivery
         where nudge_at < statement_timestamp() and ${IS_OWN}
         order by nudge_at limit $1 for update skip locked)
       returning item_id, case when item_id is null then coalesce(notification_id, case_id) end as other_id, kind, target
     )
     select coalesce(named.item_id, other_id) as "aboutId",
       concat_ws('-', d.kind, case when d.kind = 'mail' then md5(d.target) else d.target end) as receiver,
       array_agg(d.id order by life, created_at, d.id) as deliveries
     from (select distinct * from due) named
     join delivery d on (d.item_id = named.item_id or d.notification_id = other_id or d.case_id = other_id) and d.kind = named.kind and d.target = named.target
     where ${IS_OWN}
     group by named.item_id, other_id, d.kind, d.target`,
    [limit],
  );
  return rows;
}
