import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { noKeys, type PayloadKeys, readPayloadKeys } from './payload-keys';

/** What is known of a Temporal server by whoever calls it. */
export interface Engine {
  address: string;
  namespace: string;
  keys: PayloadKeys;
  /** Left out: without TLS. */
  tls?: EngineTls;
  apiKey?: string;
}

/** Left out: the system's authorities, the name in the address, no certificate of our own. */
export interface EngineTls {
  authority?: Buffer;
  serverName?: string;
  own?: { certificate: Buffer; key: Buffer };
}

/** Compose files write an empty text for what is not set. */
const Optional = z
  .string()
  .transform((text) => (text === '' ? undefined : text))
  .optional();

/** The names are those of Temporal's own tools, where they have one. */
const Env = z.object({
  TEMPORAL_ADDRESS: z.string().min(1).default('127.0.0.1:7233'),
  TEMPORAL_NAMESPACE: z.string().min(1).default('default'),
  TEMPORAL_API_KEY: Optional,
  TEMPORAL_TLS: Optional.pipe(z.enum(['true', 'false']).optional()),
  TEMPORAL_TLS_SERVER_CA_CERT_PATH: Optional,
  TEMPORAL_TLS_SERVER_NAME: Optional,
  TEMPORAL_TLS_CLIENT_CERT_PATH: Optional,
  TEMPORAL_TLS_CLIENT_KEY_PATH: Optional,
  CASEWRIGHT_PAYLOAD_KEYS: Optional,
  CASEWRIGHT_PAYLOAD_KEYS_FILE: Optional,
});
type Env = z.infer<typeof Env>;

/** Throws with one line for what is wrong. */
export function readEngine(environment: Readonly<Record<string, string | undefined>>): Engine {
  const parsed = Env.safeParse(environment);
  if (!parsed.success)
    throw new Error(parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`).join('\n'));
  const env = parsed.data;
  const tls = tlsOf(env);
  return {
    address: env.TEMPORAL_ADDRESS,
    namespace: env.TEMPORAL_NAMESPACE,
    keys: keysOf(env),
    ...(tls && { tls }),
    ...(env.TEMPORAL_API_KEY !== undefined && { apiKey: env.TEMPORAL_API_KEY }),
  };
}

function keysOf({ CASEWRIGHT_PAYLOAD_KEYS: text, CASEWRIGHT_PAYLOAD_KEYS_FILE: file }: Env): PayloadKeys {
  if (text !== undefined && file !== undefined)
    throw new Error('CASEWRIGHT_PAYLOAD_KEYS and CASEWRIGHT_PAYLOAD_KEYS_FILE: one of them is given, not both');
  if (text === undefined && file === undefined) return noKeys;
  const name = file === undefined ? 'CASEWRIGHT_PAYLOAD_KEYS' : 'CASEWRIGHT_PAYLOAD_KEYS_FILE';
  const given = text ?? contentOf('CASEWRIGHT_PAYLOAD_KEYS_FILE', file).toString();
  try {
    return readPayloadKeys(given);
  } catch (error) {
    throw new Error(`${name}: ${(error as Error).message}`, { cause: error });
  }
}

/** A certificate, a name or an API key says that TLS is meant. */
function tlsOf(env: Env): EngineTls | undefined {
  const { TEMPORAL_TLS_SERVER_NAME: serverName, TEMPORAL_API_KEY: apiKey } = env;
  const authority = fileOf(env, 'TEMPORAL_TLS_SERVER_CA_CERT_PATH');
  const certificate = fileOf(env, 'TEMPORAL_TLS_CLIENT_CERT_PATH');
  const key = fileOf(env, 'TEMPORAL_TLS_CLIENT_KEY_PATH');
  if ((certificate === undefined) !== (key === undefined))
    throw new Error('TEMPORAL_TLS_CLIENT_CERT_PATH and TEMPORAL_TLS_CLIENT_KEY_PATH are given together or not at all');
  const isMeant = [serverName, apiKey, authority, certificate].some((value) => value !== undefined);
  if (env.TEMPORAL_TLS === 'false' && isMeant)
    throw new Error('TEMPORAL_TLS: is false, yet a certificate, a name or an API key asks for it');
  if (!isMeant && env.TEMPORAL_TLS !== 'true') return undefined;
  return {
    ...(authority && { authority }),
    ...(serverName !== undefined && { serverName }),
    ...(certificate && key && { own: { certificate, key } }),
  };
}

function fileOf(env: Env, name: keyof Env): Buffer | undefined {
  const path = env[name];
  if (path === undefined) return undefined;
  const content = contentOf(name, path);
  if (!content.includes('-----BEGIN ')) throw new Error(`${name}: ${path} is no PEM file`);
  return content;
}

function contentOf(name: string, path: string | undefined): Buffer {
  try {
    return readFileSync(path ?? '');
  } catch (error) {
    throw new Error(`${name}: ${path} cannot be read: ${(error as NodeJS.ErrnoException).code}`, { cause: error });
  }
}
