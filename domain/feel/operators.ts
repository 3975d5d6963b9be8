import { FeelDate, FeelDateTime, FeelDuration, FeelRange, evaluate, isRange } from 'feelin';
import { Temporal as Tempo } from 'temporal-polyfill';
import { dayMs } from '../time/duration';
import { orNull, temporalSteps, textSteps } from './run';
import type { Run } from './run';
import { isContext, isTemporal, normalize, typeOf } from './values';

type Order = (a: unknown, b: unknown) => boolean;
/** The library's order of times, and of dates with times. */
const isBefore = evaluate('before').value as Order;

/** Negative, 0 or positive; null: the two do not compare. Values of different types never do. */
export function compare(a: unknown, b: unknown): number | null {
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  if (typeof a === 'string' && typeof b === 'string') return a < b ? -1 : Number(a > b);
  const type = typeOf(a);
  if (type !== typeOf(b) || !(isTemporal(a) || a instanceof FeelDuration)) return null;
  if (a instanceof FeelDate && b instanceof FeelDate) return Tempo.PlainDate.compare(a.unwrap(), b.unwrap());
  if (a instanceof FeelDuration && b instanceof FeelDuration) return lengthOf(a) - lengthOf(b);
  if (isBefore(a, b)) return -1;
  return Number(isBefore(b, a));
}

/** Null: values of different types are neither equal nor unequal. */
export function equals(a: unknown, b: unknown, run: Run): boolean | null {
  run.tick();
  if (a === b) return true;
  if (a === null || b === null) return false;
  if (Array.isArray(a) && Array.isArray(b)) {
    return a.length === b.length && a.every((entry, index) => equals(entry, b[index], run) === true);
  }
  if (Array.isArray(a)) return a.length === 1 ? equals(a[0], b, run) : null;
  if (Array.isArray(b)) return b.length === 1 ? equals(a, b[0], run) : null;
  const type = typeOf(a);
  if (type !== typeOf(b)) return null;
  if (isContext(a) && isContext(b)) {
    const names = Object.keys(a);
    if (names.length !== Object.keys(b).length) return false;
    return names.every((name) => Object.hasOwn(b, name) && equals(a[name], b[name], run) === true);
  }
  if (isRange(a) && isRange(b)) {
    const isAlike = a['start included'] === b['start included'] && a['end included'] === b['end included'];
    return isAlike && equals(a.start, b.start, run) === true && equals(a.end, b.end, run) === true;
  }
  if (isTemporal(a) && isTemporal(b) && zoneOf(a) !== zoneOf(b)) return false;
  return isTemporal(a) || a instanceof FeelDuration ? compare(a, b) === 0 : false;
}

/** `=`, `!=` and the four of order. */
export function holds(operator: string, a: unknown, b: unknown, run: Run): boolean | null {
  if (operator === '=' || operator === '!=') {
    const isEqual = equals(a, b, run);
    return isEqual === null ? null : isEqual === (operator === '=');
  }
  run.tick(typeof a === 'object' && a !== null ? temporalSteps : 1);
  const order = compare(a, b);
  if (order === null) return null;
  if (operator === '>') return order > 0;
  if (operator === '>=') return order >= 0;
  return operator === '<' ? order < 0 : order <= 0;
}

function zoneOf(value: object): boolean {
  return 'zone' in value && value.zone !== null;
}

/** A range, or null where its ends are of different types. */
export function rangeOf(start: unknown, end: unknown, startIncluded: boolean, endIncluded: boolean): FeelRange | null {
  const type = start === null ? typeOf(end) : typeOf(start);
  if (end !== null && typeOf(end) !== type) return null;
  if (['null', 'boolean', 'list', 'context', 'range', 'function', 'unknown'].includes(type)) return null;
  const valueType = type === 'date and time' ? 'date time' : type.endsWith('duration') ? 'duration' : type;
  return new FeelRange({ start, end, 'start included': startIncluded, 'end included': endIncluded, valueType });
}

