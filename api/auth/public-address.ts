import type { Visit } from '../http/cookies';

/** Where browsers find the product. `origin` null: wherever they say that they found it, which is for one machine only. */
export interface PublicAddress {
  origin: string | null;
  isSecure: boolean;
  /** Pages of other origins may frame it. Without TLS no browser would send a cookie there. */
  isFramed: boolean;
}

export function publicAddressOf(url: string | undefined, frameAncestors: readonly string[] = []): PublicAddress {
  const origin = url === undefined ? null : new URL(url).origin;
  const isSecure = origin?.startsWith('https:') ?? false;
  return { origin, isSecure, isFramed: isSecure && frameAncestors.length > 0 };
}

const READS: readonly string[] = ['GET', 'HEAD'];

/**
 * Whether a request that a cookie vouches for was made by a page of ours: by what the browser says of it. Not all send
 * `Origin` to the page's own site, and none lets a page write either header. What only reads needs no proof, since other
 * sites cannot see the answer; where the browser says that another site asks, it is refused all the same: whether there is
 * an answer, and how long it takes, tells something as well.
 */
export function isFromHere({ method, origin, fetchSite, host }: Visit, address: PublicAddress): boolean {
  if (fetchSite === 'same-origin') return true;
  if (origin === undefined) return READS.includes(method) && (fetchSite === undefined || fetchSite === 'none');
  if (!URL.canParse(origin)) return false;
  return address.origin === null ? new URL(origin).host === host : origin === address.origin;
}

/** A way back that stays here, else the front page: `//elsewhere` and `/\elsewhere` are other sites to a browser. */
export function localPath(text: string | undefined): string {
  const base = 'http://here.invalid';
  if (text === undefined || !text.startsWith('/') || !URL.canParse(text, base)) return '/';
  const { origin, pathname, search } = new URL(text, base);
  return origin === base && !pathname.startsWith('//') ? `${pathname}${search}` : '/';
}
