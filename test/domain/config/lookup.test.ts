import { parseDocuments } from '../../../domain/config/parse';

const base = {
  kind: 'lookup',
  key: 'crm',
  division: 'claims',
  url: 'https://crm.example/customers/{Customer_ID}?with={Product}',
  attributes: { Tier: 'payload.tier' },
};

function faultsOf(more: object): { path: string; code: string }[] {
  const parsed = parseDocuments([
    { kind: 'division', key: 'claims' },
    { ...base, ...more },
  ]);
  return parsed.ok ? [] : parsed.errors.map(({ path, code }) => ({ path: path.replace('documents[1].', ''), code }));
}

test('a look-up as it is meant is taken', () => {
  const secret = { env: 'CASEWRIGHT_SECRET_CLAIMS__CRM' };
  expect(faultsOf({})).toEqual([]);
  const headers = { Authorization: { secret, before: 'Bearer ' }, Accept: 'application/json' };
  expect(faultsOf({ headers, method: 'POST', body: { id: 'attributes.Customer_ID' }, when: 'source = "crm"' })).toEqual(
    [],
  );
});

test.each([
  ['a host that a value chooses', { url: 'https://{Host}.example/' }, 'url', 'INVALID_URL'],
  ['a user in the address', { url: 'https://{User}@crm.example/' }, 'url', 'INVALID_URL'],
  ['an open brace', { url: 'https://crm.example/{Customer_ID' }, 'url', 'INVALID_URL'],
  ['no address', { url: 'crm.example' }, 'url', 'INVALID_URL'],
  ['a time above two seconds', { timeoutMs: 3_000 }, 'timeoutMs', 'TOO_BIG'],
  ['a memory above a day', { cacheFor: 'P2D' }, 'cacheFor', 'INVALID_DURATION'],
  ['nothing that it brings', { attributes: {} }, 'attributes', 'REQUIRED'],
  ['an expression that cannot be read', { attributes: { Tier: 'payload.' } }, 'attributes.Tier', 'INVALID_EXPRESSION'],
  ['a name that there is not', { attributes: { Tier: 'answer.tier' } }, 'attributes.Tier', 'UNKNOWN_NAME'],
  ['a condition over the answer', { when: 'payload.tier = 1' }, 'when', 'UNKNOWN_NAME'],
  ['a body of a GET', { body: { id: '1' } }, 'body', 'INVALID_VALUE'],
  ['a header that is ours', { headers: { Host: 'other.example' } }, 'headers.Host', 'INVALID_KEY'],
  [
    'the secret of another division',
    { headers: { Authorization: { secret: { env: 'CASEWRIGHT_SECRET_SALES__CRM' } } } },
    'headers.Authorization.secret.env',
    'FOREIGN_SECRET',
  ],
])('%s is refused with its place', (_, more, path, code) => {
  expect(faultsOf(more)).toContainEqual({ path, code });
});
