import { randomUUID } from 'node:crypto';
import type { Pool } from 'pg';

/** How the rows of an item and of the ledger lie for each place that it can be in; instants count from the one of the figures. */
export const situations = {
  waiting: { state: 'queued', ledger: 'queued', activateMs: -1 },
  waitingFromNow: { state: 'queued', ledger: 'queued', activateMs: 0 },
  scheduled: { state: 'scheduled', ledger: 'queued', activateMs: 1 },
  offered: { state: 'queued', ledger: 'offered', activateMs: -1 },
  connected: { state: 'connected', ledger: 'connected', activateMs: -1 },
  parked: { state: 'parked', ledger: null, activateMs: -1 },
  asleep: { state: 'parked', ledger: 'queued', activateMs: -1, wakeMs: 1 },
  awake: { state: 'parked', ledger: 'queued', activateMs: -1, wakeMs: 0 },
  awakeAndOffered: { state: 'parked', ledger: 'offered', activateMs: -1, wakeMs: -1 },
  paused: { state: 'paused', ledger: null, activateMs: -1 },
  awaiting: { state: 'awaiting-source', ledger: null, activateMs: -1 },
  completed: { state: 'completed', ledger: null, activateMs: -1 },
  cancelled: { state: 'cancelled', ledger: null, activateMs: -1 },
} as const satisfies Record<string, { state: string; ledger: string | null; activateMs: number; wakeMs?: number }>;
export type Situation = keyof typeof situations;

export interface Placed {
  id: string;
  situation: Situation;
  division: string;
  queue: string;
  /** From the instant of the figures on, all of them. */
  dueMs: number | null;
  queuedMs: number;
  createdMs: number;
  closedMs: number;
  agent: string;
}

/** A row of the ledger as it was made, for each item. */
export type Rows = ReadonlyMap<string, object>;

export async function ledgerRows(pool: Pool): Promise<Rows> {
  const { rows } = await pool.query<{ id: string; row: object }>(
    'select item_id as id, to_jsonb(l) as row from ledger_item l',
  );
  return new Map(rows.map(({ id, row }) => [id, row]));
}

/** Puts items where they are to be. */
export async function place(pool: Pool, made: Rows, items: readonly Placed[], at: Date): Promise<void> {
  const instant = (ms: number) => new Date(at.getTime() + ms).toISOString();
  const itemRows = [];
  const ledger = [];
  for (const { id, situation, division, queue, agent, ...ms } of items) {
    const where: { state: string; ledger: string | null; activateMs: number; wakeMs?: number } = situations[situation];
    const { state, activateMs, wakeMs = null } = where;
    itemRows.push({
      id,
      division,
      queue,
      state,
      due: ms.dueMs === null ? null : instant(ms.dueMs),
      created: instant(ms.createdMs),
      closed: state === 'completed' || state === 'cancelled' ? instant(ms.closedMs) : null,
      activate: instant(activateMs),
      wake: wakeMs === null ? null : at.getTime() + wakeMs,
    });
    if (where.ledger === null) continue;
    ledger.push({
      ...made.get(id),
      division,
      queue,
      state: where.ledger,
      available_at: instant(Math.max(activateMs, wakeMs ?? activateMs)),
      queued_since: instant(ms.queuedMs),
      agent: where.ledger === 'queued' ? null : agent,
      offer_id: where.ledger === 'offered' ? randomUUID() : null,
      held_since: where.ledger === 'connected' ? instant(ms.queuedMs) : null,
    });
  }
  await pool.query('delete from ledger_item');
  await pool.query(
    `update item i set division = row.division, queue = row.queue, state = row.state, due_at = row.due,
       created_at = row.created, closed_at = row.closed, activate_at = row.activate,
       snapshot = jsonb_set(snapshot, '{wakeMs}', coalesce(to_jsonb(row.wake), 'null'))
     from jsonb_to_recordset($1::jsonb) as row (id uuid, division text, queue text, state text, due timestamptz,
       created timestamptz, closed timestamptz, activate timestamptz, wake float8)
     where i.id = row.id`,
    [JSON.stringify(itemRows)],
  );
  await pool.query('insert into ledger_item select * from jsonb_populate_recordset(null::ledger_item, $1::jsonb)', [
    JSON.stringify(ledger),
  ]);
}
