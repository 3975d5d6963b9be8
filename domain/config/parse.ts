import type { z } from 'zod';
import { checkDocument } from './check-document';
import { configKinds, documentIdentity, documentSchemas } from './documents';
import type { ConfigDocument, ConfigKind } from './documents';
import { formatPath, valueAt, valueSeen } from './problem';
import type { InputProblem } from './problem';
import { checkShape } from './shape';

export type ParsedDocuments = { ok: true; documents: ConfigDocument[] } | { ok: false; errors: InputProblem[] };

/**
 * Checks documents one by one, with all their faults: fields, expressions, tables, schemas. What they say of each other
 * is `checkReferences`' business. Left-out fields come back with their defaults.
 */
export function parseDocuments(raw: readonly unknown[]): ParsedDocuments {
  const errors: InputProblem[] = [];
  const documents: ConfigDocument[] = [];
  const places = new Map<string, number>();
  for (const [index, value] of raw.entries()) {
    const parsed = parseDocument(value, `documents[${index}]`);
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
  return errors.length > 0 ? { ok: false, errors } : { ok: true, documents };
}

/** One document; `root` is what the paths of its faults begin with. */
export function parseDocument(
  value: unknown,
  root: string,
): { ok: true; document: ConfigDocument } | { ok: false; errors: InputProblem[] } {
  const named = nameOf(value);
  const shape = checkShape(value, root);
  if (shape.length > 0) return { ok: false, errors: shape.map((problem) => ({ ...problem, ...named })) };
  const kind = valueAt(value, ['kind']);
  if (!isKind(kind)) {
    const path = typeof value === 'object' && value !== null ? formatPath(['kind'], root) : root;
    const message = kind === undefined ? 'is required' : 'is no kind of document';
    const code = kind === undefined ? 'REQUIRED' : 'UNKNOWN_KIND';
    return { ok: false, errors: [{ path, message, code, ...seen(kind), allowed: configKinds, ...named }] };
  }
  const parsed = documentSchemas[kind].safeParse(value);
  if (!parsed.success) {
    return { ok: false, errors: parsed.error.issues.flatMap((issue) => problemsOf(issue, value, root, named)) };
  }
  const document: ConfigDocument = parsed.data;
  const faults = checkDocument(document);
  if (faults.length === 0) return { ok: true, document };
  const errors = faults.map(({ path, ...fault }) => ({ path: formatPath(path, root), ...fault, ...named }));
  return { ok: false, errors };
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

/** A union's faults are told by its parts; unknown fields one by one, each at its own path. */
function problemsOf(
  issue: z.core.$ZodIssue,
  document: unknown,
  root: string,
  named: { kind?: string; key?: string },
): InputProblem[] {
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({
      path: formatPath([...issue.path, key], root),
      message: 'is not known here',
      code: 'UNKNOWN_FIELD',
      ...named,
    }));
  }
  const value = valueAt(document, issue.path);
  const path = formatPath(issue.path, root);
  if (value === undefined && issue.code === 'invalid_type') {
    return [{ path, message: 'is required', code: 'REQUIRED', allowed: issue.expected, ...named }];
  }
  return [{ path, message: issue.message, ...detailOf(issue), ...seen(value), ...named }];
}

/** The stable code of a fault and what would be allowed. */
function detailOf(issue: z.core.$ZodIssue): { code: string; allowed?: unknown } {
  switch (issue.code) {
    case 'custom': {
      const { code, allowed } = (issue.params ?? {}) as { code?: string; allowed?: unknown };
      return { code: code ?? 'INVALID', ...(allowed !== undefined && { allowed }) };
    }
    case 'invalid_type':
      return { code: 'WRONG_TYPE', allowed: issue.expected };
    case 'invalid_value':
      return { code: 'NOT_ALLOWED', allowed: issue.values };
    case 'too_big':
      return { code: 'TOO_BIG', allowed: `at most ${issue.maximum}` };
    case 'too_small':
      return { code: 'TOO_SMALL', allowed: `at least ${issue.minimum}` };
    case 'invalid_format':
      return { code: 'INVALID_FORMAT', allowed: issue.pattern ?? issue.format };
    case 'invalid_key':
      return { code: 'INVALID_KEY' };
    case 'not_multiple_of':
    case 'unrecognized_keys':
    case 'invalid_union':
    case 'invalid_element':
      return { code: 'INVALID' };
  }
}

function seen(value: unknown): { value?: unknown } {
  return value === undefined ? {} : { value: valueSeen(value) };
}
