import { createHash } from 'node:crypto';
import type { Pool } from 'pg';
import {
  claimIdempotencyKey,
  type IdempotentRequest,
  releaseIdempotencyKey,
  storeIdempotentAnswer,
} from '../../db/idempotency';
import type { Caller } from '../auth/authenticate';
import { hasRights, type KeptRights, rightsOf } from '../auth/principal';
import { HttpProblem } from '../http-problem';
import type { Answer } from '../route';

/** 1 to 255 visible ASCII characters. */
export const KEY_FORM = /^[\x21-\x7e]{1,255}$/;

export interface IdempotentInput {
  caller: Caller;
  key: string;
  /** Of the request: the same key with another is a mistake of the caller. */
  hash: Buffer;
  isSecret: boolean;
}

/** The key as it was given, or undefined; throws when it is none. */
export function readIdempotencyKey(header: string | undefined): string | undefined {
  if (header === undefined) return undefined;
  if (!KEY_FORM.test(header))
    throw new HttpProblem('INVALID_IDEMPOTENCY_KEY', { detail: '1 to 255 visible ASCII characters' });
  return header;
}

/** Of what a request asks: method, path and body. */
export function requestHash(request: readonly string[]): Buffer {
  return digest(request);
}

/**
 * Whose keys a caller's are. Keys of one source share them, so that one may take the place of another between two tries;
 * a narrower one gets no answer that a wider one was given.
 */
function keeperOf({ principal, credential }: Caller): string {
  const { scopes } = credential;
  const divisions = credential.kind === 'source' ? credential.divisions : null;
  if (scopes === null && divisions === null) return principal.id;
  const narrowed = [principal.id, divisions?.toSorted() ?? null, scopes === null ? null : [...scopes].toSorted()];
  return `narrowed:${digest(narrowed).toString('base64url')}`;
}

function digest(parts: readonly unknown[]): Buffer {
  return createHash('sha256').update(JSON.stringify(parts)).digest();
}

/**
 * Does the work once for each key and answers every repetition alike, as long as the caller may what he might then: who has
 * lost a right since is told that he has, and nothing is done again, as it was done. What failed on our side, or found no room, leaves the key free: the
 * caller is asked to try again with it, and commands find their first effect by their command ID.
 */
export async function once(
  pool: Pool,
  input: IdempotentInput,
  work: () => Promise<Answer>,
): Promise<Answer & { isReplay: boolean }> {
  const { caller, key, hash } = input;
  const request: IdempotentRequest = { principal: keeperOf(caller), key, hash };
  const claim = await claimIdempotencyKey(pool, request);
  switch (claim.kind) {
    case 'other-request':
      throw new HttpProblem('IDEMPOTENCY_KEY_REUSED');
    case 'in-progress':
      throw new HttpProblem('IDEMPOTENCY_IN_PROGRESS');
    case 'answered':
      // A route asks for more than its permission, and an answer tells of what its caller saw then.
      if (!hasRights(caller.principal, claim.rights as KeptRights)) throw new HttpProblem('RIGHTS_LOST');
      if (input.isSecret && claim.status < 300) throw new HttpProblem('ALREADY_ANSWERED');
      return { status: claim.status, body: claim.body, isReplay: true };
    case 'first':
      return { ...(await keep(pool, request, input, work)), isReplay: false };
  }
}

async function keep(
  pool: Pool,
  request: IdempotentRequest,
  { caller, isSecret }: IdempotentInput,
  work: () => Promise<Answer>,
): Promise<Answer> {
  let answer: Answer;
  try {
    answer = await work();
  } catch (error) {
    if (!(error instanceof HttpProblem) || error.mayPass) {
      await releaseIdempotencyKey(pool, request).catch(() => {});
      throw error;
    }
    answer = { status: error.status, body: error.toJSON() };
  }
  const kept = isSecret && answer.status < 300 ? { ...answer, body: null } : answer;
  await storeIdempotentAnswer(pool, request, kept, rightsOf(caller.principal));
  return answer;
}
