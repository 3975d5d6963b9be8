import fc from 'fast-check';
import { judgeAddress, judgeUrl } from '../../../domain/receiver/judge-url';
import { outboundRules } from '../../../domain/receiver/outbound-rules';

const production = outboundRules(undefined);
const embedded = outboundRules('5432,7233');

test.each([
  'https://crm.example/hooks?x=1',
  'https://CRM.Example:8443',
  'https://xn--mnchen-3ya.example/',
  'https://8.8.8.8/',
  'https://[2606:4700::1111]/',
])('%s is called', (url) => {
  expect(judgeUrl(url, production)).toBeUndefined();
  expect(judgeUrl(url, embedded)).toBeUndefined();
});

test.each([
  ['http://crm.example/', 'HTTPS_ONLY', 'http:'],
  ['http://8.8.8.8/', 'HTTPS_ONLY', 'http:'],
  ['http://localhost.example/', 'HTTPS_ONLY', 'http:'],
  ['ftp://crm.example/', 'INVALID_URL', 'ftp://crm.example/'],
  ['https:/crm.example', 'INVALID_URL', 'https:/crm.example'],
  [' https://crm.example/', 'INVALID_URL', ' https://crm.example/'],
  ['https://', 'INVALID_URL', 'https://'],
  ['https://user:word@crm.example/', 'INVALID_URL', 'https://user:word@crm.example/'],
  ['https://crm.example/#part', 'INVALID_URL', 'https://crm.example/#part'],
  ['https://[fe80::1%25eth0]/', 'INVALID_URL', 'https://[fe80::1%25eth0]/'],
  ['https://@crm.example/', 'UNCLEAR_HOST', '@crm.example'],
  ['https://crm.example./', 'UNCLEAR_HOST', 'crm.example.'],
  ['https://münchen.example/', 'UNCLEAR_HOST', 'münchen.example'],
  ['https://crm%2eexample/', 'UNCLEAR_HOST', 'crm%2eexample'],
  ['https://crm.example\\.evil.example/', 'UNCLEAR_HOST', 'crm.example\\.evil.example'],
  ['https://crm\t.example/', 'UNCLEAR_HOST', 'crm\t.example'],
  ['https://0x7f.1/', 'UNCLEAR_HOST', '0x7f.1'],
  ['https://0x08080808/', 'UNCLEAR_HOST', '0x08080808'],
  ['https://2130706433/', 'UNCLEAR_HOST', '2130706433'],
  ['https://017700000001/', 'UNCLEAR_HOST', '017700000001'],
  ['https://127.1/', 'UNCLEAR_HOST', '127.1'],
  ['https://8.8.8.08/', 'INVALID_URL', 'https://8.8.8.08/'],
  ['https://8.8.8.010/', 'UNCLEAR_HOST', '8.8.8.010'],
  ['https://127.0.0.1./', 'UNCLEAR_HOST', '127.0.0.1.'],
  ['https://１２７.0.0.1/', 'UNCLEAR_HOST', '１２７.0.0.1'],
  ['https://127。0。0。1/', 'UNCLEAR_HOST', '127。0。0。1'],
  ['https://[2606:4700:0:0:0:0:0:1111]/', 'UNCLEAR_HOST', '[2606:4700:0:0:0:0:0:1111]'],
  ['https://[::ffff:127.0.0.1]/', 'UNCLEAR_HOST', '[::ffff:127.0.0.1]'],
  ['https://[::ffff:7f00:1]/', 'ADDRESS_FORBIDDEN', '::ffff:7f00:1'],
  ['https://[::ffff:808:808]/', 'ADDRESS_FORBIDDEN', '::ffff:808:808'],
  ['https://[64:ff9b::7f00:1]/', 'ADDRESS_FORBIDDEN', '64:ff9b::7f00:1'],
  ['https://[2002:7f00:1::]/', 'ADDRESS_FORBIDDEN', '2002:7f00:1::'],
  ['https://[fe80::1]/', 'ADDRESS_FORBIDDEN', 'fe80::1'],
  ['https://[fd00:ec2::254]/', 'ADDRESS_FORBIDDEN', 'fd00:ec2::254'],
  ['https://[ff02::1]/', 'ADDRESS_FORBIDDEN', 'ff02::1'],
  ['https://[::]/', 'ADDRESS_FORBIDDEN', '::'],
  ['https://0.0.0.0/', 'ADDRESS_FORBIDDEN', '0.0.0.0'],
  ['https://10.1.2.3/', 'ADDRESS_FORBIDDEN', '10.1.2.3'],
  ['https://172.16.0.1/', 'ADDRESS_FORBIDDEN', '172.16.0.1'],
  ['https://192.168.1.1/', 'ADDRESS_FORBIDDEN', '192.168.1.1'],
  ['https://100.64.0.1/', 'ADDRESS_FORBIDDEN', '100.64.0.1'],
  ['https://100.100.100.200/', 'ADDRESS_FORBIDDEN', '100.100.100.200'],
  ['https://169.254.169.254/latest/meta-data', 'ADDRESS_FORBIDDEN', '169.254.169.254'],
  ['https://192.0.0.192/', 'ADDRESS_FORBIDDEN', '192.0.0.192'],
  ['https://168.63.129.16/', 'ADDRESS_FORBIDDEN', '168.63.129.16'],
  ['https://198.18.0.1/', 'ADDRESS_FORBIDDEN', '198.18.0.1'],
  ['https://224.0.0.1/', 'ADDRESS_FORBIDDEN', '224.0.0.1'],
  ['https://255.255.255.255/', 'ADDRESS_FORBIDDEN', '255.255.255.255'],
])('%j is refused everywhere: %s, for %j', (url, code, value) => {
  expect(judgeUrl(url, production)).toMatchObject({ code, value, allowed: expect.any(String) });
  expect(judgeUrl(url, embedded)).toMatchObject({ code, value, allowed: expect.any(String) });
});

