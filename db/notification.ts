import type { ClientBase, Pool } from 'pg';
import type { Notification } from '../domain/notification/notification';
import { bodyAsShown, eventBody } from './delivery';

/**
 * Writes notifications, with what the stream tells, in the transaction of what caused them. One whose cause is there
 * already is passed over.
 */
export async function insertNotifications(client: ClientBase, notifications: readonly Notification[]): Promise<void> {
  if (notifications.length === 0) return;
  await client.query(
    `with given as (
       select * from jsonb_to_recordset($1::jsonb) as row (kind text, division text, cause text, subject text, text text,
         "itemId" uuid, data jsonb, recipients jsonb, webhooks jsonb, "mailTo" jsonb, body jsonb)
     ), made as (
       insert into notification (kind, division, cause, subject, text, item_id, data, webhooks, mail_to, body, told_at)
       select kind, division, cause, subject, text, "itemId", data, array(select jsonb_array_elements_text(webhooks)),
         array(select jsonb_array_elements_text("mailTo")), ${bodyAsShown('body', '"itemId"')},
         case when jsonb_array_length(webhooks) + jsonb_array_length("mailTo") = 0 then clock_timestamp() end
       from given
       on conflict (cause) where ended_at is null do nothing
       returning id, cause, kind, division, subject, created_at
     ), sent as (
       insert into notification_recipient (recipient, at, notification_id)
       select distinct jsonb_array_elements_text(recipients), created_at, id from made join given using (cause)
     )
     insert into change (division, topic, key, data)
     select made.division, 'notification', id,
       jsonb_build_object('type', 'created', 'kind', made.kind, 'subject', made.subject, 'recipients', recipients)
     from made join given using (cause) where jsonb_array_length(recipients) > 0`,
    [JSON.stringify(notifications)],
  );
}

const IS_VERSION = '(v.kind, v.division, v.key, v.version) = (c.kind, c.division, c.key, c.version)';

/**
 * Makes the deliveries that notifications owe, each once: to their webhooks, and by mail (where that is on) to the agents
 * among the addressed who have a mailbox. Groups and roles are what they are now. Answers how many were looked at. One
 * that a document names twice holds up nobody: all that is owed is made in one statement.
 */
export async function tellOutside(pool: Pool, limit: number, isMailOn: boolean): Promise<number> {
  const { rowCount } = await pool.query(
    `with recursive due as (
       update notification set told_at = clock_timestamp() where id in (
         select id from notification where told_at is null order by created_at limit $1 for update skip locked)
       returning *
     ), above as (
       select distinct division as below, division as ancestor from due
       union select below, v.body ->> 'parent' from above
         join config_current c on c.kind = 'division' and c.key = ancestor
         join config_version v on ${IS_VERSION}
       where v.body ->> 'parent' is not null
     ), hooks as (
       insert into delivery (id, kind, division, target, item_id, notification_id, life, event, created_at, nudge_at, body)
       select named.id, 'webhook', division, key, item_id, due.id, 0, data ->> 'event', created_at, clock_timestamp(), ${eventBody('body', 'named.id', 'created_at')}
       from due cross join unnest(webhooks) as key, lateral (select concat_ws('-', due.id, 'webhook', key) as id) named
       on conflict (id) do nothing
     ), mailed as (
       select due.id, a.key as target from due cross join unnest(mail_to) as "to"
       join ledger_agent a on a.active and ("to" = 'agent/' || a.key
         or "to" = any (array(select 'group/' || a.division || '/' || unnest(a.groups)))
         or "to" = 'supervisors/' || due.division)
         and exists (select 1 from above where below = due.division and ancestor = a.division)
       join config_current c on c.kind = 'agent' and c.key = a.key join config_version v on ${IS_VERSION}
       where v.body ->> 'email' is not null and ("to" not like 'supervisors/%' or v.body -> 'roles' ? 'supervisor')
       union select due.id, substr("to", 9) from due cross join unnest(mail_to) as "to" where "to" like 'mailbox/%'
     ), mails as (
       insert into delivery (id, kind, division, target, item_id, notification_id, life, event, created_at, nudge_at, body)
       select concat_ws('-', due.id, 'mail', substr(md5(target), 1, 12)), 'mail', division, target, item_id, due.id, 0, data ->> 'event', created_at, clock_timestamp(),
         jsonb_build_object('subject', subject, 'text', text)
       from due join mailed using (id) where $2
       on conflict (id) do nothing
     )
     select 1 from due`,
    [limit, isMailOn],
  );
  return rowCount ?? 0;
}

/** Forgets what was told 30 days ago and is over, with its deliveries; a bounded part of it. */
export async function pruneNotifications(pool: Pool): Promise<void> {
  await pool.query(
    `delete from notification where id in (
       select id from notification where created_at < statement_timestamp() - interval '30 days'
         and told_at is not null and (kind = 'event' or ended_at is not null)
       order by created_at limit 1000)`,
  );
}
