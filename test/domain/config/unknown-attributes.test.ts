import { parseDocuments } from '../../../domain/config/parse';
import { warningsOf } from '../../../domain/config/warnings';

const worktype = {
  kind: 'worktype',
  key: 'loan',
  division: 'd',
  referencePrefix: 'LO',
  queue: 'q',
  lookups: ['crm'],
  attributes: { type: 'object', properties: { Product: { type: 'string' }, Deal_Value: { type: 'number' } } },
  priority: { decision: 'table' },
};
const table = {
  kind: 'decision',
  key: 'table',
  division: 'd',
  inputs: ['attributes.Product'],
  outputs: ['segment', 'minPriority'],
  rules: [
    ['"attributes.Quoted"', '"Gold"', 'attributes.Deal_Value'],
    ['-', '"Other"', 0],
  ],
};
const lookup = {
  kind: 'lookup',
  key: 'crm',
  division: 'd',
  url: 'https://crm.example/{Product}',
  attributes: { Tier: 'payload.tier' },
};
const source = { kind: 'source', key: 's', division: 'd', defaults: { attributes: { Channel: 'web' } } };

function told(...documents: object[]): string[] {
  const parsed = parseDocuments(documents);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.errors));
  return warningsOf(parsed.documents, []).flatMap(({ path, code, value }) =>
    code === 'UNKNOWN_ATTRIBUTE' ? [`${path} ${String(value)}`] : [],
  );
}
const reading = (input: string, ...more: unknown[]) => ({
  ...table,
  inputs: [input],
  rules: [['-', '"x"', 0], ...more],
});

test('a table that reads an attribute which no worktype that uses it has is warned of, once for each name, at its place', () => {
  expect(told(worktype, table, lookup, source)).toEqual([]);
  const wrong = reading('attributes.Prodct', ['-', '"x"', 'attributes.Deal_Val + attributes.Deal_Val']);
  expect(told(worktype, wrong, lookup, source)).toEqual([
    'documents[1].inputs[0] Prodct',
    'documents[1].rules[1][2] Deal_Val',
  ]);
});

test('what look-ups and sources bring is there; so may be anything where a schema names nothing, or more than it names', () => {
  for (const name of ['Tier', 'Channel'])
    expect(told(worktype, reading(`attributes.${name}`), lookup, source)).toEqual([]);
  const wrong = reading('attributes.Prodct');
  const open = { ...worktype.attributes, additionalProperties: true };
  for (const attributes of [open, { type: 'object' }, { ...worktype.attributes, patternProperties: { '^Z': {} } }])
    expect(told({ ...worktype, attributes }, wrong, lookup)).toEqual([]);
  expect(told({ ...worktype, priority: {} }, wrong, lookup)).toEqual([]);
});

test('a look-up is judged by its address, its condition and its body', () => {
  const wrong = {
    ...lookup,
    url: 'https://crm.example/{Customer}',
    method: 'POST',
    when: 'attributes.Deal_Value > 1 and attributes.Vip',
    body: { id: 'attributes.Id' },
  };
  expect(told(worktype, table, wrong)).toEqual([
    'documents[2].url Customer',
    'documents[2].when Vip',
    'documents[2].body.id Id',
  ]);
});
