import { createHash } from 'node:crypto';
import { type ItemFilter, listItemRows, type SortColumn } from '../../db/item-list';
import { type ItemRow, readItemRows } from '../../db/item-read';
import { databaseNow } from '../../matcher/ledger/database-now';
import type { ItemListQuery, ItemPage } from '../contract/item';
import type { Context } from '../route';
import { noCursor } from '../place';
import { type Cursor, decodeCursor, encodeCursor } from './cursor';
import { listedItemView } from './item-view';
import { priorityPage } from './priority-page';

/** One page. All pages of a list are of the instant of its first: priorities do not move under the reader. */
export async function listItems(context: Context, query: ItemListQuery): Promise<ItemPage> {
  const { sort, limit, cursor: cursorText, ...filter } = query;
  const list = { sort, filter: createHash('sha256').update(JSON.stringify(filter)).digest('base64url').slice(0, 16) };
  const cursor = cursorText === undefined ? undefined : decodeCursor(cursorText, list);
  const column = sort.replace(/^-/, '');
  const isDescending = sort.startsWith('-');
  if (column === 'priority') {
    const { atMs, ids, next } = await priorityPage(context, { filter, isReversed: !isDescending, cursor, limit });
    const { deps, scope } = context;
    const rows = new Map((await readItemRows(deps.pool, scope, ids)).map((row) => [row.state.id, row]));
    return page(
      context,
      ids.flatMap((id) => rows.get(id) ?? []),
      next && { at: atMs, ...list, ...next },
      atMs,
    );
  }
  const atMs = cursor?.at ?? Math.floor(await databaseNow(context.deps.pool));
  const sortedBy = { column: column as SortColumn, isDescending };
  const { rows, next } = await pageByColumn(context, new Date(atMs), filter, sortedBy, cursor, limit);
  return page(context, rows, next && { at: atMs, ...list, ...next }, atMs);
}

function page({ directory }: Context, rows: readonly ItemRow[], next: Cursor | null, atMs: number): ItemPage {
  const at = new Date(atMs);
  return {
    items: rows.map((row) => listedItemView({ ...row, now: at }, directory)),
    nextCursor: next && encodeCursor(next),
    at: at.toISOString(),
  };
}

type Reader = Pick<Context, 'deps' | 'scope'>;

async function pageByColumn(
  { deps, scope }: Reader,
  at: Date,
  filter: ItemFilter,
  sort: { column: SortColumn; isDescending: boolean },
  cursor: Cursor | undefined,
  limit: number,
): Promise<{ rows: ItemRow[]; next: Pick<Cursor, 'value' | 'id'> | null }> {
  const after = cursor ? { value: placeOf(cursor, sort.column), id: cursor.id } : null;
  const found = await listItemRows(deps.pool, scope, at, filter, sort, after, limit + 1);
  const rows = found.slice(0, limit);
  const last = rows.at(-1);
  return { rows, next: found.length > limit && last ? { value: last.place, id: last.state.id } : null };
}

/** The text goes into a cast: what is no instant must not reach it. */
function placeOf({ value }: Cursor, column: SortColumn): string {
  if (typeof value === 'string' && (column === 'reference' || isInstantText(value))) return value;
  throw noCursor();
}

/** As PostgreSQL writes them: `2026-11-23 08:00:00.123456+00`. */
function isInstantText(text: string): boolean {
  if (/^-?infinity$/.test(text)) return true;
  // The database knows no year 0.
  const [, day, time] = /^((?!0000)\d{4}-\d\d-\d\d) (\d\d:\d\d:\d\d)(?:\.\d{1,6})?\+00$/.exec(text) ?? [];
  const ms = Date.parse(`${day}T${time}Z`);
  return Number.isFinite(ms) && new Date(ms).toISOString().startsWith(`${day}T${time}`);
}
