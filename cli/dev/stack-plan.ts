import { join } from 'node:path';
import { localIssuer, newIssuerKey, type LocalIssuer } from './local-issuer';
import type { Passwords } from './postgres';
import { randomPassword, secretFile } from './secret-file';

/** What is settled before anything starts. Secrets stay as they are between runs. */
export interface StackPlan {
  postgresPasswords: Passwords;
  issuer: LocalIssuer;
  issuerKeyFile: string;
  /** With which the local people sign in. */
  password: string;
}

export async function planStack(folder: string): Promise<StackPlan> {
  const issuerKeyFile = join(folder, 'issuer-key.json');
  const [issuer, password, owner, app] = await Promise.all([
    secretFile(issuerKeyFile, newIssuerKey).then(localIssuer),
    secretFile(join(folder, 'sign-in-password'), () => randomPassword(9)),
    secretFile(join(folder, 'postgres-password'), randomPassword),
    secretFile(join(folder, 'postgres-app-password'), randomPassword),
  ]);
  return { postgresPasswords: { owner, app }, issuer, issuerKeyFile, password };
}
