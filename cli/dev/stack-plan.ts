import { join } from 'node:path';
import { localIssuer, newIssuerKey, type LocalIssuer } from './local-issuer';
import { freePort } from './ports';
import { postgresUrl } from './postgres';
import { randomPassword, secretFile } from './secret-file';
import type { TemporalPorts } from './temporal';

/** Everything about a run that is settled before anything starts: ports, secrets, addresses. */
export interface StackPlan {
  postgres: { port: number; password: string };
  temporal: TemporalPorts;
  addresses: StackAddresses;
  issuer: LocalIssuer;
  issuerKeyFile: string;
  /** With which the local people sign in. */
  password: string;
}

export interface StackAddresses {
  web: string;
  temporal: string;
  temporalUi: string;
  postgres: string;
}

const host = '127.0.0.1';

/** Secrets stay as they are between runs; inner ports are new each time. */
export async function planStack(folder: string, port: number): Promise<StackPlan> {
  const issuerKeyFile = join(folder, 'issuer-key.json');
  const [issuer, password, postgresPassword, inner, grpc, http, ui, metrics] = await Promise.all([
    secretFile(issuerKeyFile, newIssuerKey).then(localIssuer),
    secretFile(join(folder, 'sign-in-password'), () => randomPassword(9)),
    secretFile(join(folder, 'postgres-password'), randomPassword),
    freePort(),
    freePort(),
    freePort(),
    freePort(),
    freePort(),
  ]);
  const postgres = { port: inner, password: postgresPassword };
  return {
    postgres,
    temporal: { grpc, http, ui, metrics },
    addresses: {
      web: `http://${host}:${port}`,
      temporal: `${host}:${grpc}`,
      temporalUi: `http://${host}:${ui}`,
      postgres: postgresUrl(postgres),
    },
    issuer,
    issuerKeyFile,
    password,
  };
}
