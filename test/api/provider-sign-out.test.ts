import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type CryptoKey, exportJWK, generateKeyPair, SignJWT } from 'jose';
import { createLogoutReader } from '../../api/auth/provider-sign-out';

const issuer = 'https://provider.example';
const EVENT = 'http://schemas.openid.net/event/backchannel-logout';

let server: Server;
let privateKey: CryptoKey;
let jwksUri: string;
beforeAll(async () => {
  const pair = await generateKeyPair('ES256');
  privateKey = pair.privateKey;
  const keys = JSON.stringify({ keys: [{ ...(await exportJWK(pair.publicKey)), alg: 'ES256', kid: 'one' }] });
  server = createServer((_request, response) => response.setHeader('content-type', 'application/json').end(keys));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  jwksUri = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
});
afterAll(async () => {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});

const nowS = () => Math.floor(Date.now() / 1_000);
/** The provider's own signature over a good logout token, changed by `claims`; undefined: without that one. */
function read(claims: Record<string, unknown>, key = privateKey) {
  const good = { iss: issuer, aud: 'web', iat: nowS(), jti: '1', sub: 'lea', sid: 's1', events: { [EVENT]: {} } };
  const token = new SignJWT({ ...good, ...claims }).setProtectedHeader({ alg: 'ES256', kid: 'one', typ: 'logout+jwt' });
  const reader = createLogoutReader({ issuer, clientId: 'web', jwksUri });
  return token.sign(key).then(reader);
}

test('a logout token names a person, a session of his, or both', async () => {
  expect(await read({})).toEqual({ subject: 'lea', session: 's1' });
  expect(await read({ sid: undefined })).toEqual({ subject: 'lea', session: null });
  expect(await read({ sub: undefined })).toEqual({ subject: null, session: 's1' });
});

test.each([
  ['of nobody', { sub: undefined, sid: undefined }],
  ['of another client', { aud: 'other' }],
  ['of another provider', { iss: 'https://evil.example' }],
  ['with a nonce, as an ID token has one', { nonce: 'n' }],
  ['that tells of no event', { events: undefined }],
  ['that tells of another event', { events: { 'http://schemas.openid.net/event/other': {} } }],
  ['whose event is a text', { events: EVENT }],
  ['without an ID', { jti: undefined }],
  ['that does not say when', { iat: undefined }],
  ['of ten minutes ago', { iat: nowS() - 600 }],
  ['of in ten minutes', { iat: nowS() + 600 }],
  ['that has ended', { exp: nowS() - 60 }],
])('a token %s signs nobody out, though the provider has signed it', async (_what, claims) => {
  expect(await read(claims)).toBeNull();
});

test('a token of another key signs nobody out', async () => {
  expect(await read({}, (await generateKeyPair('ES256')).privateKey)).toBeNull();
});
