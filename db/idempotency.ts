import type { Queryable } from './queryable';
import { storableJson } from './storable';

/**
 * After so long without an answer the first request is taken for dead, and a repetition does its work. Longer than a
 * command takes (3 s), and no longer than it must be: callers of a killed process wait for it. Should the first one live
 * after all, commands and captures find its effect by their own IDs.
 */
const ABANDONED = '5 seconds';

export interface IdempotentRequest {
  principal: string;
  key: string;
  hash: Buffer;
}

export type IdempotentClaim =
  | { kind: 'first' }
  | { kind: 'other-request' }
  | { kind: 'in-progress' }
  | { kind: 'answered'; status: number; body: unknown; rights: unknown };

/**
 * Claims a key for one request; exactly one of several at once is the first. Neither the claim nor the answer waits for
 * the disk: what the request commits takes the claim with it, and an answer that a crash of the server loses is as one
 * that was never stored.
 */
export async function claimIdempotencyKey(db: Queryable, request: IdempotentRequest): Promise<IdempotentClaim> {
  const { rowCount } = await db.query(
    `insert into idempotency (principal, key, request_hash) values ($1, $2, $3)
     on conflict (principal, key) do update set created_at = now()
     where idempotency.status is null and idempotency.request_hash = excluded.request_hash
       and idempotency.created_at < now() - interval '${ABANDONED}'
     returning set_config('synchronous_commit', 'off', true)`,
    [request.principal, request.key, request.hash],
  );
  if (rowCount === 1) return { kind: 'first' };
  const { rows } = await db.query<{ hash: Buffer; status: number | null; body: unknown; rights: unknown }>(
    'select request_hash as hash, status, body, rights from idempotency where principal = $1 and key = $2',
    [request.principal, request.key],
  );
  const [row] = rows;
  if (!row) return { kind: 'in-progress' };
  if (!row.hash.equals(request.hash)) return { kind: 'other-request' };
  const { status, body, rights } = row;
  return status === null ? { kind: 'in-progress' } : { kind: 'answered', status, body, rights };
}

/** `rights`: what the caller might do. */
export async function storeIdempotentAnswer(
  db: Queryable,
  { principal, key }: IdempotentRequest,
  answer: { status: number; body?: unknown },
  rights: unknown,
): Promise<void> {
  // Of two that answer, since one was taken for dead, each answers by what its caller might do when it began.
  await db.query(
    `update idempotency set status = $3, body = $4::jsonb, rights = $5 where principal = $1 and key = $2
     returning set_config('synchronous_commit', 'off', true)`,
    [principal, key, answer.status, storableJson(answer.body ?? null), JSON.stringify(rights)],
  );
}

/**
 * The same request may try again at once. The key stays that request's: what it did is not known for sure, and another
 * one under its key would be answered by that.
 */
export async function releaseIdempotencyKey(db: Queryable, { principal, key }: IdempotentRequest): Promise<void> {
  await db.query(
    `update idempotency set created_at = now() - interval '${ABANDONED}' - interval '1 millisecond'
     where principal = $1 and key = $2 and status is null`,
    [principal, key],
  );
}

export async function pruneIdempotency(db: Queryable): Promise<void> {
  await db.query(`delete from idempotency where created_at < now() - interval '24 hours'`);
}
