import { join } from 'node:path';
import { localIssuer, newIssuerKey, type LocalIssuer } from './local-issuer';
import { randomPassword, secretFile } from './secret-file';

/** What is settled before anything starts. Secrets stay as they are between runs. */
export interface StackPlan {
  postgresPassword: string;
  issuer: LocalIssuer;
  issuerKeyFile: string;
  /** With which the local people sign in. */
  password: string;
}

export async function planStack(folder: string): Promise<StackPlan> {
  const issuerKeyFile = join(folder, 'issuer-key.json');
  const [issuer, password, postgresPassword] = await Promise.all([
    secretFile(issuerKeyFile, newIssuerKey).then(localIssuer),
    secretFile(join(folder, 'sign-in-password'), () => randomPassword(9)),
    secretFile(join(folder, 'postgres-password'), randomPassword),
  ]);
  return { postgresPassword, issuer, issuerKeyFile, password };
}
