import type { PriorityCurve } from '../../domain/priority/curve';
import type { KnownBytes } from './known-bytes';

const DUE = Buffer.from('"dueMs": ');
const ACTIVATION = Buffer.from('"activationMs": ');
const COMMA = 44;

/**
 * Most curves are the same but for their place in time, which is two numbers: cut out as the database writes them, they
 * leave a text that has been read before. Within a string no quotation mark would stand unescaped.
 */
export function curveOf(
  bytes: Buffer,
  view: DataView,
  start: number,
  end: number,
  known: KnownBytes<PriorityCurve>,
): PriorityCurve {
  const read = () => JSON.parse(bytes.toString('utf8', start, end)) as PriorityCurve;
  const dueAt = placeBehind(view, DUE, start, end);
  const dueEnd = placeOfComma(view, dueAt, end);
  const activationAt = lastPlaceBehind(view, ACTIVATION, dueEnd, end);
  const activationEnd = placeOfComma(view, activationAt, end);
  if (activationEnd === end) return read();
  const bounds = [start, dueAt, dueEnd, activationAt, activationEnd, end];
  const { calendar, interpolation, points, overdue, min, max, offset, fixed } = known.find(view, bounds, read);
  const dueMs = numberIn(bytes, view, dueAt, dueEnd);
  const activationMs = numberIn(bytes, view, activationAt, activationEnd);
  return { calendar, activationMs: activationMs ?? 0, dueMs, interpolation, points, overdue, min, max, offset, fixed };
}

/** Right behind a text; the end, where it does not stand. */
function placeBehind(view: DataView, text: Uint8Array, start: number, end: number): number {
  for (let at = start; at + text.length <= end; at += 1) if (standsAt(view, text, at)) return at + text.length;
  return end;
}

/** The same, from behind. */
function lastPlaceBehind(view: DataView, text: Uint8Array, start: number, end: number): number {
  for (let at = end - text.length; at >= start; at -= 1) if (standsAt(view, text, at)) return at + text.length;
  return end;
}

function standsAt(view: DataView, text: Uint8Array, at: number): boolean {
  for (let place = 0; place < text.length; place += 1) if (view.getUint8(at + place) !== text[place]) return false;
  return true;
}

function placeOfComma(view: DataView, start: number, end: number): number {
  let at = start;
  while (at < end && view.getUint8(at) !== COMMA) at += 1;
  return at;
}

const ZERO = 48;
/** Whole numbers with no more digits are exact. */
const DIGITS = 15;

/** Null for `null`. */
function numberIn(bytes: Buffer, view: DataView, start: number, end: number): number | null {
  let value = 0;
  for (let at = start; at < end; at += 1) {
    const digit = view.getUint8(at) - ZERO;
    if (digit < 0 || digit > 9 || end - start > DIGITS)
      return JSON.parse(bytes.toString('latin1', start, end)) as number | null;
    value = value * 10 + digit;
  }
  return value;
}
