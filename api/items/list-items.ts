import { createHash } from 'node:crypto';
import { type ItemFilter, listItemRanks, listItemRows, type SortColumn } from '../../db/item-list';
import { type ItemRow, readItemRows } from '../../db/item-read';
import { type PriorityCurve, priorityAt } from '../../domain/priority/curve';
import { databaseNow } from '../../matcher/ledger/database-now';
import type { ItemListQuery, ItemPage } from '../contract/item';
import { invalidInput } from '../http-problem';
import type { Context } from '../route';
import { type Cursor, decodeCursor, encodeCursor } from './cursor';
import { itemView } from './item-view';

interface Page {
  rows: ItemRow[];
  next: Pick<Cursor, 'value' | 'id'> | null;
}

/** One page. All pages of a list are of the instant of its first: priorities do not move under the reader. */
export async function listItems({ deps, directory, scope }: Context, query: ItemListQuery): Promise<ItemPage> {
  const { sort, limit, cursor: cursorText, ...filter } = query;
  const list = { sort, filter: createHash('sha256').update(JSON.stringify(filter)).digest('base64url').slice(0, 16) };
  const cursor = cursorText === undefined ? undefined : decodeCursor(cursorText, list);
  const atMs = cursor?.at ?? Math.floor(await databaseNow(deps.pool));
  const column = sort.replace(/^-/, '');
  const isDescending = sort.startsWith('-');
  const at = new Date(atMs);
  const { rows, next } =
    column === 'priority'
      ? await pageByPriority({ deps, scope, directory }, at, filter, isDescending, cursor, limit)
      : await pageByColumn({ deps, scope }, at, filter, { column: column as SortColumn, isDescending }, cursor, limit);
  return {
    items: rows.map((row) => itemView({ ...row, now: at }, directory)),
    nextCursor: next && encodeCursor({ at: atMs, ...list, ...next }),
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
): Promise<Page> {
  const after = cursor ? { value: placeOf(cursor, sort.column), id: cursor.id } : null;
  const found = await listItemRows(deps.pool, scope, at, filter, sort, after, limit + 1);
  const rows = found.slice(0, limit);
  const last = rows.at(-1);
  return { rows, next: found.length > limit && last ? { value: last.place, id: last.state.id } : null };
}

/** The text goes into a cast: what is no instant must not reach it. */
function placeOf({ value }: Cursor, column: SortColumn): string {
  if (typeof value === 'string' && (column === 'reference' || isInstantText(value))) return value;
  throw invalidInput([{ path: 'cursor', message: 'is no cursor of this list', code: 'INVALID_CURSOR' }]);
}

/** As PostgreSQL writes them: `2026-11-23 08:00:00.123456+00`. */
function isInstantText(text: string): boolean {
  if (/^-?infinity$/.test(text)) return true;
  const [, day, time] = /^(\d{4}-\d\d-\d\d) (\d\d:\d\d:\d\d)(?:\.\d{1,6})?\+00$/.exec(text) ?? [];
  const ms = Date.parse(`${day}T${time}Z`);
  return Number.isFinite(ms) && new Date(ms).toISOString().startsWith(`${day}T${time}`);
}

/** Closed items have no priority and come last, either way. */
async function pageByPriority(
  { deps, scope, directory }: Pick<Context, 'deps' | 'scope' | 'directory'>,
  at: Date,
  filter: ItemFilter,
  isDescending: boolean,
  cursor: Cursor | undefined,
  limit: number,
): Promise<Page> {
  const found = await listItemRanks(deps.pool, scope, at, filter);
  const { clocks } = directory.rules;
  const priority = (curve: PriorityCurve) => priorityAt(curve, at.getTime(), clocks(curve.calendar));
  const ranked = found.map(({ id, curve }) => ({ id, value: curve && priority(curve) }));
  const compare = (a: Pick<Cursor, 'id' | 'value'>, b: Pick<Cursor, 'id' | 'value'>): number => {
    if (a.value === null || b.value === null)
      return Number(a.value === null) - Number(b.value === null) || byText(a.id, b.id);
    const byPriority = Number(a.value) - Number(b.value);
    return (isDescending ? -byPriority : byPriority) || byText(a.id, b.id);
  };
  ranked.sort(compare);
  const start = cursor ? ranked.findIndex((entry) => compare(entry, cursor) > 0) : 0;
  const ids = start < 0 ? [] : ranked.slice(start, start + limit);
  const rows = new Map(
    (
      await readItemRows(
        deps.pool,
        scope,
        ids.map(({ id }) => id),
      )
    ).map((row) => [row.state.id, row]),
  );
  const last = ids.at(-1);
  return {
    rows: ids.flatMap(({ id }) => rows.get(id) ?? []),
    next: last && start + limit < ranked.length ? last : null,
  };
}

function byText(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}
