import type { Domain, Literal, ValueKind } from '../decisions/column-values';
import type { PlainRange } from '../feel/tests';

/** What they mean for the values of an attribute is not looked into. */
const opaque = (
  '$ref $dynamicRef allOf anyOf oneOf not if pattern format multipleOf ' +
  'dependentSchemas patternProperties unevaluatedProperties'
).split(' ');

/**
 * Values that a worktype's schema lets an attribute have; null: nobody can tell. Lengths of texts are passed over: of those
 * that no cell names there are enough.
 */
export function attributeDomain(schema: Readonly<Record<string, unknown>>, attribute: string): Domain | null {
  if (opaque.some((word) => Object.hasOwn(schema, word))) return null;
  const { properties = {} } = schema as { properties?: Record<string, unknown> };
  const property = Object.hasOwn(properties, attribute) ? properties[attribute] : true;
  if (typeof property !== 'object' || property === null) return { tests: [] };
  return domainOf(property as Readonly<Record<string, unknown>>);
}

/** Whether a schema names an attribute; null: nobody can tell, for it names none, or not by name alone. */
export function declaresAttribute(schema: Readonly<Record<string, unknown>>, attribute: string): boolean | null {
  const { properties, additionalProperties = false } = schema as {
    properties?: Record<string, unknown>;
    additionalProperties?: unknown;
  };
  if (properties !== undefined && Object.hasOwn(properties, attribute)) return true;
  // Left out it admits others as well; who means that can say so.
  if (properties === undefined || additionalProperties !== false || opaque.some((word) => Object.hasOwn(schema, word)))
    return null;
  return false;
}

function domainOf(property: Readonly<Record<string, unknown>>): Domain | null {
  if (opaque.some((word) => Object.hasOwn(property, word))) return null;
  const types = typesOf(property['type']);
  if (types?.some((type) => !kindsOfTypes.has(type))) return null;
  const kinds = types?.map((type) => kindsOfTypes.get(type) as ValueKind);
  const values = Object.hasOwn(property, 'const') ? [property['const']] : property['enum'];
  const listed = Array.isArray(values) ? values.filter(isLiteral) : undefined;
  const named = listed && [...new Set(listed.map((one) => (one === null ? 'null' : (typeof one as ValueKind))))];
  const own = named ? named.filter((kind) => kinds?.includes(kind) ?? true) : kinds;
  return {
    ...(own ? { kinds: own } : {}),
    tests: [...(listed ? [pointsOf(listed)] : []), ...(kinds?.includes('number') ? boundsOf(property, kinds) : [])],
    ...(types?.includes('integer') && !types.includes('number') ? { isWhole: true } : {}),
  };
}

function typesOf(type: unknown): readonly string[] | undefined {
  if (typeof type === 'string') return [type];
  return Array.isArray(type) ? type.map(String) : undefined;
}

const kindsOfTypes: ReadonlyMap<string, ValueKind> = new Map([
  ['string', 'string'],
  ['number', 'number'],
  ['integer', 'number'],
  ['boolean', 'boolean'],
  ['null', 'null'],
]);

function isLiteral(value: unknown): value is Literal {
  return value === null || ['string', 'number', 'boolean'].includes(typeof value);
}

function pointsOf(values: readonly Literal[]) {
  const ranges = values.map((one): PlainRange => ({ low: one, high: one, lowIncluded: true, highIncluded: true }));
  return { ranges, isNegated: false };
}

/** Bounds of numbers; they say nothing of values of other kinds. */
function boundsOf(property: Readonly<Record<string, unknown>>, kinds: readonly ValueKind[]): Domain['tests'] {
  const below: readonly [string, (limit: number) => PlainRange][] = [
    ['minimum', (limit) => ({ high: limit, highIncluded: false })],
    ['exclusiveMinimum', (limit) => ({ high: limit, highIncluded: true })],
    ['maximum', (limit) => ({ low: limit, lowIncluded: false })],
    ['exclusiveMaximum', (limit) => ({ low: limit, lowIncluded: true })],
  ];
  if (!kinds.includes('number')) return [];
  return below.flatMap(([word, outside]) => {
    const limit = property[word];
    return typeof limit === 'number' ? [{ ranges: [outside(limit)], isNegated: true }] : [];
  });
}
