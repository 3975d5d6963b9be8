/** Those of the values that a schema of attributes names, or all where it names none. What has no value is left out. */
export function namedBy(
  { properties }: Readonly<Record<string, unknown>>,
  values: Readonly<Record<string, unknown>>,
): Record<string, unknown> {
  const isNamed = typeof properties === 'object' && properties !== null && Object.keys(properties).length > 0;
  return Object.fromEntries(
    Object.entries(values).filter(
      ([name, value]) => value !== null && value !== undefined && (!isNamed || Object.hasOwn(properties, name)),
    ),
  );
}
