import type { ConfigIdentity } from '../../db/config';
import type { DraftGuard } from '../../db/config-draft';
import type { InputProblem } from '../../domain/config/problem';
import { HttpProblem } from '../http-problem';
import type { GivenDocument } from './read-documents';

/** One change of what is published: an apply, a put, drafts, a rollback, a deletion. */
export interface Publication {
  given: readonly GivenDocument[];
  removed?: readonly ConfigIdentity[];
  /** Takes away what is not given of the divisions that documents are given of. */
  isWhole?: boolean;
  isDryRun?: boolean;
  note?: string | undefined;
  /** Versions that must be the published ones, as the caller saw them; 0: none. */
  seen?: readonly (ConfigIdentity & { version: number | undefined })[];
  /** Revision of the whole configuration that a dry run looked at: nothing may have been published since. */
  revision?: number | undefined;
  /** Drafts that end with it. */
  drafts?: readonly DraftGuard[];
  /** Version whose body is published again. */
  restores?: number;
}

/** Somebody was quicker: what the caller has seen, and what is there now. */
export function conflict(path: string, seen: number | null, current: number | null, message: string): HttpProblem {
  return new HttpProblem('CONFLICT', {
    errors: [{ path, message, code: 'CONFLICT', value: seen, allowed: current }],
  });
}

/** Editors know lines, not numbers of documents. */
export function withLines(
  errors: readonly InputProblem[],
  given: readonly GivenDocument[],
): (InputProblem & { line?: number })[] {
  return errors.map((error) => {
    const index = /^documents\[(\d+)\]/.exec(error.path)?.[1];
    const line = index === undefined ? undefined : given[Number(index)]?.line;
    return line === undefined ? error : { ...error, line };
  });
}
