import { z } from 'zod';
import { MOST_PRIORITY } from '../../domain/priority/bounds';

/** RFC 3339 in UTC, as every answer writes it: `2026-11-23T08:00:00.000Z`. */
export const Instant = z.iso.datetime().meta({ id: 'Instant', example: '2026-11-23T08:00:00.000Z' });

const EARLIEST = Date.parse('1900-01-01T00:00:00Z');
const LATEST = Date.parse('2200-01-01T00:00:00Z');

/** An instant in a request. What lies centuries away, or by more than 14 hours off UTC, is a mistake, and no database's instant. */
export const GivenInstant = z.iso
  .datetime({ offset: true, abort: true })
  .refine(isNear, 'must lie between 1900 and 2200')
  .refine(isOnEarth, 'must be at most 14:00 off UTC')
  .meta({ example: '2026-11-23T09:00:00+01:00' });

/** A fixed priority in a request. */
export const GivenPriority = z.number().min(-MOST_PRIORITY).max(MOST_PRIORITY);

/** No place on earth is further off, and PostgreSQL takes no offset of a day. */
function isOnEarth(text: string): boolean {
  const [, hours = '0', minutes = '0'] = /[+-](\d\d):(\d\d)$/.exec(text) ?? [];
  return Number(hours) * 60 + Number(minutes) <= 14 * 60;
}

function isNear(text: string): boolean {
  const ms = Date.parse(text);
  return ms >= EARLIEST && ms < LATEST;
}

/** Key of a configuration document. */
export const Key = z
  .string()
  .regex(/^[a-z0-9][a-z0-9-_.]{0,63}$/)
  .meta({ id: 'Key', example: 'claims' });

/** What a query string may carry several times or separated by commas: `state=queued,offered`. */
export function listOf<T extends z.ZodType<string, string>>(entry: T) {
  return z
    .union([z.string(), z.array(z.string())])
    .transform((given) => (Array.isArray(given) ? given : [given]).flatMap((text) => text.split(',')))
    .pipe(z.array(entry).min(1).max(50));
}

/** Attributes of an item: checked against its worktype's JSON Schema, so any JSON here. */
export const Attributes = z.record(z.string(), z.unknown()).meta({ id: 'Attributes' });

/** Where a list goes on, as its last page said. */
export const LongCursor = z
  .string()
  .max(8_000)
  .regex(/^[\w-]*$/)
  .optional();

/** Page size of every list. */
export const Limit = z.coerce.number().int().min(1).max(200).default(50);

/** Why somebody asks for something. */
export const Reason = z.string().trim().min(1).max(255).optional().meta({ description: 'Why; kept in the history.' });
