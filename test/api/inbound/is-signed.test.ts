import { Webhook } from 'standardwebhooks';
import { isSecret, isSigned } from '../../../api/inbound/is-signed';

const SECRET = `whsec_${Buffer.from('a secret of the test').toString('base64')}`;

test.each([
  [SECRET, true],
  [SECRET.slice('whsec_'.length), true],
  ['whsec_', false],
  ['', false],
  ['no base64 at all', false],
])('%p is a secret: %p', (text, expected) => expect(isSecret(text)).toBe(expected));

test('a body that is no text was signed by nobody', () => {
  const at = new Date();
  const signature = new Webhook(SECRET).sign('msg-1', at, '\uFFFD');
  const headers = { id: 'msg-1', timestamp: String(Math.floor(at.getTime() / 1000)), signature };
  expect(isSigned(SECRET, headers, Buffer.from('\uFFFD'))).toBe(true);
  expect(isSigned(SECRET, headers, Uint8Array.of(0xff))).toBe(false);
});
