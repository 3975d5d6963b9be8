import { z } from 'zod';
import { invalidInput } from './http-problem';
import { findFault } from './json-input';

/** Of a place: it has a handful. */
const MAX_KEYS = 20;

/** In a place: an instant to the microsecond, as the database writes it. */
export const PlacedInstant = z.string().regex(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d(\.\d+)?[+-]\d\d(:\d\d)?$/);

/** Where a list goes on, as an opaque text. */
export function writePlace(place: unknown): string {
  return Buffer.from(JSON.stringify(place)).toString('base64url');
}

/** Throws `INVALID_INPUT` for what is no place of this list; undefined without a cursor. */
export function readPlace<T>(schema: z.ZodType<T>, cursor: string | undefined): T | undefined {
  if (cursor === undefined) return undefined;
  const place = schema.safeParse(parse(cursor));
  if (!place.success) throw noCursor();
  return place.data;
}

export function noCursor(): Error {
  return invalidInput([{ path: 'cursor', message: 'is no cursor of this list', code: 'INVALID_CURSOR' }]);
}

function parse(text: string): unknown {
  try {
    const value: unknown = JSON.parse(Buffer.from(text, 'base64url').toString('utf8'));
    return findFault(value, { maxKeys: MAX_KEYS }) ? undefined : value;
  } catch {
    return undefined;
  }
}
