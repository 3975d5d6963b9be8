import type { ItemState } from '../domain/item/state';
import type { Queryable } from './queryable';
import { seenTasks, type TaskScope } from './task-scope';

/** Where a caller's rows lie. */
export interface Reach {
  divisions: readonly string[];
  /** A source sees its own items only. */
  source: string | null;
}

/** Which items a caller may see at all. */
export interface ItemScope extends Reach {
  /** Null: tasks of cases are seen as all else. */
  tasks: TaskScope | null;
}

/** An item with what the ledger says of it, both of one instant. */
export interface ItemRow {
  state: ItemState;
  updatedAt: Date;
  ledgerState: 'queued' | 'offered' | 'connected' | null;
  /** Its open offer. */
  offer: { id: string; agent: string } | null;
  /** It is in the hands of an agent who is Offline. */
  isDisconnected: boolean;
  /** When it was moved into the archive; null: it is in the live tables. */
  archivedAt: Date | null;
  /** The database's clock. */
  now: Date;
}

const COLUMNS: Readonly<Record<keyof ItemRow, string>> = {
  state: 'i.snapshot',
  updatedAt: 'i.updated_at',
  ledgerState: 'l.state',
  offer: "case when l.state = 'offered' then jsonb_build_object('id', l.offer_id, 'agent', l.agent) end",
  isDisconnected: `coalesce(l.state = 'connected' and exists
    (select 1 from ledger_agent a where a.key = l.agent and a.presence = 'offline'), false)`,
  archivedAt: 'i.archived_at',
  now: 'clock_timestamp()',
};
export const ITEM_COLUMNS = Object.entries(COLUMNS)
  .map(([name, value]) => `${value} as "${name}"`)
  .join(', ');
/** Of a statement around one that asks for `ITEM_COLUMNS`. */
export const ITEM_COLUMN_NAMES = Object.keys(COLUMNS)
  .map((name) => `"${name}"`)
  .join(', ');
const WITH_LEDGER = 'i left join ledger_item l on l.item_id = i.id';
export const ITEM_TABLES = `(select *, null::timestamptz as archived_at, false as is_archived from item) ${WITH_LEDGER}`;
export const ARCHIVED_ITEMS = `item_archive ${WITH_LEDGER}`;
export const EVERY_ITEM = `every_item ${WITH_LEDGER}`;
const IN_SCOPE = 'i.division = any($1) and ($2::text is null or i.source = $2)';

/** Undefined when there is none in scope: whoever may not see it cannot tell the difference. */
export async function readItemRow(db: Queryable, scope: ItemScope, id: string): Promise<ItemRow | undefined> {
  return (await readItemRows(db, scope, [id]))[0];
}

/**
 * In no particular order; those out of scope are missing. The archive is asked for what the live tables do not have. The IDs
 * stand in a select of their own: a plan for one of them looks better than one for any number, and would be made each time.
 */
export async function readItemRows(db: Queryable, scope: ItemScope, ids: readonly string[]): Promise<ItemRow[]> {
  const from = async (tables: string, some: readonly string[]) => {
    if (some.length === 0) return [];
    const values: unknown[] = [scope.divisions, scope.source, some];
    const isSeen = seenTasks(scope.tasks, values);
    const { rows } = await db.query<ItemRow>(
      `select ${ITEM_COLUMNS} from ${tables} where ${IN_SCOPE} and i.id = any((select $3::uuid[])::uuid[]) and ${isSeen}`,
      values,
    );
    return rows;
  };
  const live = await from(ITEM_TABLES, ids);
  const found = new Set(live.map(({ state }) => state.id));
  // Both at one instant: what is restarted meanwhile is missed by neither look.
  return [
    ...live,
    ...(await from(
      EVERY_ITEM,
      ids.filter((id) => !found.has(id)),
    )),
  ];
}

export interface ItemsOfAgent {
  /** Offered to him or in his hands. */
  inHand: ItemRow[];
  /** Those that he holds off his capacity, the longest there first; nothing in routing tells of them. */
  held: ItemRow[];
}

/** Wherever they lie: whoever is offered or holds an item sees it. */
export async function readItemsOfAgent(db: Queryable, agent: string): Promise<ItemsOfAgent> {
  const { rows } = await db.query<ItemRow & { isHeld: boolean }>(
    `select ${ITEM_COLUMNS}, false as "isHeld" from ${ITEM_TABLES}
     where i.id in (select item_id from ledger_item where agent = $1)
     union all (
       select ${ITEM_COLUMNS}, true from ${ITEM_TABLES} where i.assignee = $1 and i.state = 'paused'
       order by i.updated_at, i.id limit 200)`,
    [agent],
  );
  return { inHand: rows.filter(({ isHeld }) => !isHeld), held: rows.filter(({ isHeld }) => isHeld) };
}

export async function readItemOfSource(
  db: Queryable,
  scope: ItemScope,
  source: string,
  externalId: string,
): Promise<ItemRow | undefined> {
  const from = async (tables: string) => {
    const values: unknown[] = [scope.divisions, scope.source, source, externalId];
    const isSeen = seenTasks(scope.tasks, values);
    const { rows } = await db.query<ItemRow>(
      `select ${ITEM_COLUMNS} from ${tables} where ${IN_SCOPE} and i.source = $3 and i.external_id = $4 and ${isSeen}`,
      values,
    );
    return rows[0];
  };
  return (await from(ITEM_TABLES)) ?? from(EVERY_ITEM);
}

/** What the history says of the item's last classification. */
export async function readClassification(db: Queryable, itemId: string): Promise<Record<string, unknown> | undefined> {
  const from = async (table: string) => {
    const { rows } = await db.query<{ data: Record<string, unknown> }>(
      `select data from ${table} where item_id = $1 and type in ('classified', 'reclassified') order by seq desc limit 1`,
      [itemId],
    );
    return rows[0]?.data;
  };
  return (await from('item_event')) ?? from('every_event');
}

export interface HistoryRow {
  seq: number;
  at: Date;
  type: string;
  actorKind: string;
  actorId: string | null;
  data: Record<string, unknown>;
}

/** Where a page of a history begins, behind the event of that number, and how far it goes. */
export interface HistoryPage {
  after: number | null;
  isLatestFirst: boolean;
  limit: number;
}

/** Events in the order of their commits, or the other way round. The caller has checked that the item is in scope. */
export async function readHistory(
  db: Queryable,
  itemId: string,
  { after, isLatestFirst, limit }: HistoryPage,
): Promise<HistoryRow[]> {
  const [beyond, order] = isLatestFirst ? ['<', 'desc'] : ['>', 'asc'];
  const from = async (table: string) => {
    const { rows } = await db.query<HistoryRow>(
      `select seq, at, type, actor_kind as "actorKind", actor_id as "actorId", data from ${table}
       where item_id = $1 and ($2::int is null or seq ${beyond} $2) order by seq ${order} limit $3`,
      [itemId, after, limit],
    );
    return rows;
  };
  const live = await from('item_event');
  return live.length > 0 ? live : from('every_event');
}
