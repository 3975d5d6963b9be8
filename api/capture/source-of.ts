import type { InputProblem } from '../../domain/config/problem';
import type { SourceDocument } from '../../domain/config/source';
import { mayIn, type Principal } from '../auth/principal';
import type { Directory } from '../catalogue/directory';
import { HttpProblem, invalidInput } from '../http-problem';

/** The source for which the caller may capture; one that he may not use does not exist for him. */
export function sourceOf(
  given: string | undefined,
  principal: Principal,
  directory: Directory,
): { ok: true; source: SourceDocument } | { ok: false; problem: HttpProblem } {
  const key = given ?? principal.source;
  if (key === null) return refused({ path: 'source', message: 'is required', code: 'REQUIRED' });
  const source = directory.sources.get(key);
  const isOwn = principal.source === null || principal.source === key;
  if (source && isOwn && mayIn(principal, 'item:capture', source.division)) return { ok: true, source };
  const message = 'is no source that you may capture for';
  return refused({ path: 'source', message, code: 'UNKNOWN_SOURCE', value: key });
}

/** The same where the source is part of the path: one that the caller may not use is no object. */
export function sourceOfPath(key: string, principal: Principal, directory: Directory): SourceDocument {
  const found = sourceOf(key, principal, directory);
  if (!found.ok) throw new HttpProblem('NOT_FOUND');
  return found.source;
}

function refused(error: InputProblem): { ok: false; problem: HttpProblem } {
  return { ok: false, problem: invalidInput([error]) };
}
