import { join } from 'node:path';
import { localIssuer, newIssuerKey, type LocalIssuer } from './local-issuer';
import type { Passwords } from './postgres';
import { newPayloadKey } from './payload-key';
import { randomPassword, secretFile } from './secret-file';

/** What is settled before anything starts. Secrets stay as they are between runs. */
export interface StackPlan {
  postgresPasswords: Passwords;
  issuer: LocalIssuer;
  issuerKeyFile: string;
  /** Of keys that payloads are encrypted with on their way through Temporal. */
  payloadKeysFile: string;
  /** With which the local people sign in. */
  password: string;
}

export async function planStack(folder: string): Promise<StackPlan> {
  const issuerKeyFile = join(folder, 'issuer-key.json');
  const payloadKeysFile = join(folder, 'payload-keys');
  const [issuer, password, owner, app] = await Promise.all([
    secretFile(issuerKeyFile, newIssuerKey).then(localIssuer),
    secretFile(join(folder, 'sign-in-password'), () => randomPassword(9)),
    secretFile(join(folder, 'postgres-password'), randomPassword),
    secretFile(join(folder, 'postgres-app-password'), randomPassword),
    secretFile(payloadKeysFile, newPayloadKey),
  ]);
  return { postgresPasswords: { owner, app }, issuer, issuerKeyFile, payloadKeysFile, password };
}
