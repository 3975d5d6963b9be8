import type { ClientBase, Pool } from 'pg';
import type { ItemCommand } from '../domain/item/command';
import type { ItemState } from '../domain/item/state';

export interface CommandRequest {
  itemId: string;
  /** The same one has its effect once. */
  commandId: string;
  /** Whom it is about. */
  agent: string;
  command: ItemCommand;
  /** Epoch ms, by the database's clock; it is not sent before. */
  dueMs: number;
}

/** In the transaction of the change that it follows from. */
export async function insertCommandRequests(client: ClientBase, requests: readonly CommandRequest[]): Promise<void> {
  if (requests.length === 0) return;
  await client.query(
    `insert into command_request (item_id, command_id, agent, command, due_at)
     select "itemId", "commandId", agent, command, to_timestamp("dueMs" / 1000)
     from jsonb_to_recordset($1::jsonb) as row ("itemId" uuid, "commandId" text, agent text, command jsonb, "dueMs" float8)
     on conflict do nothing`,
    [JSON.stringify(requests)],
  );
}

/** What was asked about an agent for this action is no longer wanted. */
export async function withdrawCommandRequests(
  client: ClientBase,
  agent: string,
  action: ItemCommand['action'],
): Promise<void> {
  await client.query(`delete from command_request where agent = $1 and command ->> 'action' = $2`, [agent, action]);
}

/** When something that was asked about an item comes (epoch ms), if it does. */
export async function commandRequestDue(
  pool: Pool,
  itemId: string,
  action: ItemCommand['action'],
): Promise<number | null> {
  const { rows } = await pool.query<{ dueMs: number }>(
    `select (extract(epoch from due_at) * 1000)::float8 as "dueMs" from command_request
     where item_id = $1 and command ->> 'action' = $2 order by due_at limit 1`,
    [itemId, action],
  );
  return rows[0]?.dueMs ?? null;
}

/** A request as it is sent, with the newest committed state of its item. */
export interface LeasedRequest extends Pick<CommandRequest, 'commandId' | 'command'> {
  state: ItemState;
}

const LEASE_SECONDS = 5;

/** What is due, longest due first; a sender that dies keeps it no longer than the lease. */
export async function leaseCommandRequests(pool: Pool, limit: number): Promise<LeasedRequest[]> {
  const { rows } = await pool.query<LeasedRequest>(
    `with due as (
       select item_id, command_id from command_request
       where due_at <= statement_timestamp() and leased_until < statement_timestamp()
       order by due_at limit $1 for update skip locked
     ), leased as (
       update command_request request set leased_until = clock_timestamp() + make_interval(secs => $2)
       from due where request.item_id = due.item_id and request.command_id = due.command_id
       returning request.item_id, request.command_id, request.command, request.due_at
     )
     select command_id as "commandId", command, snapshot as state
     from leased join item on item.id = leased.item_id order by leased.due_at`,
    [limit, LEASE_SECONDS],
  );
  return rows;
}

/** It was answered, whatever the answer. */
export async function endCommandRequest(pool: Pool, itemId: string, commandId: string): Promise<void> {
  await pool.query('delete from command_request where item_id = $1 and command_id = $2', [itemId, commandId]);
}
