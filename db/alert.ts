import type { ClientBase } from 'pg';
import type { OpenAlert } from '../domain/notification/alerts';
import { eventBody } from './delivery';

/** A queue's or an agent's figure for a rule, by the rule's place. */
export interface FigureRow {
  place: number;
  subject: string;
  value: number;
}

export interface WatchInput {
  place: number;
  figure: string;
  division: string;
  /** Empty: all of the division. */
  queues: readonly string[];
  worktypes: readonly string[];
  withinMs: number;
  /** Nobody counts further. */
  cap: number;
}

/** One of several workers does it at a time: false when another one is at it. The lock ends with the transaction. */
export async function lockAlerts(client: ClientBase): Promise<boolean> {
  const { rows } = await client.query<{ ok: boolean }>(
    `select pg_try_advisory_xact_lock(hashtext('casewright alerts')) as ok`,
  );
  return rows[0]?.ok ?? false;
}

export async function readOpenAlerts(client: ClientBase): Promise<OpenAlert[]> {
  const { rows } = await client.query<OpenAlert>(
    `select id, cause from notification where kind = 'alert' and ended_at is null and told_at is not null`,
  );
  return rows;
}

const WATCHED = `with given as (
       select * from jsonb_to_recordset($1::jsonb) as row (place int, figure text, division text, queues jsonb, worktypes jsonb,
         "withinMs" float8, cap int)
     ), watched as (
       select given.*, q.key as queue from given join ledger_queue q on q.division = given.division
         and (jsonb_array_length(queues) = 0 or queues ? q.key)
     ), instant as materialized (select clock_timestamp() as now)`;

/** Of an item in the ledger: it waits in the watched queue. */
const WAITS = `l.division = watched.division and l.queue = watched.queue and l.state = 'queued'
         and l.queued_since <= now and l.available_at <= now`;

/** Each by an index, and counted up to a bound: a million waiting items cost no more than some thousand. */
export async function readFigures(client: ClientBase, watches: readonly WatchInput[]): Promise<FigureRow[]> {
  const { rows } = await client.query<FigureRow>(
    `${WATCHED}
     select place, queue as subject, value::float8 from watched, instant, lateral (
       select count(*) as value from (select 1 from ledger_item l where ${WAITS} limit cap) counted) c
     where figure = 'backlog'
     union all
     select place, queue, value::float8 from watched, instant, lateral (
       select extract(epoch from now - l.queued_since) * 1000 as value from ledger_item l where ${WAITS}
       order by l.queued_since limit 1) oldest
     where figure = 'oldest-waiting'
     union all
     select place, queue, value::float8 from watched, instant, lateral (
       select count(*) as value from (select 1 from item i where i.division = watched.division and i.queue = watched.queue
         and i.closed_at is null and i.due_at > now and i.due_at <= now + "withinMs" * interval '1 millisecond'
         and (jsonb_array_length(worktypes) = 0 or worktypes ? i.worktype) limit cap) counted) c
     where figure = 'sla-at-risk'
     union all
     select place, o.agent, count(*)::float8 from given, instant, offer o
     where figure = 'agent-not-responding' and o.division = given.division and o.outcome = 'expired'
       and o.closed_at > now - "withinMs" * interval '1 millisecond'
     group by place, o.agent`,
    [JSON.stringify(watches)],
  );
  return rows;
}

/** Ends alerts, tells the stream, and owes it to the webhooks that heard of their beginning. */
export async function endAlerts(client: ClientBase, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  await client.query(
    `with ended as (
       update notification set ended_at = clock_timestamp() where id = any($1::uuid[]) and ended_at is null returning *
     ), told as (
       insert into change (division, topic, key, data)
       select division, 'notification', id, jsonb_build_object('type', 'ended', 'kind', kind, 'subject', subject,
         'recipients', array(select recipient from notification_recipient where notification_id = id)) from ended
     )
     insert into delivery (id, kind, division, target, notification_id, life, event, created_at, nudge_at, body)
     select named.id, 'webhook', division, key, ended.id, 0, 'alert-ended', ended_at, clock_timestamp(),
       ${eventBody(`body || jsonb_build_object('type', 'casewright.alert.ended')`, 'named.id', 'ended_at')}
     from ended cross join unnest(webhooks) as key, lateral (select concat_ws('-', ended.id, 'ended', key) as id) named
     on conflict (id) do nothing`,
    [ids],
  );
}
