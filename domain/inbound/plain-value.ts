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
  if (!('unwrap' in value) || typeof value.unwrap !== 'function') return null;
  if (!('toJSON' in value) || typeof value.toJSON !== 'function') return null;
  return instantOf(value, value.unwrap()) ?? String(value.toJSON());
}

/** The library's own types wrap those of `Temporal`; a zone stands beside the date and time of its place. */
function instantOf(value: object, inner: unknown): string | undefined {
  if (!('zone' in value) || typeof value.zone !== 'string' || !(inner instanceof Tempo.PlainDateTime)) return undefined;
  return inner
    .toZonedDateTime(value.zone === 'Z' ? 'UTC' : value.zone)
    .toInstant()
    .toString();
}
