import type { Schema } from '../document/shape';
import { kindOf } from './attribute-kind';
import type { AttributeKind } from './attribute-kind';

/** An attribute as a row of a table. */
export interface AttributeRow {
  readonly name: string;
  /** What is said of it; empty where that is no object. */
  readonly property: Schema;
  readonly kind: AttributeKind;
  readonly isRequired: boolean;
  readonly isPersonal: boolean;
}

const personalWords = ['personal', 'x-personal'];

/** The attributes of a schema in the order in which people are asked for them. */
export function rowsOf(schema: Schema): AttributeRow[] {
  const needed = requiredOf(schema);
  return entriesOf(schema).map(([name, given]) => {
    const property = objectOf(given);
    return {
      name,
      property,
      kind: kindOf(given),
      isRequired: needed.includes(name),
      isPersonal: personalWords.some((word) => property[word] === true),
    };
  });
}

/** What else the schema says: rules between attributes, definitions; it stays as it is. */
export function wordsBeside(schema: Schema): string[] {
  return Object.keys(schema).filter((word) => !['type', 'properties', 'required', '$schema'].includes(word));
}

export function withProperty(schema: Schema, name: string, property: Schema): Schema {
  return { ...schema, properties: { ...objectOf(schema['properties']), [name]: property } };
}

/** Sets a word of an attribute; undefined leaves it out. */
export function withWord(property: Schema, word: string, value: unknown): Schema {
  const { [word]: _, ...others } = property;
  return value === undefined ? others : { ...property, [word]: value };
}

export function withPersonal(property: Schema, isPersonal: boolean): Schema {
  const clean = personalWords.reduce((rest, word) => withWord(rest, word, undefined), property);
  return isPersonal ? { ...clean, 'x-personal': true } : clean;
}

export function withRequired(schema: Schema, name: string, isRequired: boolean): Schema {
  const others = requiredOf(schema).filter((each) => each !== name);
  return writeRequired(schema, isRequired ? [...others, name] : others);
}

/** Under another name, in its place. What names it beside (`wordsBeside`) is for whoever wrote that. */
export function renamed(schema: Schema, name: string, next: string): Schema {
  const properties = Object.entries(objectOf(schema['properties'])).map(
    ([each, property]) => [each === name ? next : each, property] as const,
  );
  const needed = requiredOf(schema).map((each) => (each === name ? next : each));
  return writeRequired({ ...schema, properties: Object.fromEntries(properties) }, needed);
}

export function without(schema: Schema, name: string): Schema {
  const { [name]: _, ...others } = objectOf(schema['properties']);
  return withRequired({ ...schema, properties: others }, name, false);
}

export function added(schema: Schema, name: string): Schema {
  return inOrder({ type: 'object', ...schema }, [...entriesOf(schema), [name, { type: 'string' }]]);
}

/** One place up or down. */
export function moved(schema: Schema, name: string, by: 1 | -1): Schema {
  const entries = entriesOf(schema);
  const from = entries.findIndex(([each]) => each === name);
  const [entry, other] = [entries[from], entries[from + by]];
  if (entry === undefined || other === undefined) return schema;
  return inOrder(schema, entries.with(from, other).with(from + by, entry));
}

/** A name that no attribute has yet. */
export function freshName(schema: Schema, stem: string): string {
  const taken = objectOf(schema['properties']);
  let [name, count] = [stem, 1];
  while (Object.hasOwn(taken, name)) name = `${stem}_${(count += 1)}`;
  return name;
}

/** Why a name cannot be had; null: it can. */
export function nameFault(schema: Schema, own: string, next: string): 'empty' | 'taken' | 'forbidden' | null {
  if (next === '') return 'empty';
  if (['__proto__', 'constructor', 'prototype'].includes(next)) return 'forbidden';
  return next !== own && Object.hasOwn(objectOf(schema['properties']), next) ? 'taken' : null;
}

/** The database keeps no order of names, so each says its place itself. */
function inOrder(schema: Schema, entries: readonly (readonly [string, unknown])[]): Schema {
  const placed = entries.map(
    ([name, given], index) =>
      [name, typeof given === 'object' && given !== null ? { ...given, 'x-order': index + 1 } : given] as const,
  );
  return { ...schema, properties: Object.fromEntries(placed) };
}

function entriesOf(schema: Schema): (readonly [string, unknown])[] {
  const placeOf = (given: unknown) => {
    const place = objectOf(given)['x-order'];
    return typeof place === 'number' ? place : Number.MAX_SAFE_INTEGER;
  };
  return Object.entries(objectOf(schema['properties'])).toSorted(([, one], [, other]) => placeOf(one) - placeOf(other));
}

function requiredOf({ required }: Schema): string[] {
  return Array.isArray(required) ? required.filter((each) => typeof each === 'string') : [];
}

function writeRequired(schema: Schema, needed: readonly string[]): Schema {
  const { required: _, ...others } = schema;
  return needed.length === 0 ? others : { ...others, required: needed };
}

function objectOf(value: unknown): Schema {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : {};
}
