import type { ClientBase } from 'pg';
import { instant } from './instant';
import type { Queryable } from './queryable';
import type { ItemState } from '../domain/item/state';

export interface StoredItem {
  state: ItemState;
  /** Version at which this command had its effect; null when it never did. */
  commandVersion: number | null;
  /** The database's clock, epoch ms. */
  nowMs: number;
}

/** The newest committed state, with what became of a command; undefined when there is no such item. */
export async function readItem(
  db: Queryable,
  id: string,
  commandId: string | null = null,
): Promise<StoredItem | undefined> {
  const { rows } = await db.query<{ snapshot: ItemState; version: number | null; now: Date }>(
    `select snapshot, command.version, clock_timestamp() as now
     from item left join item_command command on command.item_id = item.id and command.command_id = $2
     where item.id = $1`,
    [id, commandId],
  );
  const [row] = rows;
  return row && { state: row.snapshot, commandVersion: row.version, nowMs: row.now.getTime() };
}

/**
 * Compare and set: writes the state unless the row is at its version or beyond. A row that lags behind (a restored
 * database) takes the whole state over. Answers whether it was written. Who commits is a workflow, so that nobody need
 * start one any more.
 */
export async function writeItem(
  client: ClientBase,
  { state, nudgeAtMs, commandId }: { state: ItemState; nudgeAtMs: number | null; commandId: string },
): Promise<boolean> {
  const { rowCount } = await client.query(
    `with written as (
       update item set version = $3, state = $4, status = $5, assignee = $6, attributes = $7, snapshot = $8, queue = $9,
         due_at = $10, expires_at = $11, activate_at = $12, nudge_at = $13, closed_at = $14, updated_at = clock_timestamp()
       where id = $1 and life = $2 and version < $3
       returning id
     ), started as (
       delete from start_request using written where item_id = written.id and life = $2
     )
     insert into item_command (item_id, command_id, version) select id, $15, $3 from written`,
    [
      state.id,
      state.life,
      state.version,
      state.state,
      state.status,
      state.assignee,
      state.attributes,
      state,
      state.rules.queue,
      instant(state.dueMs),
      instant(state.expiresMs),
      instant(state.activationMs),
      instant(nudgeAtMs),
      instant(state.closedMs),
      commandId,
    ],
  );
  return rowCount === 1;
}
