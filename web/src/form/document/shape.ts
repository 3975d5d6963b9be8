import { fieldLabel } from '../../format/field-text';

/** A JSON Schema, or a part of one. */
export type Schema = Readonly<Record<string, unknown>>;

/** How a value is asked for. `json`: what has no field of its own, as text. */
export type Shape =
  | { type: 'text' | 'long-text' | 'number' | 'flag' | 'instant' | 'json' }
  | { type: 'choice'; options: readonly unknown[] }
  /** A JSON Schema of an object: attributes, or a form. */
  | { type: 'attributes' }
  /** Several of a fixed set. */
  | { type: 'choices'; options: readonly string[] }
  /** Words, in an order or none. */
  | { type: 'texts' }
  | { type: 'list'; items: Schema }
  | { type: 'table'; values: Schema }
  | { type: 'group'; fields: readonly Field[] }
  /** A text alone, or a group that says more. */
  | { type: 'either'; text: Schema; fields: readonly Field[] }
  /** One of several groups, told apart by the value of one of their fields. */
  | { type: 'variants'; by: string; variants: readonly Variant[] };

export interface Variant {
  readonly value: string;
  readonly fields: readonly Field[];
}

export interface Field {
  readonly name: string;
  readonly label: string;
  readonly schema: Schema;
  readonly isRequired: boolean;
}

const LONG_TEXT = 255;

/** The shape of a schema; `root` holds what its references name. */
export function shapeOf(schema: Schema): Shape {
  const {
    type,
    enum: options,
    items,
    properties,
    additionalProperties: values,
    maxLength,
    format,
    'x-hint': hint,
  } = schema;
  if (schema['const'] === true) return { type: 'flag' };
  if ('const' in schema) return { type: 'choice', options: [schema['const']] };
  if (Array.isArray(options)) return { type: 'choice', options };
  if (format === 'json-schema') return { type: 'attributes' };
  switch (typeName(type)) {
    case 'string':
      if (format === 'date-time') return { type: 'instant' };
      if (hint === 'feel') return { type: 'long-text' };
      return {
        type: typeof maxLength === 'number' && maxLength > LONG_TEXT && format === undefined ? 'long-text' : 'text',
      };
    case 'number':
    case 'integer':
      return { type: 'number' };
    case 'boolean':
      return { type: 'flag' };
    case 'array':
      return isSchema(items) ? arrayShape(items) : { type: 'json' };
    case 'object':
      if (isSchema(properties)) return { type: 'group', fields: fieldsOf(schema) };
      return isSchema(values) && isPlain(values) ? { type: 'table', values } : { type: 'json' };
    default:
      return oneOfShape([schema['oneOf'], schema['anyOf']].find(Array.isArray) ?? []);
  }
}

/** Text of which a number or a flag is one as well, groups told apart by a field, else JSON. */
function oneOfShape(options: readonly unknown[]): Shape {
  const schemas = options.filter(isSchema);
  const types = schemas.map(({ type }) => type);
  if (types.includes('string') && types.every((type) => ['string', 'number', 'boolean'].includes(String(type))))
    return { type: 'text' };
  const [first] = schemas;
  const group = schemas.find(({ type, properties }) => type === 'object' && isSchema(properties));
  const text = schemas.find(({ type }) => type === 'string');
  if (group !== undefined && text !== undefined && schemas.length === 2)
    return { type: 'either', text, fields: fieldsOf(group) };
  const constOf = (schema: Schema, name: string) => {
    const property = isSchema(schema['properties']) ? schema['properties'][name] : undefined;
    return isSchema(property) && isText(property['const']) ? property['const'] : undefined;
  };
  const names = isSchema(first?.['properties']) ? Object.keys(first['properties']) : [];
  const by = names.find((name) => schemas.every((schema) => constOf(schema, name) !== undefined));
  if (by === undefined) return { type: 'json' };
  const variants = schemas.map((schema) => ({ value: constOf(schema, by) ?? '', fields: fieldsOf(schema, [by]) }));
  return { type: 'variants', by, variants };
}

/** Whether its texts may be lengths of time. */
export function isDuration({ format, anyOf }: Schema): boolean {
  return format === 'duration' || (Array.isArray(anyOf) && anyOf.some((each) => isSchema(each) && isDuration(each)));
}

/** Fields of an object, those that must be there first, else in the schema's order. */
export function fieldsOf({ properties, required }: Schema, leftOut: readonly string[] = []): Field[] {
  const needed = Array.isArray(required) ? required : [];
  return Object.entries(isSchema(properties) ? properties : {})
    .filter(([name]) => !leftOut.includes(name))
    .map(([name, schema]) => ({
      name,
      label: fieldLabel(labelOf(schema) ?? name),
      schema: isSchema(schema) ? schema : {},
      isRequired: needed.includes(name),
    }));
}

/** Where one name means several things, the schema says which. */
function labelOf(schema: unknown): string | undefined {
  const label = isSchema(schema) ? schema['x-label'] : undefined;
  return typeof label === 'string' ? label : undefined;
}

/** What stands where nothing does, as a text; undefined: nothing. */
export function defaultText({ default: value }: Schema): string | undefined {
  if (value === undefined || value === null || value === '') return undefined;
  if (Array.isArray(value)) return value.length > 0 && value.every(isText) ? value.join(', ') : undefined;
  return typeof value === 'object' ? undefined : textOf(value);
}

/** A plain value as a text. */
export function textOf(value: unknown): string {
  if (typeof value === 'string') return value;
  return value === undefined ? '' : JSON.stringify(value);
}

/** A new entry of a list: with what a group must have, else empty. */
export function emptyOf(schema: Schema): unknown {
  const shape = shapeOf(schema);
  if (shape.type === 'group' || shape.type === 'variants') return {};
  if (shape.type === 'attributes') return { type: 'object' };
  return shape.type === 'list' || shape.type === 'texts' || shape.type === 'choices' ? [] : '';
}

function arrayShape(items: Schema): Shape {
  const shape = shapeOf(items);
  if (shape.type === 'choice' && shape.options.every(isText)) return { type: 'choices', options: shape.options };
  return shape.type === 'text' || shape.type === 'long-text' ? { type: 'texts' } : { type: 'list', items };
}

/** Values that a table draws beside their name. */
function isPlain(schema: Schema): boolean {
  const drawn = ['text', 'long-text', 'number', 'flag', 'choice', 'texts', 'attributes', 'group', 'either'];
  return drawn.includes(shapeOf(schema).type);
}

function typeName(type: unknown): unknown {
  return Array.isArray(type) ? type.find((each) => each !== 'null') : type;
}

function isSchema(value: unknown): value is Schema {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isText(value: unknown): value is string {
  return typeof value === 'string';
}
