import { randomBytes, timingSafeEqual } from 'node:crypto';
import { createSecret, hashSecret } from './secret';

/** `cwk_<id>_<secret>`: the prefix lets scanners find a key that leaked; the ID finds its row. */
const FORM = /^cwk_([a-z0-9]{16})_([A-Za-z0-9_-]{43})$/;

export interface NewKey {
  id: string;
  hash: Buffer;
  text: string;
}

export function createApiKey(): NewKey {
  const id = randomBytes(8).toString('hex');
  const secret = createSecret();
  return { id, hash: hashSecret(secret), text: `cwk_${id}_${secret}` };
}

export function parseApiKey(text: string): { id: string; secret: string } | undefined {
  const [, id, secret] = FORM.exec(text) ?? [];
  return id === undefined || secret === undefined ? undefined : { id, secret };
}

export function matchesHash(secret: string, hash: Buffer): boolean {
  const given = hashSecret(secret);
  return given.length === hash.length && timingSafeEqual(given, hash);
}
