import type { Pool } from 'pg';
import { findValidApiKey } from '../../db/api-key';
import type { DirectoryCache } from '../catalogue/directory-cache';
import { HttpProblem } from '../http-problem';
import { matchesHash, parseApiKey } from './api-key';
import { type Credential, credentialOf, principalOf } from './grants';
import type { Principal } from './principal';
import { scopesOf } from '../../domain/rights/scopes';
import type { TokenVerifier } from './token-verifier';

export interface Caller {
  principal: Principal;
  /** Asked again while a stream is open. */
  credential: Credential;
}

export interface Authenticator {
  /** Throws `HttpProblem` 401 for everything but a valid `Authorization: Bearer`. */
  authenticate(authorization: string | undefined): Promise<Caller>;
  /** The same bearer by the configuration of now; undefined once the credential has ended. */
  renew(credential: Credential): Promise<Principal | undefined>;
}

export function createAuthenticator(deps: {
  pool: Pool;
  directories: DirectoryCache;
  verifyToken: TokenVerifier;
  admins: ReadonlySet<string>;
}): Authenticator {
  const { pool, directories, verifyToken, admins } = deps;

  const readCredential = async (text: string): Promise<Credential> => {
    if (!text.startsWith('cwk_')) return credentialOf(await verifyToken(text));
    const key = parseApiKey(text);
    const row = key && (await findValidApiKey(pool, key.id));
    if (!row || !matchesHash(key.secret, row.hash)) throw new HttpProblem('UNAUTHENTICATED');
    return {
      kind: 'source',
      key: row.source,
      subject: `source:${row.source}`,
      divisions: row.divisions,
      scopes: row.scopes && scopesOf(row.scopes, true),
      expiresMs: row.expiresAt?.getTime() ?? null,
    };
  };

  return {
    authenticate: async (authorization) => {
      const [, text] = /^Bearer +([^\s]{1,8192})$/i.exec(authorization ?? '') ?? [];
      if (text === undefined) throw new HttpProblem('UNAUTHENTICATED');
      const credential = await readCredential(text);
      const principal = principalOf(credential, await directories.get(), admins);
      if (!principal) throw new HttpProblem('UNAUTHENTICATED');
      return { principal, credential };
    },
    renew: async (credential) => {
      if (credential.expiresMs !== null && credential.expiresMs <= Date.now()) return undefined;
      return principalOf(credential, await directories.get(), admins);
    },
  };
}
