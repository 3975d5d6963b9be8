import fc from 'fast-check';
import type { ConfigEntry } from '../../../api/contract/config';
import { kindSections } from '../../../web/src/features/config/kinds';
import { listed, matching } from '../../../web/src/features/config/listed';
import { placeWords } from '../../../web/src/features/config/place-words';
import { placeInDocument, placeText } from '../../../web/src/pieces/place-text';
import { startAllTexts } from '../text/all-texts';
import { formatPath } from '../../../domain/config/problem';

beforeAll(() => startAllTexts('en'));

const at = '2026-11-27T00:00:00Z';
const entry = (key: string, document: object = {}): ConfigEntry => ({
  kind: 'skill',
  key,
  division: 'claims',
  version: 3,
  publishedAt: at,
  publishedBy: 'ada',
  document: { ...document },
});
const draft = (key: string, kind = 'skill') => ({
  ...entry(key),
  kind,
  revision: 1,
  basedOn: 0,
  published: 0,
  savedAt: at,
  savedBy: 'ada',
});

test('documents stand by their names, with their version, and whether something is prepared', () => {
  const rows = listed(
    'skills',
    [entry('b', { name: 'Skill 10' }), entry('a', { name: 'Skill 9' })],
    [draft('a'), draft('new'), draft('other', 'queue')],
  );
  expect(rows.map(({ id, name, version, isDraft }) => [id, name, version, isDraft])).toEqual([
    ['claims/new', 'new', null, true],
    ['claims/a', 'Skill 9', 3, true],
    ['claims/b', 'Skill 10', 3, false],
  ]);
});

test('those are found whose name or key holds every word', () => {
  const rows = listed('skills', [entry('fraud', { name: 'Fraud Detection' }), entry('adjuster')], []);
  expect(matching(rows, 'DETEC fraud').map(({ key }) => key)).toEqual(['fraud']);
  expect(matching(rows, ' ').length).toBe(2);
});

test('a fault of a draft is found at its field, and is told in the words of the form', () => {
  fc.assert(
    fc.property(fc.array(fc.oneof(fc.nat(9), fc.string({ minLength: 1 })), { minLength: 1 }), (parts) => {
      expect(placeInDocument(formatPath(parts, 'documents[0]')).replace(/^\./, '')).toBe(formatPath(parts));
    }),
  );
  expect(placeText('documents[0].rings[1].skills')).toBe('Rings 2, Skills');
  expect(placeText('rules[0][3]')).toBe('Rules 1, column 4');
  expect(placeText('documents[0].attributes.properties["Deal Value"].maxLength')).toBe(
    'Attributes, Properties, Deal Value, Max length',
  );
  expect(placeText('documents[0]')).toBe('');
});

test('a cell of a decision is told by its rule and what its column is called', () => {
  const table = { inputs: ['attributes.Customer_Segment', 'count(attributes.Parts)'], outputs: ['minPriority'] };
  const told = (column: number) => placeWords(`documents[0].rules[0][${column}]`, table);
  expect([0, 1, 2, 3].map(told)).toEqual([
    'Rule 1, Customer segment',
    'Rule 1, count(attributes.Parts)',
    'Rule 1, Min. priority',
    'Rules 1, column 4',
  ]);
});

test('every kind is in one section', () => {
  const kinds = kindSections.flatMap(({ kinds: own }) => [...own]);
  expect(new Set(kinds).size).toBe(kinds.length);
});
