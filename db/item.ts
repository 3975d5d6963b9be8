import { type ClientBase, DatabaseError } from 'pg';
import type { NewAuditEntry } from '../domain/audit/entry';
import { auditCte, auditParameter } from './audit/entry';
import { instant } from './instant';
import { EVENT_CTES, eventsParameter, givenEvents, HEAD_COLUMNS, type ItemEvents } from './item-event';
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
  const { rows } = await db.query<Row>(READ, [id, commandId]);
  return stored(rows) ?? readEveryItem(db, id, commandId);
}

/** The archive as well, at one instant. */
async function readEveryItem(db: Queryable, id: string, commandId: string | null): Promise<StoredItem | undefined> {
  return stored((await db.query<Row>(`${READ} union all ${READ_ARCHIVED}`, [id, commandId])).rows);
}

/**
 * The same with the item's lock. Agents are locked before items. Who waited for the lock may read the version of another
 * commit and miss its command: a version ahead calls for a second look. What is archived is nobody's to lock.
 */
export async function lockAndReadItem(
  client: ClientBase,
  id: string,
  commandId: string,
): Promise<StoredItem | undefined> {
  const { rows } = await client.query<Row>(`${READ} for update of item`, [id, commandId]);
  return stored(rows) ?? readEveryItem(client, id, commandId);
}

interface Row {
  snapshot: ItemState;
  version: number | null;
  now: Date;
}

const READ = `select snapshot, command.version, clock_timestamp() as now
     from item left join item_command command on command.item_id = item.id and command.command_id = $2
     where item.id = $1`;

const READ_ARCHIVED = `select snapshot, (select version from jsonb_populate_recordset(null::item_command, commands) command
       where command.command_id = $2), clock_timestamp() from item_archive where id = $1`;

function stored([row]: Row[]): StoredItem | undefined {
  return row && { state: row.snapshot, commandVersion: row.version, nowMs: row.now.getTime() };
}

/** The item that a pull of the next has brought; null: none yet. Its command ID belongs to no item beforehand. */
export async function itemOfPull(db: Queryable, commandId: string): Promise<string | null> {
  const { rows } = await db.query<{ id: string }>(
    `select item_id as id from item_command where command_id = $1 and command_id like 'pull-next/%'`,
    [commandId],
  );
  return rows[0]?.id ?? null;
}

/** A pull of the next, tried twice at once, has brought another item meanwhile. */
export function isSecondPull(error: unknown): boolean {
  return error instanceof DatabaseError && error.constraint === 'item_command_pull_next';
}

export interface ItemWrite {
  state: ItemState;
  nudgeAtMs: number | null;
  commandId: string;
  history: ItemEvents;
  audit: NewAuditEntry;
}

/** What is done in the statement that writes an item, all or nothing with it. Its parameters count on from `FIRST_FREE`. */
export interface Alongside {
  /** CTEs, the last of them `gate`: the write happens for the item in its `item_id` only. */
  before: string;
  /** CTEs that follow from `head`. */
  after: string;
  /** A column of the answer, from them. */
  answer: string;
}

export const FIRST_FREE = 19;

/** Condition of an `item` for which a `gate` may do anything: it can be written, and the command has had no effect before. */
export const WRITABLE = `item.id = $1 and item.life = $2 and item.version < $3
         and not exists (select 1 from item_command where item_id = $1 and command_id = $15)`;

/**
 * Compare and set, with the item's history, in one statement: writes the state unless the row is at its version or
 * beyond. A row that lags behind (a restored database) takes the whole state over. Who commits is a workflow, so that
 * nobody need start one any more.
 */
export function writeItemText({ before, after, answer }: Partial<Alongside> = {}): string {
  return `with ${before ? `${before}, ` : ''}${givenEvents('$16')}, head as (
       update item set version = $3, state = $4, status = $5, assignee = $6, attributes = $7, snapshot = $8, queue = $9,
         due_at = $10, expires_at = $11, activate_at = $12, nudge_at = $13, closed_at = $14,
         updated_at = clock_timestamp(), last_seq = last_seq + $17
       ${before ? 'from gate where item.id = gate.item_id and' : 'where'} item.id = $1 and life = $2 and version < $3
       returning ${HEAD_COLUMNS}, last_seq - $17 as drawn_from, updated_at
     ), ${EVENT_CTES}, ${auditCte('$18')}, started as (
       delete from start_request using head where item_id = head.id and life = $2
     ), noted as (
       insert into item_command (item_id, command_id, version) select id, $15, $3 from head
     )${after ? `, ${after}` : ''}
     select updated_at as "updatedAt"${answer ? `, ${answer}` : ''} from head`;
}

export function writeItemValues({ state, nudgeAtMs, commandId, history, audit }: ItemWrite): unknown[] {
  return [
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
    eventsParameter([history]),
    history.events.length,
    auditParameter([audit]),
  ];
}

const WRITE = writeItemText();

/** Answers the instant at which it was written, or null. */
export async function writeItem(client: ClientBase, write: ItemWrite): Promise<Date | null> {
  const { rows } = await client.query<{ updatedAt: Date }>(WRITE, writeItemValues(write));
  return rows[0]?.updatedAt ?? null;
}
