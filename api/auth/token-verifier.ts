import { createRemoteJWKSet, decodeJwt, errors, type JWTPayload, jwtVerify, type JWTVerifyGetKey } from 'jose';
import { HttpProblem } from '../http-problem';
import { AUDIENCE, LOCAL_ISSUER, type LocalIssuer } from './local-issuer';
import { type Scopes, scopesOf } from '../../domain/rights/scopes';

/** Of identity providers; none that a key known to all would do for. */
export const OIDC_ALGORITHMS = ['RS256', 'PS256', 'ES256', 'EdDSA'];
export const CLOCK_TOLERANCE_S = 5;
/** For its keys and its document. */
export const PROVIDER_WITHIN_MS = 3_000;
const TYPES = new Set([undefined, 'jwt', 'at+jwt', 'application/at+jwt']);

export interface OidcSettings {
  issuer: string;
  audience: string;
  /** Left out: asked of the issuer's discovery document at first use. */
  jwksUri?: string | undefined;
  /** Claim with the groups to which the provider counts a person, for grants. */
  groupsClaim: string;
  /** Whether a token without any of our scopes may do nothing, rather than all that its bearer may. */
  areScopesNeeded: boolean;
}

export interface VerifiedToken {
  subject: string;
  isLocal: boolean;
  /** To which the identity provider counts him. */
  groups: readonly string[];
  scopes: Scopes;
  /** Epoch ms; of a token that does not say: 0. */
  issuedMs: number;
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
        return verified(payload, protectedHeader.typ, null);
      }
      if (oidc && oidcKeys && iss === oidc.issuer) {
        const checks = { issuer: oidc.issuer, audience: oidc.audience, algorithms: OIDC_ALGORITHMS, ...COMMON };
        const { payload, protectedHeader } = await jwtVerify(token, oidcKeys, checks);
        return verified(payload, protectedHeader.typ, oidc);
      }
    } catch (error) {
      // Of what is wrong with a token its bearer is told nothing.
      if (!(error instanceof errors.JOSEError)) throw error;
    }
    throw new HttpProblem('UNAUTHENTICATED');
  };
}

const COMMON = { requiredClaims: ['sub', 'exp'], clockTolerance: CLOCK_TOLERANCE_S };

function verified(claims: JWTPayload, typ: string | undefined, oidc: OidcSettings | null): VerifiedToken {
  const { sub, iat, exp, scope, scp } = claims;
  if (sub === undefined || sub === '' || exp === undefined || !TYPES.has(typ?.toLowerCase())) {
    throw new HttpProblem('UNAUTHENTICATED');
  }
  return {
    subject: sub,
    isLocal: oidc === null,
    groups: oidc ? texts(claims[oidc.groupsClaim]) : [],
    // Providers differ: a text with spaces, or a list.
    scopes: scopesOf([...words(scope), ...words(scp)], oidc?.areScopesNeeded ?? false),
    issuedMs: (iat ?? 0) * 1_000,
    expiresMs: exp * 1_000,
  };
}

/** Of a claim that is a list. */
export function texts(claim: unknown): string[] {
  return Array.isArray(claim) ? claim.filter((each) => typeof each === 'string') : [];
}

function words(claim: unknown): string[] {
  return typeof claim === 'string' ? claim.split(' ') : texts(claim);
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
