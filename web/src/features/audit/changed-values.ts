type Values = Readonly<Record<string, unknown>>;

/** A value that differs, by its path; undefined: that side has none. */
export interface ChangedValue {
  path: readonly string[];
  before: unknown;
  after: unknown;
}

/** Before and after side by side, down to what is no object. */
export function changedValues(
  before: Values | null,
  after: Values | null,
  path: readonly string[] = [],
): ChangedValue[] {
  const names = new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {})]);
  return [...names].flatMap((name) => {
    const was = before?.[name];
    const is = after?.[name];
    const here = [...path, name];
    const isNested =
      [was, is].every((value) => value === undefined || isValues(value)) && !(isEmpty(was) && isEmpty(is));
    return isNested ? changedValues(valuesOf(was), valuesOf(is), here) : [{ path: here, before: was, after: is }];
  });
}

function isValues(value: unknown): value is Values {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isEmpty(value: unknown): boolean {
  return value === undefined || (isValues(value) && Object.keys(value).length === 0);
}

const valuesOf = (value: unknown): Values | null => (isValues(value) ? value : null);
