import type { z } from 'zod';
import { noCursor } from '../items/cursor';

/** Where a list goes on, as an opaque text. */
export function writePlace(parts: readonly string[]): string {
  return Buffer.from(JSON.stringify(parts)).toString('base64url');
}

/** Throws `INVALID_INPUT` for what is no place of this list; undefined without a cursor. */
export function readPlace<T>(schema: z.ZodType<T>, cursor: string | undefined): T | undefined {
  if (cursor === undefined) return undefined;
  try {
    return schema.parse(JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8')));
  } catch {
    throw noCursor();
  }
}
