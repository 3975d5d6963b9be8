import fc from 'fast-check';
import { isFromHere, localPath, publicAddressOf } from '../../api/auth/public-address';
import { readCookie, setCookie, type Visit } from '../../api/http/cookies';

const visit: Visit = {
  method: 'POST',
  authorization: undefined,
  cookies: undefined,
  origin: undefined,
  fetchSite: undefined,
  host: 'work.example.com',
  userAgent: '',
  believed: undefined,
};
const address = publicAddressOf('https://work.example.com/');

test.each([
  [{ origin: 'https://work.example.com' }, true],
  [{ fetchSite: 'same-origin' }, true],
  [{ fetchSite: 'same-origin', origin: 'null' }, true],
  [{ method: 'GET' }, true],
  [{ method: 'GET', fetchSite: 'none' }, true],
  [{ method: 'GET', fetchSite: 'cross-site' }, false],
  [{ method: 'GET', fetchSite: 'same-site' }, false],
  [{}, false],
  [{ origin: 'null' }, false],
  [{ origin: 'http://work.example.com' }, false],
  [{ origin: 'https://work.example.com:444' }, false],
  [{ origin: 'https://work.example.com.evil.example' }, false],
  [{ method: 'GET', origin: 'https://evil.example' }, false],
  [{ fetchSite: 'same-site' }, false],
  [{ fetchSite: 'cross-site', origin: 'https://evil.example' }, false],
])('%j vouched for by a cookie is ours: %s', (given, isOurs) => {
  expect(isFromHere({ ...visit, ...given }, address)).toBe(isOurs);
});

test('without an address of its own, an installation is where the browser found it', () => {
  const here = publicAddressOf(undefined);
  expect(isFromHere({ ...visit, host: '127.0.0.1:8080', origin: 'http://127.0.0.1:8080' }, here)).toBe(true);
  expect(isFromHere({ ...visit, host: '127.0.0.1:8080', origin: 'http://127.0.0.1:8081' }, here)).toBe(false);
});

test('a way back never leaves, whatever it says', () => {
  const parts = fc.constantFrom(
    '/',
    '\\',
    '//',
    '@',
    ':',
    'https:',
    'javascript:',
    'evil.example',
    '?',
    '#',
    '..',
    ' ',
    '\t',
    '\n',
  );
  fc.assert(
    fc.property(fc.array(parts, { maxLength: 8 }), (pieces) => {
      const path = localPath(pieces.join(''));
      expect(new URL(path, 'https://here.example/').origin).toBe('https://here.example');
      expect(path).toMatch(/^\/(?!\/)/);
    }),
    { numRuns: 5_000 },
  );
  expect(localPath('/cases/1?tab=a')).toBe('/cases/1?tab=a');
});

test('over TLS a cookie belongs to its host alone; without, stacks on one machine have cookies of their own', () => {
  const secure = setCookie(visit, 'session', { isSecure: true, isFramed: false }, { text: 's', seconds: 60 });
  expect(secure).toBe('__Host-casewright-session=s; Max-Age=60; Path=/; HttpOnly; Secure; SameSite=Lax');
  const local = { ...visit, host: 'localhost:8081', cookies: 'casewright-session-8080=a; casewright-session-8081=b' };
  expect(readCookie(local, 'session', false)).toBe('b');
  expect(readCookie(local, 'session', true)).toBeUndefined();
});

test('a desktop in a frame of another site keeps its session, over TLS only', () => {
  const reach = publicAddressOf('https://work.example.com', ['https://crm.example.com']);
  expect(setCookie(visit, 'session', reach, { text: 's', seconds: 60 })).toContain('SameSite=None');
  const plain = publicAddressOf('http://127.0.0.1:8080', ['https://crm.example.com']);
  expect(setCookie(visit, 'session', plain, { text: 's', seconds: 60 })).toContain('SameSite=Lax');
});
