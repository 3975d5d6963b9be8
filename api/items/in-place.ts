type Attributes = Readonly<Record<string, unknown>>;

/** By schema, so that a list asks each but once. */
const places = new WeakMap<object, ReadonlyMap<string, number>>();

/**
 * Attributes in the order of `x-order`, as forms have their fields; what names no place stands behind. The database keeps no
 * order of names.
 */
export function inPlace(attributes: Attributes, schema: Attributes | undefined): Attributes {
  if (schema === undefined) return attributes;
  const order = places.get(schema) ?? readPlaces(schema);
  if (order.size === 0) return attributes;
  const placeOf = (name: string) => order.get(name) ?? Number.MAX_SAFE_INTEGER;
  return Object.fromEntries(Object.entries(attributes).toSorted(([a], [b]) => placeOf(a) - placeOf(b)));
}

function readPlaces(schema: Attributes): ReadonlyMap<string, number> {
  const order = new Map<string, number>();
  for (const [name, given] of Object.entries((schema['properties'] as Attributes | undefined) ?? {})) {
    const place = (given as { 'x-order'?: unknown } | null)?.['x-order'];
    if (typeof place === 'number') order.set(name, place);
  }
  places.set(schema, order);
  return order;
}
