import type { Pool } from 'pg';
import { findValidApiKey } from '../../db/api-key';
import { findWebSession } from '../../db/web-session';
import { scopesOf } from '../../domain/rights/scopes';
import type { DirectoryCache } from '../catalogue/directory-cache';
import { readCookie, type Visit } from '../http/cookies';
import { HttpProblem } from '../http-problem';
import { matchesHash, parseApiKey } from './api-key';
import { type Credential, credentialOf, principalOf, sourceCredential, userCredential } from './grants';
import { isFromHere, type PublicAddress } from './public-address';
import type { Principal } from './principal';
import { createProofCheck } from './proof';
import { hashSecret } from './secret';
import type { TokenVerifier } from './token-verifier';

export interface Caller {
  principal: Principal;
  /** Asked again while a stream is open. */
  credential: Credential;
}

export interface Authenticator {
  /** Throws `HttpProblem` 401 for everything but a valid `Authorization: Bearer` or a session; 403 for a session that another site uses. */
  authenticate(visit: Visit): Promise<Caller>;
  /** The same bearer by the configuration of now; undefined once the credential has ended. */
  renew(credential: Credential): Promise<Principal | undefined>;
}

export function createAuthenticator(deps: {
  pool: Pool;
  directories: DirectoryCache;
  verifyToken: TokenVerifier;
  admins: ReadonlySet<string>;
  publicAddress: PublicAddress;
}): Authenticator {
  const { pool, directories, verifyToken, admins, publicAddress } = deps;
  const holds = createProofCheck(pool);

  const readBearer = async (text: string): Promise<Credential> => {
    if (text.startsWith('cwk_')) return readKey(pool, text);
    const credential = credentialOf(await verifyToken(text));
    if (!(await holds(credential.subject, credential.proof))) throw new HttpProblem('UNAUTHENTICATED');
    return credential;
  };

  const readCredential = async (visit: Visit): Promise<Credential> => {
    const { authorization } = visit;
    if (authorization !== undefined) {
      const [, text] = /^Bearer +([^\s]{1,8192})$/i.exec(authorization) ?? [];
      if (text === undefined) throw new HttpProblem('UNAUTHENTICATED');
      return readBearer(text);
    }
    const secret = readCookie(visit, 'session', publicAddress.isSecure);
    if (secret === undefined) throw new HttpProblem('UNAUTHENTICATED');
    const credential = await readSession(pool, secret);
    if (!isFromHere(visit, publicAddress)) throw new HttpProblem('FOREIGN_ORIGIN');
    if (!isWhoIsBelieved(visit, credential)) throw new HttpProblem('OTHER_PERSON');
    return credential;
  };

  return {
    authenticate: async (visit) => {
      const credential = await readCredential(visit);
      const principal = principalOf(credential, await directories.get(), admins);
      if (!principal) throw new HttpProblem('UNAUTHENTICATED');
      return { principal, credential };
    },
    renew: async (credential) => {
      if (credential.expiresMs !== null && credential.expiresMs <= Date.now()) return undefined;
      if (!(await holds(credential.subject, credential.proof))) return undefined;
      return principalOf(credential, await directories.get(), admins);
    },
  };
}

/**
 * All windows of a browser have one session. Where somebody else has signed in meanwhile, what the first one presses in a window
 * that has not heard of it would be the other one's doing.
 */
function isWhoIsBelieved({ believed }: Visit, { subject }: Credential): boolean {
  return believed === undefined || believed === encodeURIComponent(subject);
}

async function readKey(pool: Pool, text: string): Promise<Credential> {
  const key = parseApiKey(text);
  const row = key && (await findValidApiKey(pool, key.id));
  if (!row || !matchesHash(key.secret, row.hash)) throw new HttpProblem('UNAUTHENTICATED');
  return {
    ...sourceCredential(row.source),
    divisions: row.divisions,
    scopes: row.scopes && scopesOf(row.scopes, true),
    proof: { kind: 'key', id: row.id },
    expiresMs: row.expiresAt?.getTime() ?? null,
  };
}

async function readSession(pool: Pool, secret: string): Promise<Credential> {
  const row = await findWebSession(pool, { hash: hashSecret(secret) });
  if (!row) throw new HttpProblem('UNAUTHENTICATED');
  return {
    ...userCredential(row.subject, row.identityGroups, row.scopes && scopesOf(row.scopes, true)),
    proof: { kind: 'session', id: row.id },
    expiresMs: row.expiresAt.getTime(),
  };
}