test.each([
  ['http://127.0.0.1:9099/', 'ADDRESS_FORBIDDEN'],
  ['https://127.0.0.1/', 'ADDRESS_FORBIDDEN'],
  ['https://127.8.8.8:9099/', 'ADDRESS_FORBIDDEN'],
  ['https://[::1]:9099/', 'ADDRESS_FORBIDDEN'],
  ['http://localhost:9099/', 'HTTPS_ONLY'],
])('%s is called in the embedded stack alone', (url, code) => {
  expect(judgeUrl(url, embedded)).toBeUndefined();
  expect(judgeUrl(url, production)).toMatchObject({ code });
});

test.each(['http://127.0.0.1:5432/', 'https://[::1]:7233/', 'http://127.0.0.9:7233/'])(
  '%s is a port of the stack itself, refused by whatever name of this machine',
  (url) => expect(judgeUrl(url, embedded)).toMatchObject({ code: 'PORT_FORBIDDEN' }),
);

test.each([
  ['https://crm.example/', '93.184.215.14', undefined],
  ['https://crm.example/', '10.0.0.7', 'ADDRESS_FORBIDDEN'],
  ['https://crm.example/', '::1', 'ADDRESS_FORBIDDEN'],
  ['https://crm.example/', 'fe80::1%eth0', 'ADDRESS_FORBIDDEN'],
  ['https://crm.example/', 'nonsense', 'ADDRESS_FORBIDDEN'],
])('%s that resolves to %s is judged as %s', (url, address, code) => {
  expect(judgeAddress(new URL(url), address, production)?.code).toBe(code);
});

test('a name that resolves to a port of the stack is refused, and http to a public address that calls itself localhost', () => {
  expect(judgeAddress(new URL('http://localhost:5432/'), '127.0.0.1', embedded)?.code).toBe('PORT_FORBIDDEN');
  expect(judgeAddress(new URL('http://localhost:9099/'), '::1', embedded)).toBeUndefined();
  expect(judgeAddress(new URL('http://localhost:9099/'), '8.8.8.8', embedded)?.code).toBe('HTTPS_ONLY');
});

test('no number is an IPv4 address of any machine', () => {
  fc.assert(
    fc.property(fc.nat(0xffff_ffff), fc.constantFrom(8, 10, 16), (number, base) => {
      const prefix = { 8: '0', 10: '', 16: '0x' }[base] ?? '';
      expect(judgeUrl(`https://${prefix}${number.toString(base)}/`, embedded)?.code).toBe(
        // `0` in front of 8 digits and the like: no number at all, and no address either.
        URL.canParse(`https://${prefix}${number.toString(base)}/`) ? 'UNCLEAR_HOST' : 'INVALID_URL',
      );
    }),
  );
});

test('ports that are none are a mistake of the environment', () => {
  expect(outboundRules('')).toEqual({ loopback: null });
  expect(() => outboundRules('5432,x')).toThrow('CASEWRIGHT_DEV_OWN_PORTS');
});
