import { evaluate } from 'feelin';
import type { FeelRange } from 'feelin';
import { rangeOf } from './operators';
import { normalize } from './values';

const form = /^([[(\]])\s*(.*?)\s*\.\.\s*(.*?)\s*([\])[])$/s;
const endpoint = /^(?:-?\d+(?:\.\d+)?|"[^"\\]*"|@"[^"\\]*"|(?:date|time|date and time|duration)\("[^"\\]*"\))$/;

/** `range("[1..3)")`: ends are literals; one may be left out where its bracket is open. Null: not such a text. */
export function readRange(text: string): FeelRange | null {
  const [, open, low, high, close] = form.exec(text.slice(0, 500)) ?? [];
  if (low === undefined || high === undefined || (low === '' && high === '')) return null;
  const [startIncluded, endIncluded] = [open === '[', close === ']'];
  if ((low === '' && startIncluded) || (high === '' && endIncluded)) return null;
  const [start, end] = [low, high].map((part) => (part === '' ? null : literal(part)));
  if ((low !== '' && start === null) || (high !== '' && end === null)) return null;
  return rangeOf(start, end, startIncluded, endIncluded);
}

function literal(text: string): unknown {
  if (!endpoint.test(text)) return null;
  try {
    return normalize(evaluate(text).value);
  } catch {
    return null;
  }
}
