import { parseSetCookie } from 'cookie';

/** What a browser keeps and follows, without a browser: cookies by origin, redirects one at a time. */
export function createVisitor() {
  const jars = new Map<string, Map<string, string>>();
  const visitor = {
    jars,
    async go(address: string | URL, init: RequestInit = {}): Promise<Response> {
      const url = new URL(address);
      const jar = jars.get(url.origin) ?? new Map<string, string>();
      jars.set(url.origin, jar);
      const headers = new Headers(init.headers);
      if (jar.size > 0) headers.set('cookie', [...jar].map(([name, value]) => `${name}=${value}`).join('; '));
      const answer = await fetch(url, { ...init, headers, redirect: 'manual' });
      for (const text of answer.headers.getSetCookie()) {
        const { name, value, maxAge, expires } = parseSetCookie(text);
        const isGone = maxAge === 0 || (expires !== undefined && expires.getTime() <= Date.now());
        if (isGone) jar.delete(name);
        else jar.set(name, value ?? '');
      }
      return answer;
    },
    /** Where it is sent, as far as `until` lets it go. */
    async follow(answer: Response, until: (url: URL) => boolean): Promise<{ url: URL; answer: Response }> {
      let url = new URL(answer.url);
      for (;;) {
        const location = answer.headers.get('location');
        if (location === null) return { url, answer };
        url = new URL(location, url);
        if (until(url)) return { url, answer };
        answer = await visitor.go(url);
      }
    },
  };
  return visitor;
}
