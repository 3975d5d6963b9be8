import { builtIn } from '../../domain/feel/functions';
import { equals } from '../../domain/feel/operators';
import { Run } from '../../domain/feel/run';
import { isContext } from '../../domain/feel/values';
import { childrenOf } from './xml';
import type { Element } from './xml';

const readers: Readonly<Record<string, string>> = {
  date: 'date',
  time: 'time',
  dateTime: 'date and time',
  duration: 'duration',
  dayTimeDuration: 'duration',
  yearMonthDuration: 'duration',
};
const numbers = ['decimal', 'double', 'float', 'integer', 'int', 'long'];

/** A value as a test file writes it: `value`, `list` of `item`, or `component`s of a context. */
export function testValue(element: Element): unknown {
  if (element.attributes['nil'] === 'true') return null;
  const [value, list] = [childrenOf(element, 'value')[0], childrenOf(element, 'list')[0]];
  if (value) return scalar(value);
  if (list) return list.attributes['nil'] === 'true' ? null : childrenOf(list, 'item').map(testValue);
  const components = childrenOf(element, 'component');
  if (components.length === 0) return null;
  return Object.fromEntries(components.map((part) => [part.attributes['name'] ?? '', testValue(part)]));
}

function scalar({ attributes, text }: Element): unknown {
  if (attributes['nil'] === 'true') return null;
  const type = (attributes['type'] ?? 'string').replace(/^\w+:/, '');
  if (numbers.includes(type)) return Number(text);
  if (type === 'boolean') return text.trim() === 'true';
  const reader = readers[type];
  return reader ? (builtIn(reader)?.call([text.trim()], new Run(0)) ?? null) : text;
}

/** The last digits of doubles are not compared: the files have 34 decimal places, and ask for 8. */
export function isAsExpected(actual: unknown, expected: unknown): boolean {
  if (typeof actual === 'number' && typeof expected === 'number') {
    return Math.abs(actual - expected) <= 1e-8 * Math.max(1, Math.abs(expected));
  }
  if (Array.isArray(actual) && Array.isArray(expected)) {
    return actual.length === expected.length && actual.every((entry, at) => isAsExpected(entry, expected[at]));
  }
  if (isContext(actual) && isContext(expected)) {
    const names = Object.keys(expected);
    return (
      names.length === Object.keys(actual).length && names.every((name) => isAsExpected(actual[name], expected[name]))
    );
  }
  return equals(actual ?? null, expected ?? null, new Run(0)) === true;
}
