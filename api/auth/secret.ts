import { createHash, randomBytes } from 'node:crypto';

/** 256 random bits, as a text for headers and cookies. */
export function createSecret(): string {
  return randomBytes(32).toString('base64url');
}

/** So many random bits need no slow hash: there is nothing to guess. */
export function hashSecret(secret: string): Buffer {
  return createHash('sha256').update(secret).digest();
}
