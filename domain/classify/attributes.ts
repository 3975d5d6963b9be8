import addFormats from 'ajv-formats';
import { Ajv2020 } from 'ajv/dist/2020.js';
import type { ErrorObject, FuncKeywordDefinition, Options, ValidateFunction } from 'ajv/dist/2020.js';
import { RE2JS } from 're2js';
import { canonicalJson } from '../config/canonical-json';
import { attributeRules } from '../config/fault-rule';
import { formatPath, valueSeen } from '../config/problem';
import type { InputProblem } from '../config/problem';
import { unboundedPart } from './schema-work';

/** A worktype's attribute schema, JSON Schema 2020-12. */
export type AttributeSchema = Readonly<Record<string, unknown>>;

/** Where a schema cannot be used, and why. */
export interface SchemaFault {
  path: readonly (string | number)[];
  message: string;
}

const draft = 'https://json-schema.org/draft/2020-12/schema';
const maxProblems = 100;
/** Characters that patterns look at in one check, each counted as often as its pattern has steps: a second, at the worst. */
const maxPatternWork = 10_000_000;
/** Steps of one pattern: none that a form of anything needs has more. */
const maxPatternSteps = 5_000;
/** The library's expression for it takes time by the square of the text. */
const maxUrlLength = 2_000;

export type SchemaCheck = (schema: AttributeSchema) => SchemaFault | null;

/** Faults of the schema itself; what it says of `x-...` is ours and means nothing to JSON Schema. */
export function checkAttributeSchema(schema: AttributeSchema): SchemaFault | null {
  return createSchemaCheck()(schema);
}

/** Looks at one schema after another; most of what a single look takes is spent on what serves them all. */
export function createSchemaCheck(): SchemaCheck {
  let ajv: Ajv2020 | undefined;
  return (schema) =>
    shapeFault(schema) ?? compilerFault((ajv ??= createAjv({ left: 0 }, { validateSchema: false })), schema);
}

function shapeFault(schema: AttributeSchema): SchemaFault | null {
  if (schema.type !== undefined && schema.type !== 'object') {
    return { path: ['type'], message: 'attributes are an object: type must be "object"' };
  }
  if (schema.$schema !== undefined && schema.$schema !== draft) {
    return { path: ['$schema'], message: `must be ${draft}` };
  }
  // The library looks it up as a text before it has been checked.
  if (schema.$id !== undefined && typeof schema.$id !== 'string') return { path: ['$id'], message: 'must be a text' };
  const remote = findRemoteReference(schema, []);
  if (remote)
    return { path: remote, message: 'refers outside the schema: only references that begin with # are followed' };
  return unboundedPart(schema);
}

/** To compile the draft's own schema takes longer than most that it checks; of those that it checks it keeps nothing. */
let draftChecker: Ajv2020 | undefined;

function compilerFault(ajv: Ajv2020, schema: AttributeSchema): SchemaFault | null {
  try {
    draftChecker ??= createAjv({ left: 0 });
    void draftChecker.validateSchema(schema, true);
    compile(ajv, schema);
    return null;
  } catch (error) {
    return { path: [], message: error instanceof Error ? error.message : String(error) };
  } finally {
    // The next one must not see its definitions.
    ajv.removeSchema(schema);
  }
}

/** Checks attributes against a schema that was checked before; compiled once for each version of a worktype. */
export function compileAttributes(
  schema: AttributeSchema,
  message = 'hold more text than the patterns of the worktype can be asked about',
): (attributes: unknown) => InputProblem[] {
  const work: PatternWork = { left: maxPatternWork };
  const validate = compile(createAjv(work, { validateSchema: false }), schema);
  return (attributes) => {
    work.left = maxPatternWork;
    const isValid = validate(attributes);
    if (work.left < 0) return [{ path: 'attributes', message, code: 'TOO_LONG' }];
    if (isValid) return [];
    // What fails `then` or `else` is told by itself.
    const errors = (validate.errors ?? []).filter(({ keyword }) => keyword !== 'if');
    return errors.slice(0, maxProblems).map(problemOf);
  };
}

/** What is left of it in the check under way; below nothing patterns are no longer asked. */
interface PatternWork {
  left: number;
}

/** One validator has an instance of its own: schemas cannot see each other's definitions. */
function createAjv(work: PatternWork, options: Options = {}): Ajv2020 {
  const ajv = new Ajv2020({
    ...options,
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
    code: { regExp: Object.assign((pattern: string) => linearRegExp(pattern, work), { code: 'linearRegExp' }) },
  });
  addFormats(ajv);
  const url = ajv.formats['url'] as RegExp;
  ajv.addFormat('url', (text: string) => text.length <= maxUrlLength && url.test(text));
  ajv.removeKeyword('uniqueItems');
  ajv.addKeyword(uniqueItems);
  ajv.addKeyword({ keyword: 'personal', schemaType: 'boolean' });
  return ajv;
}

function compile(ajv: Ajv2020, schema: AttributeSchema): ValidateFunction {
  ajv.addVocabulary([...extensionKeywords(schema)].filter((word) => !(word in ajv.RULES.keywords)));
  return ajv.compile(schema);
}

/** The part of a RegExp that the validator uses; it tells patterns apart by their text. */
function linearRegExp(pattern: string, work: PatternWork): RegExp {
  const compiled = RE2JS.compile(RE2JS.translateRegExp(pattern));
  const steps = compiled.programSize();
  if (steps > maxPatternSteps) throw new Error(`the pattern ${pattern.slice(0, 40)} repeats too much`);
  return {
    test: (text: string) => {
      work.left -= text.length * steps;
      return work.left < 0 || compiled.test(text);
    },
    toString: () => `/${pattern}/`,
  } as unknown as RegExp;
}

/** The library compares each with each. */
const uniqueItems: FuncKeywordDefinition = {
  keyword: 'uniqueItems',
  type: 'array',
  schemaType: 'boolean',
  validate: (isAsked: boolean, list: readonly unknown[]) =>
    !isAsked || new Set(list.map(canonicalJson)).size === list.length,
  error: { message: 'must not hold the same twice' },
};

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
    ...(!missing && ruleOf(error, params)),
    ...(!missing && typeof named !== 'string' && { value: valueSeen(error.data) }),
    ...(allowedBy(error, params) !== undefined && { allowed: allowedBy(error, params) }),
  };
}

function messageOf(error: ErrorObject): string {
  if (error.keyword === 'required') return 'is required';
  if (error.keyword === 'additionalProperties' || error.keyword === 'unevaluatedProperties') return 'is not known';
  return error.message ?? `fails ${error.keyword}`;
}

/** Which sentence it is by the keyword; of one that few schemas have, what all share. */
function ruleOf(error: ErrorObject, params: Record<string, unknown>): Pick<InputProblem, 'rule' | 'values'> {
  const rule = attributeRules.find((each) => each === `ATTRIBUTE_${error.keyword}`);
  return { ...(rule && { rule }), values: { limit: allowedBy(error, params) ?? params['limit'] } };
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
