import type { InputProblem } from '../../domain/config/problem';
import { problemLine } from '../problem-line';
import type { PlacedDocument } from './placed-document';

/**
 * An error of the server at the place of its document, for a person.
 *
 * @example placeError({ path: 'documents[1].rings[0].skills', message: '...' }, documents)
 * // 'claims.yaml:12: routing-plan claim-large, rings[0].skills: ...'
 */
export function placeError(error: Partial<InputProblem>, documents: readonly PlacedDocument[]): string {
  const [whole, index] = /^documents\[(\d+)\]\.?/.exec(error.path ?? '') ?? [];
  const document = index === undefined ? undefined : documents[Number(index)];
  if (whole === undefined || document === undefined) return problemLine(error);
  const rest = error.path?.slice(whole.length) ?? '';
  const place = `${document.file}:${document.line}: ${nameOf(document.body)}`;
  return `${place}${rest === '' ? ': ' : ', '}${problemLine({ ...error, path: rest })}`;
}

function nameOf(body: unknown): string {
  const { kind, key } = (typeof body === 'object' && body !== null ? body : {}) as { kind?: unknown; key?: unknown };
  return `${typeof kind === 'string' ? kind : 'document'} ${typeof key === 'string' ? key : 'without a key'}`;
}
