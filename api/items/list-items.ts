import { createHash } from 'node:crypto';
import type { ItemFilter } from '../../db/item-list';
import { listItemRows, SORTED_AT_MOST } from '../../db/item-page';
import type { SortColumn, SortedBy } from '../../db/item-sort';
import { type ItemRow, readItemRows } from '../../db/item-read';
import { databaseNow } from '../../matcher/ledger/database-now';
import type { ItemPage } from '../contract/item';
import type { ItemListQuery } from '../contract/item-list';
import { invalidInput } from '../http-problem';
import { findFault } from '../json-input';
import type { Context } from '../route';
import { noCursor } from '../place';
import { type Cursor, decodeCursor, encodeCursor } from './cursor';
import { isOfInstant, itemFilter } from './item-filter';
import { listedItemView } from './item-view';
import { priorityPage } from './priority-page';

/** Of what is read as a whole. */
const PAGE = 500;

/** One page. All pages of a list are of the instant of its first: priorities do not move under the reader. */
export async function listItems(context: Context, query: ItemListQuery): Promise<ItemPage> {
  const { sort, limit, cursor: cursorText, columns: _, ...asked } = query;
  const list = { sort, filter: createHash('sha256').update(JSON.stringify(asked)).digest('base64url').slice(0, 16) };
  const cursor = cursorText === undefined ? undefined : decodeCursor(cursorText, list);
  const isDescending = sort.startsWith('-');
  const column = sort.replace(/^-/, '');
  const isByPriority = column === 'priority';
  const knownMs = cursor?.at ?? (isByPriority && !isOfInstant(asked) ? null : await now(context));
  const filter = await itemFilter(context, asked, new Date(knownMs ?? 0));
  if (isByPriority) {
    const request = { filter, isReversed: !isDescending, cursor, limit, atMs: knownMs };
    const { atMs, ids, next } = await priorityPage(context, request);
    const { deps, scope } = context;
    const rows = new Map((await readItemRows(deps.pool, scope, ids)).map((row) => [row.state.id, row]));
    return page(
      context,
      ids.flatMap((id) => rows.get(id) ?? []),
      next && { at: atMs, ...list, ...next },
      atMs,
    );
  }
  const atMs = knownMs ?? (await now(context));
  const sortedBy = { column: sortColumn(column), isDescending };
  const { rows, next } = await pageByColumn(context, new Date(atMs), filter, sortedBy, cursor, limit);
  return page(context, rows, next && { at: atMs, ...list, ...next }, atMs);
}

/** All that is found, page by page, up to so many. */
export async function* itemPages(context: Context, query: ItemListQuery, atMost: number): AsyncGenerator<ItemPage> {
  let cursor: string | undefined;
  for (let left = atMost; left > 0;) {
    const found: ItemPage = await listItems(context, { ...query, cursor, limit: Math.min(PAGE, left) });
    yield found;
    if (found.nextCursor === null) return;
    cursor = found.nextCursor;
    left -= found.items.length;
  }
}

async function now({ deps }: Context): Promise<number> {
  return Math.floor(await databaseNow(deps.pool));
}

/** The contract has let through nothing else. */
function sortColumn(name: string): SortedBy['column'] {
  return name.startsWith('attribute:') ? { attribute: name.slice('attribute:'.length) } : (name as SortColumn);
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
  sort: SortedBy,
  cursor: Cursor | undefined,
  limit: number,
): Promise<{ rows: ItemRow[]; next: Pick<Cursor, 'value' | 'id'> | null }> {
  const after = cursor ? { value: placeOf(cursor, sort.column), id: cursor.id } : null;
  const found = await listItemRows(deps.pool, scope, at, { filter, sort, after, limit: limit + 1 });
  if (!found) throw tooManyToSort();
  const rows = found.rows.slice(0, limit);
  const last = rows.at(-1);
  return { rows, next: found.rows.length > limit && last ? { value: last.place, id: last.state.id } : found.readTo };
}

function tooManyToSort(): Error {
  const message =
    `orders ${SORTED_AT_MOST} items at most by this column: filter further (queue, worktype, state, a period), ` +
    'or sort by createdAt, updatedAt, dueAt or priority';
  const rule = 'SORTS_FEWER';
  return invalidInput([{ path: 'sort', message, code: 'TOO_MANY_ITEMS', rule, allowed: SORTED_AT_MOST }]);
}

/** The text goes into a cast: what is no instant, or no JSON, must not reach it. */
function placeOf({ value }: Cursor, column: SortedBy['column']): string {
  if (typeof value !== 'string') throw noCursor();
  if (typeof column === 'object') return jsonText(value);
  if (/At$|Since$/.test(column) && !isInstantText(value)) throw noCursor();
  return value;
}

function jsonText(text: string): string {
  try {
    const value: unknown = JSON.parse(text);
    if (!findFault(value, { maxKeys: 0 })) return JSON.stringify(value);
  } catch {
    // As below.
  }
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
