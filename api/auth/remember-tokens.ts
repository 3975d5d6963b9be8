import { createHash } from 'node:crypto';
import { putBounded } from './put-bounded';
import type { TokenVerifier, VerifiedToken } from './token-verifier';

const REMEMBERED_MS = 60_000;
const TOKENS = 10_000;

/**
 * Spares a token its signature check for a minute after the last one, and never beyond its end; what a bearer may do is
 * looked up each time all the same. A key that its issuer withdraws is so believed for a minute more. Tokens are kept
 * as hashes: who reads the memory can sign in as nobody.
 */
export function rememberTokens(verify: TokenVerifier, nowMs: () => number = Date.now): TokenVerifier {
  const known = new Map<string, { token: VerifiedToken; untilMs: number }>();
  return async (text) => {
    const hash = createHash('sha256').update(text).digest('base64');
    const found = known.get(hash);
    if (found && nowMs() < found.untilMs) return found.token;
    known.delete(hash);
    const token = await verify(text);
    // With as many bearers as this, a check now and then is not what costs.
    putBounded(known, TOKENS, hash, { token, untilMs: Math.min(nowMs() + REMEMBERED_MS, token.expiresMs) });
    return token;
  };
}
