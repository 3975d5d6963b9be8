import { fieldInstant, instantField } from '../format/instant';
import { attributeLabel } from '../format/value';

/** How a field is asked for. `json`: what has no field of its own, as text. */
export type FieldKind = 'text' | 'long-text' | 'number' | 'flag' | 'yes-no' | 'choice' | 'date' | 'instant' | 'json';

export interface SchemaField {
  readonly name: string;
  readonly label: string;
  readonly help: string | undefined;
  readonly kind: FieldKind;
  readonly isRequired: boolean;
  /** To read only. */
  readonly isShown: boolean;
  /** What is known already. */
  readonly known: unknown;
  /** Of a choice. */
  readonly options: readonly unknown[];
  readonly initial: string;
  /** `initial` was read from what somebody said: it is to be checked. */
  readonly isSuggested: boolean;
}

/** Texts of fields, as they are typed, by name. */
export type FieldTexts = Readonly<Record<string, string>>;

/** The fields of a JSON Schema of an object, in its order, or in that of `x-order`; they begin with what is known, or suggested. */
export function schemaFields(
  schema: Readonly<Record<string, unknown>>,
  known: Readonly<Record<string, unknown>> = {},
  suggested: Readonly<Record<string, unknown>> = {},
): SchemaField[] {
  const required = Array.isArray(schema['required']) ? schema['required'] : [];
  const properties = Object.entries(objectOf(schema['properties']));
  return properties
    .toSorted(([, one], [, other]) => placeOf(one) - placeOf(other))
    .map(([name, given]) => {
      const property = objectOf(given);
      const isRequired = required.includes(name);
      const kind = kindOf(property, isRequired);
      const isSuggested = known[name] === undefined && suggested[name] !== undefined;
      return {
        name,
        label: textOf(property['title']) ?? attributeLabel(name),
        help: textOf(property['description']),
        kind,
        isRequired,
        isShown: property['readOnly'] === true,
        known: known[name],
        options: Array.isArray(property['enum']) ? property['enum'] : [],
        initial: isSuggested ? suggestedText(kind, suggested[name]) : initialText(known[name] ?? property['default']),
        isSuggested,
      };
    });
}

/** What names no place stands behind what does. */
function placeOf(property: unknown): number {
  const place = objectOf(property)['x-order'];
  return typeof place === 'number' ? place : Number.MAX_SAFE_INTEGER;
}

export type FieldFault = 'missing' | 'number' | 'instant' | 'json';

/** What was typed, as the API takes it; what is empty is left out. The server judges by the whole schema. */
export function fieldValues(
  fields: readonly SchemaField[],
  texts: FieldTexts,
): { values: Record<string, unknown>; faults: Record<string, FieldFault> } {
  const values: Record<string, unknown> = {};
  const faults: Record<string, FieldFault> = {};
  for (const { name, kind, isRequired, isShown, options, initial, isSuggested } of fields) {
    if (isShown) continue;
    const text = (texts[name] ?? initial).trim();
    if (kind === 'flag') values[name] = text === 'true';
    else if (text === '') {
      if (isRequired) faults[name] = 'missing';
      // What was known would stand again if it were left out.
      else if (initial !== '' && !isSuggested && (kind === 'text' || kind === 'long-text')) values[name] = '';
    } else if (kind === 'number') {
      const value = Number(text);
      if (Number.isFinite(value)) values[name] = value;
      else faults[name] = 'number';
    } else if (kind === 'yes-no') values[name] = text === 'true';
    else if (kind === 'choice') values[name] = options.find((option) => String(option) === text);
    else if (kind === 'instant') {
      const instant = fieldInstant(text);
      if (instant === undefined) faults[name] = 'instant';
      else values[name] = instant;
    } else if (kind === 'json') {
      const value = parsed(text);
      if (value === undefined) faults[name] = 'json';
      else values[name] = value;
    } else values[name] = text;
  }
  return { values, faults };
}

function kindOf({ enum: options, type, format, maxLength }: Record<string, unknown>, isRequired: boolean): FieldKind {
  if (Array.isArray(options)) return 'choice';
  if (type === 'number' || type === 'integer') return 'number';
  // A mark that is not set would be an answer that nobody has given.
  if (type === 'boolean') return isRequired ? 'yes-no' : 'flag';
  if (type !== 'string') return 'json';
  if (format === 'date') return 'date';
  if (format === 'date-time') return 'instant';
  return typeof maxLength === 'number' && maxLength > 200 ? 'long-text' : 'text';
}

export function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

/** Texts as they are, everything else as JSON writes it. */
function initialText(value: unknown): string {
  if (value === undefined || value === null) return '';
  return typeof value === 'string' ? value : JSON.stringify(value);
}

/** An instant as its field takes it. */
function suggestedText(kind: FieldKind, value: unknown): string {
  const ms = kind === 'instant' && typeof value === 'string' ? Date.parse(value) : Number.NaN;
  return Number.isNaN(ms) ? initialText(value) : instantField(ms);
}

function objectOf(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : {};
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}
