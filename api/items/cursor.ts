import { z } from 'zod';
import type { RankKey } from '../../domain/routing/order';
import { noCursor, readPlace, writePlace } from '../place';

const LATEST_MS = Date.parse('2200-01-01T00:00:00Z');
/** As many as have room in an address. */
const TOPS_AT_MOST = 100;

/**
 * Where a list goes on. `at` is the instant for which all its pages hold (priorities, shown states); `sort` and `filter`
 * guard against a cursor used for another list.
 */
export const Cursor = z.strictObject({
  at: z.int().min(0).max(LATEST_MS),
  sort: z.string(),
  filter: z.string(),
  /** Text of a column, or rank, whether it is on top of its queue, and since when it waits; null: closed. */
  value: z.union([z.string(), z.tuple([z.number(), z.boolean(), z.number()]), z.null()]),
  id: z.uuid(),
  /** What items on top of their queues count as in this list, by queue. */
  tops: z.array(z.tuple([z.string(), z.number()])).optional(),
});
export type Cursor = z.infer<typeof Cursor>;

/** Where the list goes on behind a place in the order by priority. */
export function rankValue({ rank, isOnTop, queuedSinceMs, id }: RankKey): Pick<Cursor, 'value' | 'id'> {
  return { value: [rank, isOnTop, queuedSinceMs], id };
}

/** Null: before all. */
export function rankPlace(cursor: Pick<Cursor, 'value' | 'id'> | undefined): RankKey | null {
  if (!cursor) return null;
  if (!Array.isArray(cursor.value)) throw noCursor();
  const [rank, isOnTop, queuedSinceMs] = cursor.value;
  return { rank, isOnTop, queuedSinceMs, id: cursor.id };
}

export function encodeCursor({ tops, ...cursor }: Cursor): string {
  const kept = tops && tops.length > 0 ? { tops: tops.slice(0, TOPS_AT_MOST) } : {};
  return writePlace({ ...cursor, ...kept });
}

/** Throws `INVALID_INPUT` for what we did not make for this list. */
export function decodeCursor(text: string, list: Pick<Cursor, 'sort' | 'filter'>): Cursor {
  const cursor = readPlace(Cursor, text);
  if (!cursor || cursor.sort !== list.sort || cursor.filter !== list.filter) throw noCursor();
  return cursor;
}
