import type { ClientBase } from 'pg';
import type { Queryable } from './queryable';

/** A notification as one reader sees it. */
export interface NotificationRow {
  id: string;
  kind: 'event' | 'alert';
  division: string;
  subject: string;
  text: string;
  itemId: string | null;
  reference: string | null;
  data: Record<string, unknown>;
  createdAt: Date;
  endedAt: Date | null;
  acknowledgedAt: Date | null;
  acknowledgedBy: string | null;
  readAt: Date | null;
}

export interface NotificationFilter {
  /** What the reader is addressed by. */
  addresses: readonly string[];
  divisions: readonly string[];
  reader: string;
  kind: string | null;
  isOpen: boolean;
  isUnread: boolean;
}

const COLUMNS = `n.id, n.kind, n.division, n.subject, n.text, n.item_id as "itemId",
  (select reference from every_item where id = n.item_id) as reference, n.data, n.created_at as "createdAt",
  n.ended_at as "endedAt", n.acknowledged_at as "acknowledgedAt", n.acknowledged_by as "acknowledgedBy", seen.at as "readAt"`;
const JOINED = `left join notification_read seen on seen.notification_id = n.id and seen.reader = $3`;

/** They are few, whatever else was told: found by themselves, not among the rest. */
const OPEN_ALERTS = `($4::text is not distinct from 'alert' and $5)`;
const IS_ASKED = `n.division = any($2)
           and (not $6 or not exists (select 1 from notification_read where notification_id = n.id and reader = $3))
           and ($7::timestamptz is null or (r.at, r.notification_id) < ($7::timestamptz, $8::uuid))`;

/** Up to `limit` of those for the reader, the last first, behind a place: the text of the instant, exact to the microsecond, and the ID. */
export async function listNotifications(
  db: Queryable,
  { addresses, divisions, reader, kind, isOpen, isUnread }: NotificationFilter,
  after: { at: string; id: string } | null,
  limit: number,
): Promise<(NotificationRow & { place: string })[]> {
  const { rows } = await db.query<NotificationRow & { place: string }>(
    `with found as (
       select distinct r.at, r.notification_id as id from unnest($1::text[]) as address, lateral (
         select r.at, r.notification_id from notification_recipient r join notification n on n.id = r.notification_id
         where not ${OPEN_ALERTS} and r.recipient = address and ($4::text is null or n.kind = $4)
           and (not $5 or n.ended_at is null) and ${IS_ASKED}
         order by r.at desc, r.notification_id desc limit $9) r
       union
       select r.at, r.notification_id from notification n, lateral (
         select at, notification_id from notification_recipient
         where notification_id = n.id and recipient = any($1) offset 0) r
       where ${OPEN_ALERTS} and n.kind = 'alert' and n.ended_at is null and ${IS_ASKED}
     )
     select ${COLUMNS}, n.created_at::text as place
     from (select id from found order by at desc, id desc limit $9) page,
       lateral (select * from notification where id = page.id offset 0) n ${JOINED}
     order by n.created_at desc, n.id desc`,
    [addresses, divisions, reader, kind, isOpen, isUnread, after?.at ?? null, after?.id ?? null, limit],
  );
  return rows;
}

/** One that is addressed to the reader, or with `addresses` null any of these divisions. */
export async function readNotification(
  db: Queryable,
  {
    addresses,
    divisions,
    reader,
  }: { addresses: readonly string[] | null; divisions: readonly string[]; reader: string },
  id: string,
): Promise<NotificationRow | undefined> {
  const { rows } = await db.query<NotificationRow>(
    `select ${COLUMNS} from notification n ${JOINED} where n.id = $4 and n.division = any($2) and ($1::text[] is null
       or exists (select 1 from notification_recipient where notification_id = n.id and recipient = any($1)))`,
    [addresses, divisions, reader, id],
  );
  return rows[0];
}

/** Once by each reader. */
export async function markRead(db: Queryable, id: string, reader: string): Promise<void> {
  await db.query('insert into notification_read (notification_id, reader) values ($1, $2) on conflict do nothing', [
    id,
    reader,
  ]);
}

/** Once: whoever comes later changes nothing. */
export async function markAcknowledged(client: ClientBase, id: string, by: string): Promise<boolean> {
  const { rowCount } = await client.query(
    `with marked as (
       update notification set acknowledged_at = clock_timestamp(), acknowledged_by = $2
       where id = $1 and acknowledged_at is null returning id, kind, division, subject
     )
     insert into change (division, topic, key, data)
     select division, 'notification', id, jsonb_build_object('type', 'acknowledged', 'kind', kind, 'subject', subject,
       'recipients', array(select recipient from notification_recipient where notification_id = id)) from marked`,
    [id, by],
  );
  return rowCount === 1;
}
