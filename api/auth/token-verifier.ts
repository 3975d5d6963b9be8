import { createRemoteJWKSet, decodeJwt, errors, type JWTPayload, jwtVerify, type JWTVerifyGetKey } from 'jose';
import { HttpProblem } from '../http-problem';
import { AUDIENCE, LOCAL_ISSUER, type LocalIssuer } from './local-issuer';

const OIDC_ALGORITHMS = ['RS256', 'PS256', 'ES256', 'EdDSA'];
const CLOCK_TOLERANCE_S = 5;
const PROVIDER_WITHIN_MS = 3_000;
const TYPES = new Set([undefined, 'jwt', 'at+jwt', 'application/at+jwt']);

export interface OidcSettings {
  issuer: string;
  audience: string;
  /** Left out: asked of the issuer's discovery document at first use. */
  jwksUri?: string | undefined;
}

export interface VerifiedToken {
  subject: string;
  isLocal: boolean;
  /** Epoch ms. */
  expiresMs: number;
}

export type TokenVerifier = (token: string) => Promise<VerifiedToken>;

/** Verifies access tokens of the issuers that are configured, each with its own keys and algorithms. Throws `HttpProblem`. */
export function createTokenVerifier(issuers: {
  local?: LocalIssuer | undefined;
  oidc?: OidcSettings | undefined;
}): TokenVerifier {
  const oidcKeys = issuers.oidc && discoverKeys(issuers.oidc);
  return async (token) => {
    try {
      // Only says whose keys to try; nothing of it is believed before the signature has been checked.
      const { iss } = decodeJwt(token);
      const { local, oidc } = issuers;
      if (local && iss === LOCAL_ISSUER) {
        const checks = { issuer: LOCAL_ISSUER, audience: AUDIENCE, algorithms: [local.algorithm], ...COMMON };
        const { payload, protectedHeader } = await jwtVerify(token, local.publicKey, checks);
        return verified(payload, protectedHeader.typ, true);
      }
      if (oidc && oidcKeys && iss === oidc.issuer) {
        const checks = { issuer: oidc.issuer, audience: oidc.audience, algorithms: OIDC_ALGORITHMS, ...COMMON };
        const { payload, protectedHeader } = await jwtVerify(token, oidcKeys, checks);
        return verified(payload, protectedHeader.typ, false);
      }
    } catch (error) {
      // Of what is wrong with a token its bearer is told nothing.
      if (!(error instanceof errors.JOSEError)) throw error;
    }
    throw new HttpProblem('UNAUTHENTICATED');
  };
}

const COMMON = { requiredClaims: ['sub', 'exp'], clockTolerance: CLOCK_TOLERANCE_S };

function verified({ sub, exp }: JWTPayload, typ: string | undefined, isLocal: boolean): VerifiedToken {
  if (sub === undefined || sub === '' || exp === undefined || !TYPES.has(typ?.toLowerCase())) {
    throw new HttpProblem('UNAUTHENTICATED');
  }
  return { subject: sub, isLocal, expiresMs: exp * 1_000 };
}

/** The issuer's keys, fetched when first needed and again when an unknown one signs; a failure is tried again by the next caller. */
function discoverKeys({ issuer, jwksUri }: OidcSettings): JWTVerifyGetKey {
  let keys: Promise<JWTVerifyGetKey> | undefined;
  const fetchKeys = async () =>
    createRemoteJWKSet(new URL(jwksUri ?? (await discover(issuer))), { timeoutDuration: PROVIDER_WITHIN_MS });
  return async (header, token) => {
    try {
      keys ??= fetchKeys().catch((error: unknown) => {
        keys = undefined;
        throw error;
      });
      const find = await keys;
      return await find(header, token);
    } catch (error) {
      const isOfToken = error instanceof errors.JWKSNoMatchingKey || error instanceof errors.JWKSMultipleMatchingKeys;
      if (isOfToken || error instanceof errors.JOSENotSupported) throw error;
      throw new HttpProblem('UNAVAILABLE', { detail: 'The identity provider cannot be reached' });
    }
  };
}

async function discover(issuer: string): Promise<string> {
  const address = `${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`;
  const answer = await fetch(address, { signal: AbortSignal.timeout(PROVIDER_WITHIN_MS), redirect: 'error' });
  const document = (await answer.json()) as { issuer?: unknown; jwks_uri?: unknown };
  if (!answer.ok || document.issuer !== issuer || typeof document.jwks_uri !== 'string') {
    throw new TypeError(`no discovery document of ${issuer}`);
  }
  return document.jwks_uri;
}
