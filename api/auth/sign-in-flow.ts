import type * as openid from 'openid-client';
import { insertSignInAttempt, takeSignInAttempt } from '../../db/sign-in-attempt';
import type { Queryable } from '../../db/queryable';
import { isLoopback } from './loopback';
import { createLogoutReader, type EndedAtProvider } from './provider-sign-out';
import { createSecret, hashSecret } from './secret';
import { OIDC_ALGORITHMS, type VerifiedToken } from './token-verifier';

/** This installation as a client of its identity provider. */
export interface OidcClient {
  issuer: string;
  clientId: string;
  /** Left out: a public client, which PKCE alone protects. */
  clientSecret: string | undefined;
  scope: string;
  groupsClaim: string;
  /** Where the provider sends browsers back to. */
  redirectUri: string;
}

/** Why nobody came in, for the log: the browser is told nothing of it. */
export interface Refused {
  refused: string;
}

export interface SignInFlow {
  /** The provider's address for a new attempt, and what its browser must bring back in a cookie. */
  begin(db: Queryable, returnTo: string): Promise<{ url: URL; secret: string }>;
  /** Who came back from the provider with `query`; refused when it is no attempt of that browser's, or the provider said no. */
  finish(db: Queryable, secret: string, query: URLSearchParams): Promise<{ who: Who; returnTo: string } | Refused>;
  /** Where signing out here signs out there as well; null where the provider knows no such address. */
  endAddress(): Promise<URL | null>;
  /** Whose sessions the provider has ended, by the token with which it tells so; null: it is none of its. */
  readLogout(token: string): Promise<EndedAtProvider | null>;
}

export interface Who extends Pick<VerifiedToken, 'subject' | 'groups'> {
  /** The provider's name for his session there, where it has any. */
  providerSession: string | null;
}

const PROVIDER_WITHIN_S = 5;

/** Authorization code flow with PKCE, state and nonce; the provider's document is read at first use, and again after a failure. */
export function createSignInFlow(client: OidcClient): SignInFlow {
  let reader: ReturnType<typeof createLogoutReader> | undefined;
  let found: Promise<{ lib: typeof openid; config: openid.Configuration }> | undefined;
  const provider = () => {
    found ??= discover(client).catch((error: unknown) => {
      found = undefined;
      throw error;
    });
    return found;
  };
  return {
    begin: async (db, returnTo) => {
      const { lib, config } = await provider();
      const attempt = {
        state: lib.randomState(),
        nonce: lib.randomNonce(),
        codeVerifier: lib.randomPKCECodeVerifier(),
        returnTo,
      };
      const secret = createSecret();
      await insertSignInAttempt(db, hashSecret(secret), attempt);
      const url = lib.buildAuthorizationUrl(config, {
        redirect_uri: client.redirectUri,
        scope: client.scope,
        state: attempt.state,
        nonce: attempt.nonce,
        code_challenge: await lib.calculatePKCECodeChallenge(attempt.codeVerifier),
        code_challenge_method: 'S256',
      });
      return { url, secret };
    },
    finish: async (db, secret, query) => {
      const attempt = await takeSignInAttempt(db, hashSecret(secret));
      if (!attempt) return { refused: 'ended_or_foreign_attempt' };
      const { lib, config } = await provider();
      const back = new URL(client.redirectUri);
      back.search = query.toString();
      try {
        const tokens = await lib.authorizationCodeGrant(config, back, {
          pkceCodeVerifier: attempt.codeVerifier,
          expectedState: attempt.state,
          expectedNonce: attempt.nonce,
        });
        const claims = tokens.claims();
        if (!claims) return { refused: 'no_id_token' };
        const groups = claims[client.groupsClaim];
        const who = {
          subject: claims.sub,
          groups: Array.isArray(groups) ? groups.filter((group) => typeof group === 'string') : [],
          providerSession: typeof claims['sid'] === 'string' ? claims['sid'] : null,
        };
        return { who, returnTo: attempt.returnTo };
      } catch (error) {
        if (isRefusal(lib, error)) return { refused: refusalOf(error) };
        throw error;
      }
    },
    readLogout: async (token) => {
      const { config } = await provider();
      const { issuer, jwks_uri: jwksUri } = config.serverMetadata();
      if (jwksUri === undefined) return null;
      reader ??= createLogoutReader({ issuer, clientId: client.clientId, jwksUri, algorithms: OIDC_ALGORITHMS });
      return reader(token);
    },
    endAddress: async () => {
      const { lib, config } = await provider();
      if (config.serverMetadata().end_session_endpoint === undefined) return null;
      return lib.buildEndSessionUrl(config, { post_logout_redirect_uri: new URL('/', client.redirectUri).href });
    },
  };
}

/** What the provider, or a forger, sent is wrong; everything else is an outage. */
function isRefusal(lib: typeof openid, error: unknown): boolean {
  if (error instanceof lib.AuthorizationResponseError || error instanceof lib.ResponseBodyError) return true;
  if (!(error instanceof lib.ClientError)) return false;
  return error.code !== 'OAUTH_TIMEOUT' && error.code !== 'OAUTH_ABORT';
}

/** By the codes of OAuth and of the library. What a forger may have written is told only where it has the form of one. */
function refusalOf(error: unknown): string {
  const { error: told, code } = error as { error?: unknown; code?: unknown };
  return [told, code].find((text) => typeof text === 'string' && /^\w{1,60}$/.test(text))?.toString() ?? 'unknown';
}

/** Loaded with the first who signs in: the start of the API does not wait for it. */
async function discover(client: OidcClient) {
  const lib = await import('openid-client');
  const issuer = new URL(client.issuer);
  const authentication = client.clientSecret === undefined ? lib.None() : lib.ClientSecretPost(client.clientSecret);
  const config = await lib.discovery(issuer, client.clientId, undefined, authentication, {
    timeout: PROVIDER_WITHIN_S,
    execute: isLoopback(issuer) ? [lib.allowInsecureRequests] : [],
  });
  return { lib, config };
}
