type Values = Record<string, unknown>;

/**
 * The fields that differ, as they were and as they are, objects field by field. What only one side has stands on that side
 * alone.
 *
 * @example difference({ a: 1, b: { c: 2, d: 3 } }, { a: 1, b: { c: 2, d: 4 } }) // { before: { b: { d: 3 } }, after: { b: { d: 4 } } }
 */
export function difference(before: Values, after: Values): { before: Values; after: Values } {
  const was: Values = {};
  const is: Values = {};
  for (const key of new Set([...Object.keys(before), ...Object.keys(after)])) {
    const old = own(before, key);
    const now = own(after, key);
    if (isValues(old) && isValues(now)) {
      const inner = difference(old, now);
      if (Object.keys(inner.before).length > 0) set(was, key, inner.before);
      if (Object.keys(inner.after).length > 0) set(is, key, inner.after);
      continue;
    }
    if (isSame(old, now)) continue;
    if (old !== undefined) set(was, key, old);
    if (now !== undefined) set(is, key, now);
  }
  return { before: was, after: is };
}

/** Every object seems to have a field of the name `__proto__`. */
function own(values: Values, key: string): unknown {
  return Object.hasOwn(values, key) ? values[key] : undefined;
}

/** Also a field of the name `__proto__`. */
function set(values: Values, key: string, value: unknown): void {
  Object.defineProperty(values, key, { value, enumerable: true, writable: true, configurable: true });
}

function isValues(value: unknown): value is Values {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** As JSON has it: fields in any order. */
function isSame(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true;
  if (Array.isArray(a) && Array.isArray(b)) {
    return a.length === b.length && a.every((value, index) => isSame(value, b[index]));
  }
  if (!isValues(a) || !isValues(b)) return false;
  const keys = Object.keys(a);
  return keys.length === Object.keys(b).length && keys.every((key) => Object.hasOwn(b, key) && isSame(a[key], b[key]));
}
