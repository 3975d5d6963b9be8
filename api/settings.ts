import { join } from 'node:path';
import { z } from 'zod';
import { DatabaseUrl, isPemFile } from '../db/database-url';
import { LogLevel, OptionalText, readEnvironment } from '../db/environment';
import { outboundRules } from '../domain/receiver/outbound-rules';
import { hourMs } from '../domain/time/duration';
import { isLoopback } from './auth/loopback';
import { publicAddressOf } from './auth/public-address';
import type { OidcClient } from './auth/sign-in-flow';
import { readEngine } from '../engine/settings';

const List = z
  .string()
  .default('')
  .transform(
    (text) =>
      new Set(
        text
          .split(',')
          .map((part) => part.trim())
          .filter(Boolean),
      ),
  );

/** An address of the identity provider: who could change its answers on their way could sign in as anybody. */
const Provided = OptionalText.pipe(
  z
    .url()
    .refine((text) => text.startsWith('https:') || isLoopback(new URL(text)), {
      error: 'is no https address (http counts on this machine only)',
      abort: true,
    })
    .optional(),
);

/** One host each: a wildcard would let in whatever is hosted beside it. */
function isOrigin(text: string): boolean {
  return /^https?:\/\/[a-z0-9.-]+(:\d+)?$/.test(text) && URL.canParse(text) && new URL(text).origin === text;
}

/** The environment of the API, which only `main.ts` reads; secrets that documents name are read where they are needed. */
const Env = z.object({
  CASEWRIGHT_ROOT: z.string().min(1).default(process.cwd()),
  DATABASE_URL: DatabaseUrl,
  /** Of Node itself: authorities to trust beside its own, the identity provider's among them. */
  NODE_EXTRA_CA_CERTS: OptionalText.pipe(
    z.string().refine(isPemFile, { error: 'is no PEM file that can be read' }).optional(),
  ),
  LOG_LEVEL: LogLevel,
  /** Where it listens; nobody outside of this machine is answered unless this says so. */
  CASEWRIGHT_HOST: z.string().min(1).default('127.0.0.1'),
  PORT: z.coerce.number().int().min(0).max(65_535).default(8080),
  CASEWRIGHT_ADMINS: List,
  CASEWRIGHT_DEV_KEY_FILE: OptionalText,
  CASEWRIGHT_DEV_PASSWORD: OptionalText,
  CASEWRIGHT_DEV_OWN_PORTS: OptionalText,
  CASEWRIGHT_OIDC_ISSUER: Provided,
  CASEWRIGHT_OIDC_AUDIENCE: OptionalText,
  CASEWRIGHT_OIDC_JWKS_URI: Provided,
  CASEWRIGHT_OIDC_CLIENT_ID: OptionalText,
  CASEWRIGHT_OIDC_CLIENT_SECRET: OptionalText,
  CASEWRIGHT_OIDC_SIGN_IN_SCOPE: z.string().min(1).default('openid profile'),
  CASEWRIGHT_PUBLIC_URL: OptionalText.pipe(z.url({ protocol: /^https?$/ }).optional()),
  CASEWRIGHT_FRAME_ANCESTORS: List.refine((origins) => [...origins].every(isOrigin), {
    error: 'is no list of origins (https://crm.example.com)',
  }),
  CASEWRIGHT_SESSION_HOURS: z.coerce.number().min(0.01).max(168).default(12),
  CASEWRIGHT_OIDC_GROUPS_CLAIM: z.string().min(1).default('groups'),
  CASEWRIGHT_OIDC_SCOPES: z.enum(['optional', 'required']).default('optional'),
  CASEWRIGHT_REQUESTS_PER_MINUTE: z.coerce.number().int().min(1).default(20_000),
  CASEWRIGHT_SIGN_INS_PER_MINUTE: z.coerce.number().int().min(1).default(60),
  CASEWRIGHT_TRUSTED_PROXIES: List,
  CASEWRIGHT_API_CONNECTIONS: z.coerce.number().int().min(2).max(500).default(20),
});

export type Settings = ReturnType<typeof readSettings>;

/** How the web signs in; undefined where it does not do so by a provider. Throws when only a part of it is there. */
function oidcClientOf(env: z.infer<typeof Env>): OidcClient | undefined {
  const { CASEWRIGHT_OIDC_ISSUER: issuer, CASEWRIGHT_OIDC_CLIENT_ID: clientId, CASEWRIGHT_PUBLIC_URL: publicUrl } = env;
  if (clientId === undefined) return undefined;
  if (issuer === undefined || publicUrl === undefined) {
    throw new Error('CASEWRIGHT_OIDC_CLIENT_ID needs CASEWRIGHT_OIDC_ISSUER and CASEWRIGHT_PUBLIC_URL');
  }
  return {
    issuer,
    clientId,
    clientSecret: env.CASEWRIGHT_OIDC_CLIENT_SECRET,
    scope: env.CASEWRIGHT_OIDC_SIGN_IN_SCOPE,
    groupsClaim: env.CASEWRIGHT_OIDC_GROUPS_CLAIM,
    redirectUri: new URL('/v1/auth/callback', publicUrl).href,
  };
}

/** Throws with one line for each variable that is wrong. */
export function readSettings(environment: Record<string, string | undefined>) {
  const env = readEnvironment(Env, environment);
  const { CASEWRIGHT_OIDC_ISSUER: issuer, CASEWRIGHT_OIDC_AUDIENCE: audience } = env;
  if ((issuer === undefined) !== (audience === undefined)) {
    throw new Error('CASEWRIGHT_OIDC_ISSUER and CASEWRIGHT_OIDC_AUDIENCE are given together or not at all');
  }
  return {
    publicAddress: publicAddressOf(env.CASEWRIGHT_PUBLIC_URL, [...env.CASEWRIGHT_FRAME_ANCESTORS]),
    frameAncestors: [...env.CASEWRIGHT_FRAME_ANCESTORS],
    sessionMs: env.CASEWRIGHT_SESSION_HOURS * hourMs,
    oidcClient: oidcClientOf(env),
    databaseUrl: env.DATABASE_URL,
    connections: env.CASEWRIGHT_API_CONNECTIONS,
    engine: readEngine(environment),
    logLevel: env.LOG_LEVEL,
    host: env.CASEWRIGHT_HOST,
    port: env.PORT,
    admins: env.CASEWRIGHT_ADMINS,
    devKeyFile: env.CASEWRIGHT_DEV_KEY_FILE,
    devPassword: env.CASEWRIGHT_DEV_PASSWORD,
    outbound: outboundRules(env.CASEWRIGHT_DEV_OWN_PORTS),
    oidc:
      issuer !== undefined && audience !== undefined
        ? {
            issuer,
            audience,
            jwksUri: env.CASEWRIGHT_OIDC_JWKS_URI,
            groupsClaim: env.CASEWRIGHT_OIDC_GROUPS_CLAIM,
            areScopesNeeded: env.CASEWRIGHT_OIDC_SCOPES === 'required',
          }
        : undefined,
    requestsPerMinute: env.CASEWRIGHT_REQUESTS_PER_MINUTE,
    signInsPerMinute: env.CASEWRIGHT_SIGN_INS_PER_MINUTE,
    trustedProxies: [...env.CASEWRIGHT_TRUSTED_PROXIES],
    webFolder: join(env.CASEWRIGHT_ROOT, 'dist', 'web'),
  };
}
