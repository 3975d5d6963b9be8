import { randomBytes } from 'node:crypto';
import { insertWebSession } from '../../db/web-session';
import type { Queryable } from '../../db/queryable';
import { shortUserAgent } from '../../domain/audit/origin';
import type { Scopes } from '../../domain/rights/scopes';
import { type CookieReach, setCookie, type Visit } from '../http/cookies';
import { createSecret, hashSecret } from './secret';

export interface NewSession {
  subject: string;
  byProvider: boolean;
  /** What the provider calls its own session of him. */
  providerSession?: string | null;
  groups: readonly string[];
  scopes: Scopes;
  /** Epoch ms. */
  endsMs: number;
}

/** Signs a browser in: answers the cookie by which it will be known. */
export async function openSession(
  db: Queryable,
  visit: Visit,
  reach: CookieReach,
  { subject, byProvider, providerSession = null, groups, scopes, endsMs }: NewSession,
): Promise<string> {
  const secret = createSecret();
  await insertWebSession(db, {
    id: randomBytes(12).toString('hex'),
    hash: hashSecret(secret),
    subject,
    byProvider,
    providerSession,
    identityGroups: [...groups],
    scopes: scopes && [...scopes],
    expiresAt: new Date(endsMs),
    userAgent: shortUserAgent(visit.userAgent) ?? '',
  });
  return setCookie(visit, 'session', reach, {
    text: secret,
    seconds: Math.max(1, Math.floor((endsMs - Date.now()) / 1_000)),
  });
}
