import { checkDocument } from './check-document';
import { decisionSchema } from './decision';
import { configKinds, documentIdentity, documentSchemas } from './documents';
import type { ConfigDocument, ConfigKind } from './documents';
import { formatPath, valueAt, valueSeen } from './problem';
import type { InputProblem } from './problem';
import { schemaProblems } from './schema-problems';
import { checkShape } from './shape';

/** `read`: what could be read of each, whatever is wrong with it. */
export type ParsedDocuments =
  { ok: true; documents: ConfigDocument[] } | { ok: false; errors: InputProblem[]; read: readonly Read[] };

/** A document whose fields can be read, or what was given for one that has others. */
export type Read = { document: ConfigDocument } | { value: unknown };

type Parsed = { ok: true; document: ConfigDocument } | { ok: false; errors: InputProblem[]; read: Read };

/**
 * Checks documents one by one, with all their faults: fields, expressions, tables, schemas. What they say of each other
 * is `checkReferences`' business. Left-out fields come back with their defaults.
 */
export function parseDocuments(raw: readonly unknown[]): ParsedDocuments {
  const turns = parseInTurns(raw);
  for (;;) {
    const turn = turns.next();
    if (turn.done) return turn.value;
  }
}

/** The same with a pause behind each document: a table of the longest takes seconds, and others want to be served. */
export function* parseInTurns(raw: readonly unknown[]): Generator<undefined, ParsedDocuments> {
  const errors: InputProblem[] = [];
  const documents: ConfigDocument[] = [];
  const read: Read[] = [];
  const places = new Map<string, number>();
  for (const [index, value] of raw.entries()) {
    if (index > 0) yield;
    const parsed = parseDocument(value, `documents[${index}]`);
    read.push(parsed.ok ? { document: parsed.document } : parsed.read);
    if (!parsed.ok) {
      errors.push(...parsed.errors);
      continue;
    }
    const identity = documentIdentity(parsed.document);
    const first = places.get(identity);
    if (first === undefined) places.set(identity, index);
    else errors.push(duplicate(parsed.document, index, first));
    documents.push(parsed.document);
  }
  return errors.length > 0 ? { ok: false, errors, read } : { ok: true, documents };
}

/** One document; `root` is what the paths of its faults begin with. */
export function parseDocument(value: unknown, root: string): Parsed {
  const named = nameOf(value);
  const refused = (problems: readonly InputProblem[], read: Read = { value }): Parsed => ({
    ok: false,
    errors: problems.map((problem) => ({ ...problem, ...named })),
    read,
  });
  const shape = documentShape(value, root);
  if (shape.length > 0) return refused(shape);
  const kind = valueAt(value, ['kind']);
  if (!isKind(kind)) {
    const path = typeof value === 'object' && value !== null ? formatPath(['kind'], root) : root;
    const message = kind === undefined ? 'is required' : 'is no kind of document';
    const code = kind === undefined ? 'REQUIRED' : 'UNKNOWN_KIND';
    return refused([
      { path, message, code, ...(kind !== undefined && { value: valueSeen(kind) }), allowed: configKinds },
    ]);
  }
  const parsed = schemaOf(kind, value).safeParse(value);
  if (!parsed.success) return refused(schemaProblems(parsed.error, value, root));
  const document: ConfigDocument = parsed.data;
  const faults = checkDocument(document);
  if (faults.length === 0) return { ok: true, document };
  return refused(
    faults.map(({ path, ...fault }) => ({ path: formatPath(path, root), ...fault })),
    { document },
  );
}

/** The schema of what says that it is of a kind; undefined: there is no such kind. */
export function schemaFor(value: unknown): ReturnType<typeof schemaOf> | undefined {
  const kind = valueAt(value, ['kind']);
  return isKind(kind) ? schemaOf(kind, value) : undefined;
}

function schemaOf(kind: ConfigKind, value: unknown) {
  return kind === 'decision' ? decisionSchema(value) : documentSchemas[kind];
}

/** Faults of shape, of a document of any kind. */
export function documentShape(value: unknown, root: string): InputProblem[] {
  return checkShape(withoutFile(value), root);
}

/** The text of a file may be longer than any other; what was read from it is our own. */
function withoutFile(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  const { dmn, bpmn, model: _, ...rest } = value as Record<string, unknown>;
  const kind = valueAt(value, ['kind']);
  const isCaseType = kind === 'case-type';
  const file = kind === 'decision' ? dmn : isCaseType ? bpmn : undefined;
  if (typeof file === 'string') return rest;
  return isCaseType && bpmn === undefined ? rest : value;
}

function isKind(kind: unknown): kind is ConfigKind {
  return typeof kind === 'string' && Object.hasOwn(documentSchemas, kind);
}

function nameOf(value: unknown): { kind?: string; key?: string } {
  const [kind, key] = [valueAt(value, ['kind']), valueAt(value, ['key'])];
  return { ...(typeof kind === 'string' && { kind }), ...(typeof key === 'string' && { key }) };
}

function duplicate(document: ConfigDocument, index: number, first: number): InputProblem {
  return {
    path: `documents[${index}].key`,
    message: `is used by documents[${first}] already`,
    code: 'DUPLICATE_KEY',
    value: document.key,
    kind: document.kind,
    key: document.key,
  };
}
