import { inputErrorText, type InputError } from '../input-error';
import type { PlacedDocument } from './read-documents';

/**
 * An error of the server at the place of its document, for a person.
 *
 * @example placeError({ path: 'documents[1].rings[0].skills', message: '...' }, documents)
 * // 'claims.yaml:12: routing-plan claim-large, rings[0].skills: ...'
 */
export function placeError(error: InputError, documents: readonly PlacedDocument[]): string {
  const { path = '' } = error;
  const message = inputErrorText(error);
  const [whole, index] = /^documents\[(\d+)\]\.?/.exec(path) ?? [];
  const document = index === undefined ? undefined : documents[Number(index)];
  if (whole === undefined || document === undefined) return path === '' ? message : `${path}: ${message}`;
  const rest = path.slice(whole.length);
  return `${document.file}:${document.line}: ${nameOf(document.body)}${rest === '' ? '' : `, ${rest}`}: ${message}`;
}

function nameOf(body: unknown): string {
  const { kind, key } = (typeof body === 'object' && body !== null ? body : {}) as { kind?: unknown; key?: unknown };
  return `${typeof kind === 'string' ? kind : 'document'} ${typeof key === 'string' ? key : 'without a key'}`;
}
