import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readEngine } from '../../engine/settings';

const key = Buffer.alloc(32, 7).toString('base64');
let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'casewright-engine-'));
  writeFileSync(join(folder, 'keys'), `new:${key}\nold:${key}\n`);
  writeFileSync(join(folder, 'some.pem'), '-----BEGIN CERTIFICATE-----\n');
});
afterAll(() => rmSync(folder, { recursive: true }));
const at = (name: string) => join(folder, name);

test('keys come from a variable or from a file, in their order; without any nothing is encrypted', () => {
  const ids = (environment: Record<string, string>) => [...readEngine(environment).keys.keys()];
  expect(ids({ CASEWRIGHT_PAYLOAD_KEYS: `a:${key}, b:${key}` })).toEqual(['a', 'b']);
  expect(ids({ CASEWRIGHT_PAYLOAD_KEYS_FILE: at('keys') })).toEqual(['new', 'old']);
  expect(ids({ CASEWRIGHT_PAYLOAD_KEYS: '', CASEWRIGHT_PAYLOAD_KEYS_FILE: '' })).toEqual([]);
});

test('TLS is used where it is asked for, or where a certificate, a name or an API key asks for it', () => {
  const tls = (environment: Record<string, string>) => readEngine(environment).tls;
  expect(tls({})).toBeUndefined();
  expect(tls({ TEMPORAL_TLS: 'false' })).toBeUndefined();
  expect(tls({ TEMPORAL_TLS: 'true' })).toEqual({});
  expect(tls({ TEMPORAL_API_KEY: 'secret' })).toEqual({});
  expect(tls({ TEMPORAL_TLS_SERVER_NAME: 'temporal.example' })).toEqual({ serverName: 'temporal.example' });
  const both = { TEMPORAL_TLS_CLIENT_CERT_PATH: at('some.pem'), TEMPORAL_TLS_CLIENT_KEY_PATH: at('some.pem') };
  expect(Object.keys(tls({ ...both, TEMPORAL_TLS_SERVER_CA_CERT_PATH: at('some.pem') }) ?? {})).toEqual([
    'authority',
    'own',
  ]);
});

test.each([
  [{ CASEWRIGHT_PAYLOAD_KEYS: 'no-colon' }, /^CASEWRIGHT_PAYLOAD_KEYS: key 1: must be written id:key/],
  [{ CASEWRIGHT_PAYLOAD_KEYS: `a:${key},a:${key}` }, /^CASEWRIGHT_PAYLOAD_KEYS: key 2: there are two keys/],
  [{ CASEWRIGHT_PAYLOAD_KEYS: 'a:c2hvcnQ=' }, /^CASEWRIGHT_PAYLOAD_KEYS: key 1 \(a\): must be 32 bytes in Base64$/],
  [{ CASEWRIGHT_PAYLOAD_KEYS: `a:${key}!` }, /must be 32 bytes in Base64$/],
  [{ CASEWRIGHT_PAYLOAD_KEYS: ' ' }, /^CASEWRIGHT_PAYLOAD_KEYS: there is no key$/],
  [{ CASEWRIGHT_PAYLOAD_KEYS_FILE: '/nowhere/keys' }, /^CASEWRIGHT_PAYLOAD_KEYS_FILE: \/nowhere\/keys .*: ENOENT$/],
  [{ CASEWRIGHT_PAYLOAD_KEYS: 'x', CASEWRIGHT_PAYLOAD_KEYS_FILE: 'x' }, /one of them is given, not both$/],
  [{ TEMPORAL_TLS: 'yes' }, /^TEMPORAL_TLS: /],
  [{ TEMPORAL_TLS: 'false', TEMPORAL_TLS_SERVER_NAME: 'x' }, /^TEMPORAL_TLS: is false, yet/],
  [{ TEMPORAL_TLS_SERVER_CA_CERT_PATH: '/nowhere/ca.pem' }, /^TEMPORAL_TLS_SERVER_CA_CERT_PATH: .* ENOENT$/],
  [{ TEMPORAL_TLS_CLIENT_CERT_PATH: '/dev/null' }, /^TEMPORAL_TLS_CLIENT_CERT_PATH: \/dev\/null is no PEM file$/],
])('%j is refused with the variable, and without the key', (environment, message) => {
  expect(() => readEngine(environment)).toThrow(message);
  expect(() => readEngine(environment)).not.toThrow(key.slice(0, 8));
});

test('a certificate without its key is refused', () => {
  expect(() => readEngine({ TEMPORAL_TLS_CLIENT_CERT_PATH: at('some.pem') })).toThrow('given together or not at all');
});
