import { createHash, randomBytes } from 'node:crypto';

const TOKEN_BYTES = 32;
const TOKEN_FORM = /^[\w-]{43}$/;

/** 256 random bits, and what is kept of them. */
export function newLinkToken(): { token: string; hash: Buffer } {
  const token = randomBytes(TOKEN_BYTES).toString('base64url');
  return { token, hash: hashOf(token) };
}

/** Of what a caller sends as `Authorization: Link <token>`; null: it is none. */
export function sentLinkHash(authorization: string | undefined): Buffer | null {
  const [scheme, token, ...rest] = (authorization ?? '').split(' ');
  const isToken = scheme?.toLowerCase() === 'link' && token !== undefined && TOKEN_FORM.test(token);
  return isToken && rest.length === 0 ? hashOf(token) : null;
}

function hashOf(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}
