import { isSameJson } from './canonical-json';

/** One value that two documents do not share: without `before` it came, without `after` it went. */
export interface Difference {
  path: readonly (string | number)[];
  before?: unknown;
  after?: unknown;
}

/**
 * What turns one JSON value into another, in the order in which it stands there. In a list, what begins and ends alike is
 * left alone, so that a row put into a table is one difference and not one for each row below it; then elements of one place
 * are compared, and what is left over came or went at its place.
 *
 * @example differences({ rings: [1, 3] }, { rings: [1, 2, 3] }) // [{ path: ['rings', 1], after: 2 }]
 */
export function differences(before: unknown, after: unknown, path: Difference['path'] = []): Difference[] {
  if (Array.isArray(before) && Array.isArray(after)) return inLists(before, after, path);
  if (isObject(before) && isObject(after)) return inObjects(before, after, path);
  return isSameJson(before, after) ? [] : [{ path, before, after }];
}

function inObjects(before: Record<string, unknown>, after: Record<string, unknown>, path: Difference['path']) {
  const names = new Set([...Object.keys(before), ...Object.keys(after)]);
  return [...names].flatMap((name): Difference[] => {
    const at = [...path, name];
    if (!Object.hasOwn(after, name)) return [{ path: at, before: before[name] }];
    if (!Object.hasOwn(before, name)) return [{ path: at, after: after[name] }];
    return differences(before[name], after[name], at);
  });
}

function inLists(before: readonly unknown[], after: readonly unknown[], path: Difference['path']): Difference[] {
  const shorter = Math.min(before.length, after.length);
  let start = 0;
  while (start < shorter && isSameJson(before[start], after[start])) start += 1;
  let end = 0;
  while (end < shorter - start && isSameJson(before.at(-1 - end), after.at(-1 - end))) end += 1;
  const [was, is] = [before.slice(start, before.length - end), after.slice(start, after.length - end)];
  return Array.from({ length: Math.max(was.length, is.length) }, (_, index): Difference[] => {
    const at = [...path, start + index];
    if (index >= is.length) return [{ path: at, before: was[index] }];
    if (index >= was.length) return [{ path: at, after: is[index] }];
    return differences(was[index], is[index], at);
  }).flat();
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
