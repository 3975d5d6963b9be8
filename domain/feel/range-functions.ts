import { isRange } from 'feelin';
import type { FeelRange } from 'feelin';
import { own } from './built-in';
import type { BuiltIn } from './built-in';
import { compare, equals, rangeOf } from './operators';

const order = (a: unknown, b: unknown): number => compare(a, b) ?? Number.NaN;
const isIn = (range: FeelRange, end: 'start' | 'end'): boolean => range[`${end} included`];

/** The relations of ranges that the library lacks. */
export const rangeFunctions: Record<string, BuiltIn> = {
  'overlaps before': ofRanges((a, b) => {
    const starts =
      order(a.start, b.start) < 0 || (order(a.start, b.start) === 0 && isIn(a, 'start') && !isIn(b, 'start'));
    const meets = order(a.end, b.start) > 0 || (order(a.end, b.start) === 0 && isIn(a, 'end') && isIn(b, 'start'));
    const ends = order(a.end, b.end) < 0 || (order(a.end, b.end) === 0 && (!isIn(a, 'end') || isIn(b, 'end')));
    return starts && meets && ends;
  }),
  'overlaps after': ofRanges((b, a) => {
    const meets = order(a.end, b.start) > 0 || (order(a.end, b.start) === 0 && isIn(a, 'end') && isIn(b, 'start'));
    const starts =
      order(a.start, b.start) < 0 || (order(a.start, b.start) === 0 && (isIn(a, 'start') || !isIn(b, 'start')));
    const ends = order(a.end, b.end) < 0 || (order(a.end, b.end) === 0 && !isIn(a, 'end') && isIn(b, 'end'));
    return meets && starts && ends;
  }),
  finishes: ofPoints((point, range) => order(point, range.end) === 0 && isIn(range, 'end'), finishes),
  'finished by': ofPoints((point, range) => order(point, range.end) === 0 && isIn(range, 'end'), finishes, true),
  during: ofPoints(
    (point, range) => range.includes(point) === true,
    (a, b) => b.includes(a) === true,
  ),
  starts: ofPoints((point, range) => order(point, range.start) === 0 && isIn(range, 'start'), startsIn),
  'started by': ofPoints((point, range) => order(point, range.start) === 0 && isIn(range, 'start'), startsIn, true),
  coincides: own(['a', 'b'], ([a, b], run) => (a === null || b === null ? null : equals(a, b, run))),
};

function startsIn(a: FeelRange, b: FeelRange): boolean {
  return order(a.start, b.start) === 0 && isIn(a, 'start') === isIn(b, 'start') && b.includes(a) === true;
}

function finishes(a: FeelRange, b: FeelRange): boolean {
  return order(a.end, b.end) === 0 && isIn(a, 'end') === isIn(b, 'end') && b.includes(a) === true;
}

function ofRanges(test: (a: FeelRange, b: FeelRange) => boolean): BuiltIn {
  return own(['range1', 'range2'], ([a, b]) => (isRange(a) && isRange(b) ? test(a, b) : null));
}

/** Of a point or a range and a range; `isTurned`: the range comes first. */
function ofPoints(
  ofPoint: (point: unknown, range: FeelRange) => boolean,
  ofRange: (a: FeelRange, b: FeelRange) => boolean,
  isTurned = false,
): BuiltIn {
  return own(isTurned ? ['range', 'value'] : ['value', 'range'], (args) => {
    const [a, b] = isTurned ? [args[1], args[0]] : args;
    if (!isRange(b) || a === null || a === undefined) return null;
    if (isRange(a)) return ofRange(a, b);
    return rangeOf(a, b.start ?? b.end, true, true) === null ? null : ofPoint(a, b);
  });
}
