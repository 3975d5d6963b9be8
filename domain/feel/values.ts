import { FeelDate, FeelDateTime, FeelDuration, FeelTime, isFunction, isRange } from 'feelin';
import { plainName } from './scope';

export type FeelType =
  | 'null'
  | 'boolean'
  | 'number'
  | 'string'
  | 'list'
  | 'context'
  | 'date'
  | 'time'
  | 'date and time'
  | 'days and time duration'
  | 'years and months duration'
  | 'range'
  | 'function'
  | 'unknown';

export type FeelContext = Readonly<Record<string, unknown>>;

export function typeOf(value: unknown): FeelType {
  if (value === null || value === undefined) return 'null';
  if (typeof value === 'number') return 'number';
  if (typeof value === 'string') return 'string';
  if (typeof value === 'boolean') return 'boolean';
  if (Array.isArray(value)) return 'list';
  if (isContext(value)) return 'context';
  if (value instanceof FeelDate) return 'date';
  if (value instanceof FeelDateTime) return 'date and time';
  if (value instanceof FeelTime) return 'time';
  if (value instanceof FeelDuration) return value.yearsMonths ? 'years and months duration' : 'days and time duration';
  if (isRange(value)) return 'range';
  return isFunction(value) ? 'function' : 'unknown';
}

export function isContext(value: unknown): value is FeelContext {
  return typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype;
}

export function isTemporal(value: unknown): value is FeelDate | FeelTime | FeelDateTime {
  return value instanceof FeelDate || value instanceof FeelTime || value instanceof FeelDateTime;
}

const datePart = ['year', 'month', 'day', 'weekday'];
const timePart = ['hour', 'minute', 'second', 'time offset', 'timezone'];
/** All that can be read of a value that is no context; everything else of the library's classes stays hidden. */
const properties: Partial<Record<FeelType, readonly string[]>> = {
  date: datePart,
  time: timePart,
  'date and time': [...datePart, ...timePart],
  'days and time duration': ['days', 'hours', 'minutes', 'seconds'],
  'years and months duration': ['years', 'months'],
  range: ['start', 'end', 'start included', 'end included'],
};

/** An entry of a context or a property of a date, a duration, a range; null: there is none. */
export function readProperty(value: unknown, name: string): unknown {
  if (isContext(value)) {
    if (Object.hasOwn(value, name)) return value[name] ?? null;
    if (/^[\p{L}_][\p{L}\p{N}_]*$/u.test(name)) return null;
    const spaced = Object.keys(value).find((key) => plainName(key) === name);
    return spaced === undefined ? null : (value[spaced] ?? null);
  }
  if (!properties[typeOf(value)]?.includes(name)) return null;
  return (value as Record<string, unknown>)[name] ?? null;
}

/** What is no value of the language is null: failures of a function, numbers that are none. */
export function normalize(value: unknown): unknown {
  if (typeof value === 'number') return Number.isFinite(value) ? value : null;
  return typeOf(value) === 'unknown' ? null : (value ?? null);
}
