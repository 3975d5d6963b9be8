import type { Queryable } from './queryable';

/** What waits and is worked on in one queue, at one instant. */
export interface QueueFigureRow {
  division: string;
  queue: string;
  waiting: number;
  /** Those, by how long they have waited. */
  waitingByAge: number[];
  offered: number;
  connected: number;
  scheduled: number;
  parked: number;
  paused: number;
  awaitingSource: number;
  /** Open items past their due date, or due within so many minutes. */
  overdue: number;
  atRisk15: number;
  atRisk60: number;
  oldestSince: Date | null;
}

const WAITS = 'available_at <= $2';
/** Of an item on a shelf: it has an instant to come back at. */
const SLEEPS = `l.state = 'queued' and l.available_at > $2`;

/** Both ends as `queuedAfter` and `queuedBefore` of a list take them; `$3` has the bounds in minutes. */
function countsByAge(bounds: number): string {
  const since = (place: number) => `$2::timestamptz - ($3::int[])[${place}] * interval '1 minute'`;
  const counts = Array.from({ length: bounds + 1 }, (_, place) => {
    const youngest = place === 0 ? '' : ` and queued_since < ${since(place)}`;
    const oldest = place === bounds ? '' : ` and queued_since >= ${since(place + 1)}`;
    return `count(*) filter (where ${WAITS}${youngest}${oldest})::int`;
  });
  return `array[${counts.join(', ')}]`;
}

/**
 * Queues of which something is counted; the others are missing. What is counted is what a list finds by the filters of the same words:
 * an instant from which something counts belongs to it, one before which it counts does not. What waits, what is due and
 * what is in hands are counted each from an index of its own: a join of all that is open would read every row.
 */
export async function readQueueFigures(
  db: Queryable,
  divisions: readonly string[],
  at: Date,
  ageBoundsMinutes: readonly number[],
): Promise<QueueFigureRow[]> {
  const { rows } = await db.query<QueueFigureRow>(
    `with waits as (
       select division, queue, count(*) filter (where ${WAITS})::int as waiting,
         ${countsByAge(ageBoundsMinutes.length)} as ages, count(*) filter (where not ${WAITS})::int as later,
         min(queued_since) filter (where ${WAITS}) as oldest
       from ledger_item where state = 'queued' and division = any($1) group by division, queue
     ), offers as (
       select division, queue, count(*)::int as offered
       from ledger_item where agent is not null and state = 'offered' and division = any($1) group by division, queue
     ), apart as (
       select i.division, i.queue, count(*) filter (where i.state = 'connected')::int as connected,
         count(*) filter (where i.state = 'parked' and (l.state is null or ${SLEEPS}))::int as parked,
         count(*) filter (where i.state = 'parked' and ${SLEEPS})::int as "parkedLater",
         count(*) filter (where i.state = 'paused')::int as paused,
         count(*) filter (where i.state = 'awaiting-source')::int as "awaitingSource"
       from item i left join ledger_item l on l.item_id = i.id and i.state = 'parked'
       where i.closed_at is null and i.division = any($1)
         and i.state in ('connected', 'parked', 'paused', 'awaiting-source')
       group by i.division, i.queue
     ), due as (
       select division, queue, count(*) filter (where due_at < $2)::int as overdue,
         count(*) filter (where due_at >= $2 and due_at < $2::timestamptz + interval '15 minutes')::int as "in15",
         count(*) filter (where due_at >= $2)::int as "in60"
       from item where closed_at is null and division = any($1) and due_at < $2::timestamptz + interval '60 minutes'
       group by division, queue
     )
     select division, queue, coalesce(waiting, 0) as waiting,
       coalesce(ages, array_fill(0, array[cardinality($3::int[]) + 1])) as "waitingByAge",
       coalesce(offered, 0) as offered, coalesce(connected, 0) as connected,
       coalesce(later, 0) - coalesce("parkedLater", 0) as scheduled, coalesce(parked, 0) as parked,
       coalesce(paused, 0) as paused, coalesce("awaitingSource", 0) as "awaitingSource", coalesce(overdue, 0) as overdue,
       coalesce("in15", 0) as "atRisk15", coalesce("in60", 0) as "atRisk60", oldest as "oldestSince"
     from waits full join offers using (division, queue) full join apart using (division, queue)
       full join due using (division, queue)`,
    [divisions, at, ageBoundsMinutes],
  );
  return rows;
}

/** Ready agents with their queues; `isIdle`: they have neither work nor an offer. */
export async function readReadyAgents(
  db: Queryable,
  divisions: readonly string[],
): Promise<{ key: string; division: string; queues: string[]; isIdle: boolean }[]> {
  const { rows } = await db.query<{ key: string; division: string; queues: string[]; isIdle: boolean }>(
    `select a.key, a.division, a.queues, not exists (select 1 from ledger_item l where l.agent = a.key) as "isIdle"
     from ledger_agent a where a.active and a.presence = 'ready' and a.division = any($1)`,
    [divisions],
  );
  return rows;
}
