import { createRemoteJWKSet, errors, jwtVerify } from 'jose';
import { CLOCK_TOLERANCE_S, OIDC_ALGORITHMS, PROVIDER_WITHIN_MS } from './token-verifier';

/** Whose sessions end: one of the provider's own, all of a person, or the one of him. */
export interface EndedAtProvider {
  subject: string | null;
  session: string | null;
}

const EVENT = 'http://schemas.openid.net/event/backchannel-logout';
/** A provider tells at once; an old token is somebody else's. */
const AT_MOST_OLD_S = 120;

interface LogoutSettings {
  issuer: string;
  clientId: string;
  jwksUri: string;
}

/**
 * Reads logout tokens (OpenID Connect Back-Channel Logout 1.0) of one client. Null for whatever is none: an ID token has a
 * nonce and tells of no event.
 */
export function createLogoutReader({ issuer, clientId, jwksUri }: LogoutSettings) {
  const keys = createRemoteJWKSet(new URL(jwksUri), { timeoutDuration: PROVIDER_WITHIN_MS });
  return async (token: string): Promise<EndedAtProvider | null> => {
    try {
      const { payload } = await jwtVerify(token, keys, {
        issuer,
        audience: clientId,
        algorithms: OIDC_ALGORITHMS,
        requiredClaims: ['iat', 'jti', 'events'],
        maxTokenAge: AT_MOST_OLD_S,
        clockTolerance: CLOCK_TOLERANCE_S,
      });
      const { sub = null, sid, events, nonce } = payload;
      const session = typeof sid === 'string' ? sid : null;
      const tellsOfIt = typeof events === 'object' && events !== null && EVENT in events;
      if (!tellsOfIt || nonce !== undefined || (sub === null && session === null)) return null;
      return { subject: sub, session };
    } catch (error) {
      if (error instanceof errors.JOSEError && !(error instanceof errors.JWKSTimeout)) return null;
      throw error;
    }
  };
}
