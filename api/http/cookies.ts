import { parseCookie, stringifySetCookie } from 'cookie';

/** What a browser brings besides a credential: enough to know its session and whether a page of ours made the request. */
export interface Visit {
  method: string;
  authorization: string | undefined;
  cookies: string | undefined;
  /** Header `Origin`. */
  origin: string | undefined;
  /** Header `Sec-Fetch-Site`, which no page can forge: `same-origin` where a page of ours asks. */
  fetchSite: string | undefined;
  /** Header `Host`. */
  host: string;
  userAgent: string;
  /** Header `Casewright-Subject`: whose session a page of ours believes this browser to have. */
  believed: string | undefined;
}

export type CookieName = 'session' | 'sign-in';

/**
 * A cookie of ours. Over TLS its name binds it to the host; on loopback, where cookies know no ports, the name carries the
 * port, so that two stacks on one machine do not sign each other out.
 */
export function readCookie(visit: Visit, name: CookieName, isSecure: boolean): string | undefined {
  return parseCookie(visit.cookies ?? '')[cookieName(visit, name, isSecure)];
}

/** Where cookies of ours go: `isFramed`, also into windows of ours inside of pages of other sites. */
export interface CookieReach {
  isSecure: boolean;
  isFramed: boolean;
}

/**
 * Header `Set-Cookie`; no value: it goes. `Lax`, since the way back from the identity provider begins on another site; a
 * desktop in the frame of another site gets `None` only, and what changes something is asked for its origin anyway.
 */
export function setCookie(
  visit: Visit,
  name: CookieName,
  { isSecure, isFramed }: CookieReach,
  value: { text: string; seconds: number } | null,
): string {
  return stringifySetCookie({
    name: cookieName(visit, name, isSecure),
    value: value?.text ?? '',
    maxAge: value?.seconds ?? 0,
    path: '/',
    httpOnly: true,
    sameSite: isFramed ? 'none' : 'lax',
    secure: isSecure,
  });
}

function cookieName({ host }: Visit, name: CookieName, isSecure: boolean): string {
  return isSecure ? `__Host-casewright-${name}` : `casewright-${name}-${/:(\d+)$/.exec(host)?.[1] ?? '80'}`;
}
