import { randomBytes } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';

/** The text of a file that only its owner may read; `make` gives it when there is none yet. */
export async function secretFile(path: string, make: () => string | Promise<string>): Promise<string> {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
  }
  const secret = await make();
  writeFileSync(path, secret, { mode: 0o600, flag: 'wx' });
  return secret;
}

/** Letters, digits, `-` and `_`: survives every URL, shell and form. */
export function randomPassword(bytes = 18): string {
  return randomBytes(bytes).toString('base64url');
}
