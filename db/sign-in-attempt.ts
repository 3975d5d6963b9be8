import type { Queryable } from './queryable';

/** What must come back as it was sent, and what the browser never sees. */
export interface SignInAttempt {
  state: string;
  nonce: string;
  codeVerifier: string;
  returnTo: string;
}

/** Enough for whoever looks for his second factor. */
const WITHIN = '10 minutes';

export async function insertSignInAttempt(db: Queryable, hash: Buffer, attempt: SignInAttempt): Promise<void> {
  await db.query(
    `with ended as (delete from sign_in_attempt where expires_at <= statement_timestamp())
     insert into sign_in_attempt (hash, state, nonce, code_verifier, return_to, expires_at)
     values ($1, $2, $3, $4, $5, clock_timestamp() + $6::interval)`,
    [hash, attempt.state, attempt.nonce, attempt.codeVerifier, attempt.returnTo, WITHIN],
  );
}

/** Each is used once. */
export async function takeSignInAttempt(db: Queryable, hash: Buffer): Promise<SignInAttempt | undefined> {
  const { rows } = await db.query<SignInAttempt>(
    `with taken as (delete from sign_in_attempt where hash = $1 returning *)
     select state, nonce, code_verifier as "codeVerifier", return_to as "returnTo" from taken
     where expires_at > clock_timestamp()`,
    [hash],
  );
  return rows[0];
}
