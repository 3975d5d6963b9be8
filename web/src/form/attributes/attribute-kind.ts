import type { Schema } from '../document/shape';

/** What an attribute is, in words of business. `other`: what a schema says of it has no word here, and stays as it is written. */
export const attributeKinds = [
  'text',
  'long-text',
  'choice',
  'number',
  'whole',
  'yes-no',
  'date',
  'instant',
  'mail',
  'link',
  'other',
] as const;
export type AttributeKind = (typeof attributeKinds)[number];

/** From here on people get room for several lines. */
const LONG_TEXT = 200;
const USUAL_LONG_TEXT = 2_000;

const base: Readonly<Record<AttributeKind, Schema>> = {
  text: { type: 'string' },
  'long-text': { type: 'string', maxLength: USUAL_LONG_TEXT },
  choice: { type: 'string', enum: [] },
  number: { type: 'number' },
  whole: { type: 'integer' },
  'yes-no': { type: 'boolean' },
  date: { type: 'string', format: 'date' },
  instant: { type: 'string', format: 'date-time' },
  mail: { type: 'string', format: 'email' },
  link: { type: 'string', format: 'uri' },
  other: {},
};

/** Words whose meaning no kind can show: who uses them is edited as text. */
const opaque =
  '$ref $dynamicRef allOf anyOf oneOf not if then else const properties items prefixItems additionalProperties contains'.split(
    ' ',
  );

const formats: Readonly<Record<string, AttributeKind>> = {
  date: 'date',
  'date-time': 'instant',
  email: 'mail',
  uri: 'link',
};

export function kindOf(property: unknown): AttributeKind {
  if (typeof property !== 'object' || property === null || Array.isArray(property)) return 'other';
  const schema: Schema = { ...property };
  if (opaque.some((word) => Object.hasOwn(schema, word))) return 'other';
  const { type, enum: options, format, maxLength } = schema;
  if (options !== undefined) {
    const areTexts = Array.isArray(options) && options.every((option) => typeof option === 'string');
    return areTexts && (type === undefined || type === 'string') && format === undefined ? 'choice' : 'other';
  }
  if (type === 'number') return 'number';
  if (type === 'integer') return 'whole';
  if (type === 'boolean') return 'yes-no';
  if (type !== 'string') return 'other';
  if (format !== undefined) return (typeof format === 'string' && formats[format]) || 'other';
  return typeof maxLength === 'number' && maxLength > LONG_TEXT ? 'long-text' : 'text';
}

/** What is said of an attribute whatever it is. */
const ofEvery = ['title', 'description', 'readOnly', 'personal', 'deprecated'];

/** Of another kind: what only the old one could say is left out. */
export function withKind(property: Schema, kind: AttributeKind): Schema {
  if (kind === kindOf(property)) return property;
  const kept = Object.entries(property).filter(([word]) => ofEvery.includes(word) || word.startsWith('x-'));
  return { ...base[kind], ...Object.fromEntries(kept) };
}
