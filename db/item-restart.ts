import type { ClientBase } from 'pg';
import { auditCte, auditParameter } from './audit/entry';
import { instant } from './instant';
import type { ItemWrite } from './item';
import { EVENT_CTES, eventsParameter, givenEvents, HEAD_COLUMNS } from './item-event';

/**
 * Raises the life of a closed item, with its history and the request that starts its next workflow, in one statement.
 * Answers whether it was at the life before, and the command is a new one; the caller holds the item's lock.
 */
export async function restartItem(
  client: ClientBase,
  { state, nudgeAtMs, commandId, history, audit }: ItemWrite,
): Promise<boolean> {
  const { rowCount } = await client.query(
    `with ${givenEvents('$11')}, head as (
       update item set life = $2, version = $3, state = $4, status = $5, assignee = null, snapshot = $6, queue = $7,
         due_at = $8, expires_at = $9, activate_at = $10, nudge_at = $12, closed_at = null,
         updated_at = clock_timestamp(), last_seq = last_seq + (select count(*) from given)
       where id = $1 and life = $2 - 1 and closed_at is not null
         and not exists (select 1 from item_command where item_id = $1 and command_id = $13)
       returning ${HEAD_COLUMNS}, last_seq - (select count(*) from given) as drawn_from
     ), ${EVENT_CTES}, ${auditCte('$14')}, noted as (
       insert into item_command (item_id, command_id, version) select id, $13, $3 from head
     )
     insert into start_request (item_id, life, urgent_at) select id, $2, coalesce($8, clock_timestamp()) from head`,
    [
      state.id,
      state.life,
      state.version,
      state.state,
      state.status,
      state,
      state.rules.queue,
      instant(state.dueMs),
      instant(state.expiresMs),
      instant(state.activationMs),
      eventsParameter([history]),
      instant(nudgeAtMs),
      commandId,
      auditParameter([audit]),
    ],
  );
  return rowCount === 1;
}
