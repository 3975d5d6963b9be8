import { z } from 'zod';
import { invalidInput } from '../http-problem';

const LATEST_MS = Date.parse('2200-01-01T00:00:00Z');

/**
 * Where a list goes on. `at` is the instant for which all its pages hold (priorities, shown states); `order` and
 * `filter` guard against a cursor used for another list.
 */
export const Cursor = z.strictObject({
  at: z.int().min(0).max(LATEST_MS),
  sort: z.string(),
  filter: z.string(),
  value: z.union([z.string(), z.number(), z.null()]),
  id: z.uuid(),
});
export type Cursor = z.infer<typeof Cursor>;

export function encodeCursor(cursor: Cursor): string {
  return Buffer.from(JSON.stringify(cursor)).toString('base64url');
}

/** Throws `INVALID_INPUT` for what we did not make for this list. */
export function decodeCursor(text: string, list: Pick<Cursor, 'sort' | 'filter'>): Cursor {
  const cursor = Cursor.safeParse(parse(text)).data;
  if (!cursor || cursor.sort !== list.sort || cursor.filter !== list.filter) {
    throw invalidInput([{ path: 'cursor', message: 'is no cursor of this list', code: 'INVALID_CURSOR' }]);
  }
  return cursor;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(Buffer.from(text, 'base64url').toString('utf8'));
  } catch {
    return undefined;
  }
}
