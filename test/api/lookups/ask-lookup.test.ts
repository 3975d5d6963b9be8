import { askLookup } from '../../../api/lookups/ask-lookup';
import { lookupDocument } from '../../../domain/config/lookup';
import { Allowance } from '../../../domain/feel/run';
import { compileLookup } from '../../../domain/lookup/lookup';
import { outboundRules } from '../../../domain/receiver/outbound-rules';

const base = {
  kind: 'lookup',
  key: 'crm',
  division: 'claims',
  url: 'https://crm.example/',
  attributes: { Tier: 'payload.tier' },
};

function asking(url: string, more: object = {}) {
  const compiled = compileLookup(lookupDocument.parse({ ...base, ...more }));
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.faults));
  return askLookup(compiled.lookup, { method: 'GET', url, body: null }, outboundRules(undefined), new Allowance());
}

test.each([
  ['https://10.0.0.1/customers/1', 'ADDRESS_FORBIDDEN'],
  ['https://169.254.169.254/latest/meta-data', 'ADDRESS_FORBIDDEN'],
  ['https://[::1]/', 'ADDRESS_FORBIDDEN'],
  ['https://2130706433/', 'UNCLEAR_HOST'],
  ['http://crm.example/', 'HTTPS_ONLY'],
  ['https://localhost/', 'ADDRESS_FORBIDDEN'],
])('nothing is sent to %s', async (url, code) => {
  const { answer } = await asking(url);
  expect(answer).toMatchObject({ ok: false, failure: { code } });
  // It stands in histories, where nobody should learn what a name resolves to.
  expect(JSON.stringify(answer)).not.toContain(new URL(url).hostname);
});

test('without its secret nothing is sent, and the receiver is not to blame', async () => {
  const headers = { Authorization: { secret: { env: 'CASEWRIGHT_SECRET_CLAIMS__MISSING' } } };
  expect(await asking('https://10.0.0.1/', { headers })).toMatchObject({
    isFault: false,
    answer: { ok: false, failure: { code: 'NO_SECRET' } },
  });
});
