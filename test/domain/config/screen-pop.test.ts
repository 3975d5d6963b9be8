import type { DivisionDocument } from '../../../domain/config/division';
import type { ConfigDocument } from '../../../domain/config/documents';
import { parseDocuments } from '../../../domain/config/parse';
import { checkReferences } from '../../../domain/config/references';
import { isPopAllowed } from '../../../domain/config/screen-pop';

const given = (hosts: object, screenPop = 'https://crm.example.com/cases/{Case_ID}') => [
  { kind: 'division', key: 'top', screenPopHosts: ['crm.example.com', 'wiki.example.com:8443'] },
  { kind: 'division', key: 'claims', parent: 'top', ...hosts },
  { kind: 'queue', key: 'claims', division: 'claims' },
  { kind: 'worktype', key: 'claim', division: 'claims', referencePrefix: 'C', queue: 'claims', screenPop },
];

function parsed(documents: readonly object[]): readonly ConfigDocument[] {
  const result = parseDocuments(documents);
  if (!result.ok) throw new Error(JSON.stringify(result.errors));
  return result.documents;
}

test('a worktype may open pages of the hosts that its division and those above it allow', () => {
  expect(checkReferences(parsed(given({})), [])).toEqual([]);
  expect(checkReferences(parsed(given({ screenPopHosts: ['crm.example.com'] })), [])).toEqual([]);
});

test.each<[string, object, string | undefined, string]>([
  ['a host that is not listed', {}, 'https://evil.example/{Case_ID}', 'evil.example'],
  ['one that ends alike', {}, 'https://crm.example.com.evil.example/', 'crm.example.com.evil.example'],
  ['another port', {}, 'https://crm.example.com:444/', 'crm.example.com:444'],
  [
    'one that the division itself does not list',
    { screenPopHosts: ['wiki.example.com'] },
    undefined,
    'crm.example.com',
  ],
  ['one that only the child lists', { screenPopHosts: ['evil.example'] }, 'https://evil.example/', 'evil.example'],
  ['any, where the list is empty', { screenPopHosts: [] }, undefined, 'crm.example.com'],
])('not of %s', (_, hosts, screenPop, value) => {
  const [fault] = checkReferences(parsed(given(hosts, screenPop)), []);
  expect(fault).toMatchObject({ path: 'documents[3].screenPop', code: 'HOST_FORBIDDEN', value, key: 'claim' });
});

test('a list that shuts out a page that is there already is refused', () => {
  const existing = parsed(given({}));
  const [list] = parsed([{ kind: 'division', key: 'top', screenPopHosts: ['wiki.example.com'] }]);
  expect(checkReferences(list ? [list] : [], existing)).toMatchObject([
    { path: expect.stringContaining('claim.screenPop'), code: 'HOST_FORBIDDEN' },
  ]);
});

test('without a list every host is allowed, and a circle of divisions ends', () => {
  const divisions = new Map(
    [
      { key: 'a', parent: 'b' },
      { key: 'b', parent: 'a' },
    ].map((one) => [one.key, one as DivisionDocument]),
  );
  expect(isPopAllowed('https://anywhere.example/', 'a', divisions)).toBe(true);
  expect(isPopAllowed('https://anywhere.example/', 'nowhere', divisions)).toBe(true);
});
