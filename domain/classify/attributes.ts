import addFormats from 'ajv-formats';
import { Ajv2020 } from 'ajv/dist/2020.js';
import type { ErrorObject, ValidateFunction } from 'ajv/dist/2020.js';
import { RE2JS } from 're2js';
import { formatPath, valueSeen } from '../config/problem';
import type { InputProblem } from '../config/problem';

/** A worktype's attribute schema, JSON Schema 2020-12. */
export type AttributeSchema = Readonly<Record<string, unknown>>;

/** Where a schema cannot be used, and why. */
export interface SchemaFault {
  path: readonly (string | number)[];
  message: string;
}

const draft = 'https://json-schema.org/draft/2020-12/schema';
const maxProblems = 100;

/** Faults of the schema itself; what it says of `x-...` is ours and means nothing to JSON Schema. */
export function checkAttributeSchema(schema: AttributeSchema): SchemaFault | null {
  if (schema.type !== undefined && schema.type !== 'object') {
    return { path: ['type'], message: 'attributes are an object: type must be "object"' };
  }
  if (schema.$schema !== undefined && schema.$schema !== draft) {
    return { path: ['$schema'], message: `must be ${draft}` };
  }
  const remote = findRemoteReference(schema, []);
  if (remote)
    return { path: remote, message: 'refers outside the schema: only references that begin with # are followed' };
  try {
    compile(schema);
    return null;
  } catch (error) {
    return { path: [], message: error instanceof Error ? error.message : String(error) };
  }
}

/** Checks attributes against a schema that was checked before; compiled once for each version of a worktype. */
export function compileAttributes(schema: AttributeSchema): (attributes: unknown) => InputProblem[] {
  const validate = compile(schema);
  return (attributes) => (validate(attributes) ? [] : (validate.errors ?? []).slice(0, maxProblems).map(problemOf));
}

/** One validator has an instance of its own: schemas cannot see each other's definitions. */
function compile(schema: AttributeSchema): ValidateFunction {
  const ajv = new Ajv2020({
    allErrors: true,
    verbose: true,
    ownProperties: true,
    strict: true,
    strictTypes: false,
    strictRequired: false,
    strictTuples: false,
    allowUnionTypes: true,
    logger: false,
    // Patterns come from users: they run in linear time, or are refused.
    code: { regExp: Object.assign(linearRegExp, { code: 'linearRegExp' }) },
  });
  addFormats(ajv);
  ajv.addVocabulary([...extensionKeywords(schema)]);
  return ajv.compile(schema);
}

/** The part of a RegExp that the validator uses; it tells patterns apart by their text. */
function linearRegExp(pattern: string): RegExp {
  const compiled = RE2JS.compile(RE2JS.translateRegExp(pattern));
  return {
    test: (text: string) => compiled.matcher(text).find(),
    toString: () => `/${pattern}/`,
  } as unknown as RegExp;
}

function extensionKeywords(value: unknown, found = new Set<string>()): Set<string> {
  if (typeof value !== 'object' || value === null) return found;
  for (const [name, child] of Object.entries(value)) {
    if (!Array.isArray(value) && /^x-[A-Za-z0-9_-]+$/.test(name)) found.add(name);
    extensionKeywords(child, found);
  }
  return found;
}

function findRemoteReference(value: unknown, path: readonly (string | number)[]): readonly (string | number)[] | null {
  if (typeof value !== 'object' || value === null) return null;
  for (const [name, child] of Object.entries(value)) {
    const at = [...path, Array.isArray(value) ? Number(name) : name];
    const isReference = name === '$ref' || name === '$dynamicRef';
    if (isReference && typeof child === 'string' && !child.startsWith('#')) return at;
    const below = findRemoteReference(child, at);
    if (below) return below;
  }
  return null;
}

function problemOf(error: ErrorObject): InputProblem {
  const params = error.params as Record<string, unknown>;
  // A fault of a property's presence is told at the property, not at the object that holds it.
  const named = params.missingProperty ?? params.additionalProperty ?? params.unevaluatedProperty;
  const parts = [...pointerParts(error.instancePath), ...(typeof named === 'string' ? [named] : [])];
  const missing = error.keyword === 'required';
  return {
    path: formatPath(parts, 'attributes'),
    message: messageOf(error),
    code: missing ? 'REQUIRED' : 'INVALID_ATTRIBUTE',
    ...(!missing && typeof named !== 'string' && { value: valueSeen(error.data) }),
    ...(allowedBy(error, params) !== undefined && { allowed: allowedBy(error, params) }),
  };
}

function messageOf(error: ErrorObject): string {
  if (error.keyword === 'required') return 'is required';
  if (error.keyword === 'additionalProperties' || error.keyword === 'unevaluatedProperties') return 'is not known';
  return error.message ?? `fails ${error.keyword}`;
}

/** What the schema asks at this keyword, where it is short enough to be told. */
function allowedBy(error: ErrorObject, params: Record<string, unknown>): unknown {
  if (error.keyword === 'required') return undefined;
  if (error.keyword === 'type') return params.type;
  if (error.keyword === 'enum') return params.allowedValues;
  if (error.keyword === 'const') return params.allowedValue;
  const asked: unknown = error.schema;
  return typeof asked === 'number' || typeof asked === 'string' ? asked : undefined;
}

/** Steps of a JSON pointer; digits are indexes, which is right for arrays and harmless to read for the rest. */
function pointerParts(pointer: string): (string | number)[] {
  return pointer
    .split('/')
    .slice(1)
    .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'))
    .map((part) => (/^\d+$/.test(part) ? Number(part) : part));
}
