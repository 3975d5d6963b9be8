import type { ToldProblem } from '../../domain/config/problem';
import { problemLine } from '../../domain/config/problem-line';
import { dmnLine } from './dmn-line';
import type { PlacedDocument } from './placed-document';

/**
 * An error of the server at the place of its document, for a person.
 *
 * @example placeError({ path: 'documents[1].rings[0].skills', message: '...' }, documents)
 * // 'claims.yaml:12: routing-plan claim-large, rings[0].skills: ...'
 */
export function placeError(error: ToldProblem, documents: readonly PlacedDocument[]): string {
  const [whole, index] = /^documents\[(\d+)\]\.?/.exec(error.path ?? '') ?? [];
  const document = index === undefined ? undefined : documents[Number(index)];
  if (whole === undefined || document === undefined) return problemLine(error);
  const rest = error.path?.slice(whole.length) ?? '';
  const place = `${document.file}:${lineOf(document, rest)}: ${nameOf(document.body)}`;
  return `${place}${rest === '' ? ': ' : ', '}${problemLine({ ...error, path: rest })}`;
}

/** In a file of its own the elements have lines, in a text within another document they have none that anybody sees. */
function lineOf({ file, line, body }: PlacedDocument, path: string): number {
  const dmn = typeof body === 'object' && body !== null && 'dmn' in body ? body.dmn : undefined;
  return file.toLowerCase().endsWith('.dmn') && typeof dmn === 'string' ? dmnLine(dmn, path) : line;
}

function nameOf(body: unknown): string {
  const { kind, key } = (typeof body === 'object' && body !== null ? body : {}) as { kind?: unknown; key?: unknown };
  return `${typeof kind === 'string' ? kind : 'document'} ${typeof key === 'string' ? key : 'without a key'}`;
}
