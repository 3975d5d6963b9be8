import { compileTests } from '../feel/compile-feel';
import { builtIn } from '../feel/functions';
import type { Run } from '../feel/run';
import type { TypeTest } from '../feel/type-test';
import { namedType } from '../feel/types';
import { isContext } from '../feel/values';
import type { ModelFault, Path } from './making';
import type { DecisionModel, ModelType } from './model';

/** A type of a model. */
export interface ItemType {
  test: TypeTest;
  /** What expressions may expect of such a value, for names that hold spaces. */
  shape: unknown;
  isList: boolean;
  parts: ReadonlyMap<string, ItemType>;
  /** How a text that comes from outside becomes such a value; null: it stays as it is. */
  read: string | null;
}
export interface ItemTypes {
  named: ReadonlyMap<string, TypeTest>;
  /** Undefined: there is no such type. */
  find: (name: string | undefined) => ItemType | undefined;
}

const readers: Readonly<Record<string, string>> = {
  date: 'date',
  time: 'time',
  'date and time': 'date and time',
  dateTime: 'date and time',
  'days and time duration': 'duration',
  dayTimeDuration: 'duration',
  'years and months duration': 'duration',
  yearMonthDuration: 'duration',
};
const noParts: ReadonlyMap<string, ItemType> = new Map();
const anything: ItemType = { test: () => true, shape: null, isList: false, parts: noParts, read: null };

/** Item definitions; one may name those before it and those behind it. */
export function compileTypes(model: DecisionModel, report: (fault: ModelFault) => void, path: Path): ItemTypes {
  const definitions = new Map(model.types.map((type) => [type.name, type]));
  const made = new Map<string, ItemType>();
  const underWay = new Set<string>();
  const find = (given: string | undefined): ItemType | undefined => {
    const name = given?.replace(/^feel:/, '');
    if (name === undefined) return anything;
    const definition = definitions.get(name);
    if (!definition) return standard(name);
    const known = made.get(name);
    if (known || underWay.has(name)) return known;
    underWay.add(name);
    const type = compileType(definition, find, report, [...path, 'types', name]);
    made.set(name, type);
    return type;
  };
  for (const name of definitions.keys()) find(name);
  return { named: new Map([...made].map(([name, { test }]) => [name, test])), find };
}

/** How modellers call types that FEEL calls otherwise. */
const aliases: Readonly<Record<string, string>> = {
  any: 'Any',
  integer: 'number',
  long: 'number',
  double: 'number',
};

function standard(given: string): ItemType | undefined {
  const name = (Object.hasOwn(aliases, given) ? aliases[given] : undefined) ?? given;
  const test = namedType(name);
  return test && { ...anything, test, read: readers[name] ?? null };
}

function compileType(
  { name, type, isList = false, allowed, parts: given = [] }: ModelType,
  find: ItemTypes['find'],
  report: (fault: ModelFault) => void,
  path: Path,
): ItemType {
  const parts = new Map(given.map((part) => [part.name, compileType(part, find, report, [...path, part.name])]));
  const base = parts.size > 0 ? partsType(parts) : find(type);
  if (!base) report({ path, message: 'is of a type that does not exist', code: 'UNKNOWN_TYPE', value: type ?? name });
  const known = base ?? anything;
  const admits = allowed === undefined ? () => true : allowedTest(allowed, report, path);
  const one: TypeTest = (value, run) => known.test(value, run) && admits(value, run);
  if (!isList) return { ...known, test: one };
  const test: TypeTest = (value, run) => Array.isArray(value) && value.every((entry) => (run.tick(), one(entry, run)));
  return { ...known, test, isList: true, shape: [known.shape] };
}

function partsType(parts: ReadonlyMap<string, ItemType>): ItemType {
  const test: TypeTest = (value, run) =>
    isContext(value) &&
    [...parts].every(([name, part]) => {
      if (!Object.hasOwn(value, name)) return false;
      const entry = value[name] ?? null;
      return entry === null || part.test(entry, run);
    });
  const shape = Object.fromEntries([...parts].map(([name, part]) => [name, part.shape]));
  return { ...anything, test, shape, parts };
}

function allowedTest(text: string, report: (fault: ModelFault) => void, path: Path): TypeTest {
  const compiled = compileTests(text, { shape: {} });
  if (compiled.ok) return (value, run) => compiled.value.test(value, { names: {}, outer: null }, run);
  const { message, code, at } = compiled.fault;
  report({ path, message: `${message} (position ${at + 1})`, code, value: text });
  return () => true;
}

/** A value as a type has it; null where it is none. A list of one and its only entry stand for one another. */
export function conform(value: unknown, type: ItemType, run: Run): unknown {
  if (value === null || value === undefined) return null;
  if (type.test(value, run)) return value;
  if (type.isList && !Array.isArray(value)) return conformed([value], type, run);
  return Array.isArray(value) && value.length === 1 && !type.isList ? conformed(value[0], type, run) : null;
}

function conformed(value: unknown, type: ItemType, run: Run): unknown {
  return type.test(value, run) ? value : null;
}

/** What comes from outside as JSON: dates, times and durations are texts there. */
export function readInput(value: unknown, type: ItemType, run: Run): unknown {
  if (Array.isArray(value)) {
    run.tick(value.length);
    return type.isList ? value.map((entry) => readInput(entry, type, run)) : value;
  }
  if (typeof value === 'string') return type.read === null ? value : builtIn(type.read)?.call([value], run);
  if (!isContext(value) || type.parts.size === 0) return value;
  // A part that is left out is not given.
  const parts = [...type.parts].map(([name, part]) => {
    const entry = Object.hasOwn(value, name) ? (value[name] ?? null) : null;
    return [name, readInput(entry, part, run)] as const;
  });
  return { ...value, ...Object.fromEntries(parts) };
}
