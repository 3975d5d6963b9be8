import type { Queryable } from './queryable';

/** The day of an agent, in a zone. */
export interface DayOf {
  agent: string;
  /** Whose items are counted. */
  divisions: readonly string[];
  zone: string;
  /** `2026-11-27`; null: today. */
  date: string | null;
}

export interface DayRow {
  date: string;
  from: Date;
  to: Date;
  at: Date;
  taken: number;
  completed: number;
  parked: number;
  transferred: number;
  declined: number;
  missed: number;
  handleSeconds: number | null;
  readySeconds: number;
  notReady: { reason: string | null; seconds: number }[];
}

/** What puts work into hands, and what takes it out of them. */
const TAKES = `'accepted', 'pulled', 'assigned', 'resumed'`;
const LEAVES = `'completed', 'mark-done', 'cancelled', 'parked', 'transferred', 'released', 'requeued', 'held', 'paused'`;
const OFFERS = `'declined', 'revoked'`;

/** Days are cut where the zone's clocks say so: one of them has 23 hours in spring, one 25 in autumn. */
const DAY = `day as (
       select given.date, given.date::timestamp at time zone $3 as "from", (given.date + 1)::timestamp at time zone $3 as "to",
         given.now as at
       from (select coalesce($4::date, (clock_timestamp() at time zone $3)::date) as date, clock_timestamp() as now) given
     )`;

/** The conditions repeat those of the partial index, which has only what is counted here. */
const EVENTS = `seen as (
       select e.item_id, e.seq, e.at, e.type, e.actor_kind, e.actor_id, e.data
       from day, item_event e join item i on i.id = e.item_id
       where e.data ->> 'agent' = $1 and e.data ? 'agent' and e.type in (${TAKES}, ${LEAVES}, ${OFFERS})
         and e.at >= day.from and e.at < day.to and i.division = any($2)
     ), ended as (
       select item_id, max(seq) as seq from seen where type in ('completed', 'mark-done') and actor_kind = 'agent' and actor_id = $1
       group by item_id
     )`;

/** Of an item that he ended on the day, every time that it was in his hands, on whatever day. */
const HANDLED = `spans as (
       select e.item_id, e.type, e.at, lead(e.at) over (partition by e.item_id order by e.seq) as left_at
       from ended join item_event e on e.item_id = ended.item_id and e.seq <= ended.seq
       where e.data ->> 'agent' = $1 and e.data ? 'agent' and e.type in (${TAKES}, ${LEAVES})
     ), handled as (
       select item_id, sum(extract(epoch from left_at - at)) as seconds from spans where type in (${TAKES}) group by item_id
     )`;

/** From the last change before the day on. */
const PRESENCE = `changes as (
       select p.presence, p.reason, p.at, p.id from day, presence_change p
       where p.agent = $1 and p.at < least(day.to, day.at) and p.at >= coalesce(
         (select max(earlier.at) from presence_change earlier where earlier.agent = $1 and earlier.at <= day.from), day.from)
     ), stays as (
       select presence, reason, greatest(changes.at, day.from) as since,
         coalesce(lead(changes.at) over (order by changes.at, id), least(day.to, day.at)) as until
       from day, changes
     ), present as (
       select presence, reason, extract(epoch from sum(greatest(until - since, interval '0'))) as seconds
       from stays group by presence, reason
     )`;

/** Counted from the histories and the changes of presence, in one statement and so of one instant. */
export async function readAgentDay(db: Queryable, { agent, divisions, zone, date }: DayOf): Promise<DayRow> {
  const own = "actor_kind = 'agent' and actor_id = $1";
  const count = (condition: string) => `(select count(*)::int from seen where ${condition})`;
  const { rows } = await db.query<DayRow>(
    `with ${DAY}, ${EVENTS}, ${HANDLED}, ${PRESENCE}
     select day.date::text as date, day.from, day.to, day.at,
       ${count("type in ('accepted', 'pulled', 'assigned')")} as taken,
       ${count(`type in ('completed', 'mark-done') and ${own}`)} as completed,
       ${count(`type = 'parked' and data ->> 'action' is null and ${own}`)} as parked,
       ${count(`(type = 'transferred' or (type = 'parked' and data ->> 'action' = 'transfer')) and ${own}`)} as transferred,
       ${count("type = 'declined'")} as declined,
       ${count("type = 'revoked' and data ->> 'reason' = 'rona'")} as missed,
       (select round(avg(seconds))::int from handled) as "handleSeconds",
       (select coalesce(round(sum(seconds)), 0)::int from present where presence = 'ready') as "readySeconds",
       (select coalesce(jsonb_agg(jsonb_build_object('reason', reason, 'seconds', round(seconds)::int)
          order by seconds desc, reason), '[]') from present where presence = 'not-ready') as "notReady"
     from day`,
    [agent, divisions, zone, date],
  );
  const row = rows[0];
  if (!row) throw new Error('a day of an agent has no row');
  return row;
}