export function isWithin(range: FeelRange, value: unknown): boolean | null {
  if (isRange(value)) return range.includes(value);
  const above = range.start === null ? 1 : compare(value, range.start);
  const below = range.end === null ? -1 : compare(value, range.end);
  if (above === null || below === null) return null;
  return (range['start included'] ? above >= 0 : above > 0) && (range['end included'] ? below <= 0 : below < 0);
}

export type ArithmeticSign = '+' | '-' | '*' | '/' | '**';

export function calculate(sign: ArithmeticSign, a: unknown, b: unknown, run: Run): unknown {
  if (typeof a === 'number' && typeof b === 'number') return normalize(ofNumbers(sign, a, b));
  if (sign === '+' && typeof a === 'string' && typeof b === 'string') {
    run.make(a.length + b.length);
    return a + b;
  }
  if (a instanceof FeelDuration || b instanceof FeelDuration || (isTemporal(a) && isTemporal(b))) {
    run.tick(temporalSteps);
    if (sign === '*' || sign === '/') return orNull(() => scaled(sign, a, b));
    if (sign === '**') return null;
    return orNull(() => moved(sign, a, b) ?? byLibrary(sign, a, b, run));
  }
  return null;
}

/** What moves most: a date by whole days or months, a date and time on a clock that never shifts. */
function moved(sign: '+' | '-', a: unknown, b: unknown): unknown {
  if (!(b instanceof FeelDuration)) return null;
  const span = sign === '+' ? b.unwrap() : b.unwrap().negated();
  const isWhole = b.yearsMonths || lengthOf(b) % dayMs === 0;
  if (a instanceof FeelDate && isWhole) return new FeelDate(a.unwrap().add(span));
  const isSteady = a instanceof FeelDateTime && (a.zone === null || a.zone === 'UTC');
  return isSteady ? new FeelDateTime(a.unwrap().add(span), a.zone) : null;
}

/** The text is parsed anew each time. */
function byLibrary(sign: '+' | '-', a: unknown, b: unknown, run: Run): unknown {
  run.tick(textSteps);
  return normalize(evaluate(`a ${sign} b`, { a, b }).value);
}

function ofNumbers(sign: ArithmeticSign, a: number, b: number): number | null {
  switch (sign) {
    case '+':
      return a + b;
    case '-':
      return a - b;
    case '*':
      return a * b;
    case '/':
      return b === 0 ? null : a / b;
    case '**':
      return a ** b;
  }
}

/** A duration times or by a number, or by a duration of its kind, which the library lacks. */
function scaled(sign: '*' | '/', a: unknown, b: unknown): number | FeelDuration | null {
  if (sign === '*' && a instanceof FeelDuration && typeof b === 'number') return times(a, b);
  if (sign === '*' && typeof a === 'number' && b instanceof FeelDuration) return times(b, a);
  if (sign !== '/' || !(a instanceof FeelDuration)) return null;
  if (typeof b === 'number') return b === 0 ? null : times(a, 1 / b);
  if (!(b instanceof FeelDuration) || a.yearsMonths !== b.yearsMonths) return null;
  return lengthOf(b) === 0 ? null : lengthOf(a) / lengthOf(b);
}

export function lengthOf(duration: FeelDuration): number {
  const span = duration.unwrap();
  return duration.yearsMonths ? span.years * 12 + span.months : span.total('milliseconds');
}

function times(duration: FeelDuration, factor: number): FeelDuration | null {
  const length = lengthOf(duration) * factor;
  if (!Number.isFinite(length) || Math.abs(length) > Number.MAX_SAFE_INTEGER) return null;
  if (duration.yearsMonths) return new FeelDuration(Tempo.Duration.from({ months: Math.trunc(length) }), true);
  const milliseconds = Math.trunc(length);
  const nanoseconds = Math.round((length - milliseconds) * 1e6);
  return new FeelDuration(Tempo.Duration.from({ milliseconds, nanoseconds }), false);
}
