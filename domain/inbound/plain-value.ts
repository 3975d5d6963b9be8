import { Temporal as Tempo } from 'temporal-polyfill';

/**
 * What an expression gave, as JSON has it. Dates, times and durations become the texts that the API takes: a date and time
 * with a zone is an instant. Functions and ranges are nothing.
 */
export function plainValue(value: unknown): unknown {
  if (value === undefined || value === null || typeof value === 'function') return null;
  if (typeof value !== 'object') return typeof value === 'number' && !Number.isFinite(value) ? null : value;
  if (Array.isArray(value)) return value.map(plainValue);
  if (Object.getPrototypeOf(value) === Object.prototype) {
    return Object.fromEntries(Object.entries(value).map(([key, entry]) => [key, plainValue(entry)]));
  }
  return 'unwrap' in value && typeof value.unwrap === 'function' ? textOf(value, value.unwrap()) : null;
}

/** The library's own types wrap those of `Temporal`; a zone stands beside the date and time of its place. */
function textOf(value: object, inner: unknown): string {
  const zone = 'zone' in value && typeof value.zone === 'string' ? value.zone : null;
  if (!(inner instanceof Tempo.PlainDateTime) || zone === null) return String(value);
  return inner.toZonedDateTime(zone === 'Z' ? 'UTC' : zone).toInstant().toString();
}
