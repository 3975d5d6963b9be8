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

const WAITS = `l.state = 'queued' and l.available_at <= $2`;

/** Both ends as `queuedAfter` and `queuedBefore` of a list take them; `$3` has the bounds in minutes. */
function countsByAge(bounds: number): string {
  const since = (place: number) => `$2::timestamptz - ($3::int[])[${place}] * interval '1 minute'`;
  const counts = Array.from({ length: bounds + 1 }, (_, place) => {
    const youngest = place === 0 ? '' : ` and l.queued_since < ${since(place)}`;
    const oldest = place === bounds ? '' : ` and l.queued_since >= ${since(place + 1)}`;
    return `count(*) filter (where ${WAITS}${youngest}${oldest})::int`;
  });
  return `array[${counts.join(', ')}]`;
}

/**
 * Queues with open items; the others are missing. What is counted is what a list finds by the filters of the same words:
 * an instant from which something counts belongs to it, one before which it counts does not.
 */
export async function readQueueFigures(
  db: Queryable,
  divisions: readonly string[],
  at: Date,
  ageBoundsMinutes: readonly number[],
): Promise<QueueFigureRow[]> {
  const { rows } = await db.query<QueueFigureRow>(
    `select i.division, i.queue,
       count(*) filter (where ${WAITS})::int as waiting,
       ${countsByAge(ageBoundsMinutes.length)} as "waitingByAge",
       count(*) filter (where l.state = 'offered')::int as offered,
       count(*) filter (where i.state = 'connected')::int as connected,
       count(*) filter (where l.state = 'queued' and l.available_at > $2 and i.state <> 'parked')::int as scheduled,
       count(*) filter (where i.state = 'parked' and (l.state is null or l.state = 'queued' and l.available_at > $2))::int
         as parked,
       count(*) filter (where i.state = 'paused')::int as paused,
       count(*) filter (where i.state = 'awaiting-source')::int as "awaitingSource",
       count(*) filter (where i.due_at < $2)::int as overdue,
       count(*) filter (where i.due_at >= $2 and i.due_at < $2::timestamptz + interval '15 minutes')::int as "atRisk15",
       count(*) filter (where i.due_at >= $2 and i.due_at < $2::timestamptz + interval '60 minutes')::int as "atRisk60",
       min(l.queued_since) filter (where ${WAITS}) as "oldestSince"
     from item i left join ledger_item l on l.item_id = i.id
     where i.closed_at is null and i.division = any($1)
     group by i.division, i.queue`,
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
