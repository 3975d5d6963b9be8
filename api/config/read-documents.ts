import { type Document, isAlias, LineCounter, parseAllDocuments, visit } from 'yaml';
import { ApplyBody } from '../contract/config';
import { HttpProblem, invalidInput } from '../http-problem';
import { findFault, parseJson } from '../json-input';
import type { RawBody } from '../route';
import { schemaProblems } from '../../domain/config/schema-problems';

const MAX_KEYS = 200_000;
const MAX_ALIASES = 100;

export const applyTypes = ['application/yaml', 'application/x-yaml', 'text/yaml', 'application/json'];
export const APPLY_LIMIT_BYTES = 5 * 1024 * 1024;
/** One document alone may be as large: a table has up to ten thousand rows. */
export const documentLimits = { bytes: APPLY_LIMIT_BYTES, maxKeys: MAX_KEYS };

/** A document as it was sent, with the line on which it begins (YAML only). */
export interface GivenDocument {
  value: unknown;
  line: number | undefined;
}

/** The documents of an apply: a stream of YAML documents, or JSON `{"documents": [...]}`. Throws `HttpProblem`. */
export function readDocuments({ type, bytes }: RawBody): GivenDocument[] {
  return type === 'application/json' ? readJson(bytes) : readYaml(bytes);
}

function readJson(bytes: Uint8Array): GivenDocument[] {
  const value = parseJson(bytes, { maxKeys: MAX_KEYS });
  const parsed = ApplyBody.safeParse(value);
  if (!parsed.success) throw invalidInput(schemaProblems(parsed.error, value));
  return parsed.data.documents.map((document) => ({ value: document, line: undefined }));
}

function readYaml(bytes: Uint8Array): GivenDocument[] {
  const lines = new LineCounter();
  let parsed: Document.Parsed[];
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    // Without any document it answers an empty list, whatever its type says.
    parsed = [
      ...parseAllDocuments(text, {
        lineCounter: lines,
        version: '1.2',
        schema: 'core',
        uniqueKeys: true,
        merge: false,
      }),
    ] as Document.Parsed[];
  } catch (error) {
    throw new HttpProblem('INVALID_YAML', {
      detail: error instanceof Error ? error.message.slice(0, 200) : 'not UTF-8',
    });
  }
  const faults = parsed.flatMap((document, index) =>
    document.errors.map((error) => ({
      path: `documents[${index}]`,
      message: error.message.split('\n', 1)[0]?.replace(/ at line \d+, column \d+:?$/, '') ?? 'is not YAML',
      code: error.code,
      line: lines.linePos(error.pos[0]).line,
    })),
  );
  if (faults.length > 0) throw new HttpProblem('INVALID_YAML', { errors: faults });
  const documents = parsed
    .filter(({ contents }) => contents !== null)
    .map((document) => {
      const line = lines.linePos(document.contents?.range?.[0] ?? document.range[0]).line;
      return { value: toValue(document, line), line };
    })
    .filter(({ value }) => value !== null);
  if (documents.length === 0) throw noDocuments();
  return documents;
}

/** Aliases are resolved within reason: a few lines of them can stand for gigabytes. */
function toValue(document: Document.Parsed, line: number): unknown {
  let aliases = 0;
  visit(document, (_key, node) => {
    if (isAlias(node)) aliases += 1;
  });
  if (aliases > MAX_ALIASES)
    throw new HttpProblem('INVALID_YAML', { detail: `Line ${line}: more than ${MAX_ALIASES} aliases` });
  let value: unknown;
  try {
    value = document.toJS({ maxAliasCount: MAX_ALIASES });
  } catch (error) {
    throw new HttpProblem('INVALID_YAML', {
      detail: `Line ${line}: ${error instanceof Error ? error.message.slice(0, 200) : ''}`,
    });
  }
  const fault = findFault(value, { maxKeys: MAX_KEYS });
  if (fault) throw invalidInput([{ ...fault, line }]);
  return value;
}

function noDocuments(): HttpProblem {
  return invalidInput([{ path: 'documents', message: 'There are no documents', code: 'REQUIRED' }]);
}
