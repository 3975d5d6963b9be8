import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../../../db/project-root';
import type { DecisionDocument } from '../../../domain/config/decision';
import { parseDocuments } from '../../../domain/config/parse';
import { tableWarnings } from '../../../domain/config/table-warnings';
import { warningsOf } from '../../../domain/config/warnings';
import { withModels } from '../../../domain/config/with-models';
import { Effort } from '../../../domain/decisions/cover';
import { exampleDocuments } from '../examples';

const schema = {
  type: 'object',
  properties: {
    Policy: { enum: ['Individual', 'Family', 'Group'] },
    Score: { type: 'integer', minimum: 0, maximum: 100 },
    Value: { type: 'number', minimum: 0 },
    Code: { type: 'string', pattern: '^[A-C]$' },
    Text: { type: 'string' },
  },
};
const worktype = { kind: 'worktype', key: 'w', name: 'W', division: 'd', referencePrefix: 'W', mediaType: 'workitem' };
const user = {
  ...worktype,
  queue: 'q',
  attributes: schema,
  routing: { plan: 'p' },
  priority: { scheme: 's', decision: 't', min: 1, max: 2 },
};

async function warned(documents: readonly unknown[]): Promise<[string, string, unknown][]> {
  const parsed = parseDocuments(await withModels(documents));
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.errors));
  return warningsOf(parsed.documents, []).map(({ path, code, message, value }) => [`${path} ${code}`, message, value]);
}
function ofTable(hitPolicy: string, inputs: readonly string[], rules: readonly unknown[][], more: object = {}) {
  const table = { kind: 'decision', key: 't', division: 'd', outputs: ['minPriority'], ...more };
  return warned([{ ...table, hitPolicy, inputs: inputs.map((name) => `attributes.${name}`), rules }, user]);
}

test('a gap is told with the inputs that no rule hits, and one of them', async () => {
  const rules = [
    ['< 5000', '-', 1],
    ['[5000..10000)', '"Silver"', 2],
    ['>= 10000', '-', 3],
  ];
  expect(await ofTable('UNIQUE', ['Value', 'Text'], rules)).toEqual([
    [
      'documents[0].rules TABLE_GAP',
      'has no rule for Value [5000..10000) and Text another text: what the worktype says counts',
      { Value: 5000, Text: 'another text' },
    ],
  ]);
});

test('rules that hit together are told with the inputs that both hit', async () => {
  const rules = [
    ['<= 10', '-', 1],
    ['>= 10', '-', 2],
  ];
  const told = 'rules 1 and 2 hit together for Value 10 (UNIQUE): an item about which they do waits as an incident';
  expect(await ofTable('UNIQUE', ['Value', 'Text'], rules)).toEqual([
    ['documents[0].rules[0] TABLE_OVERLAP', told, { Value: 10, Text: 'another text' }],
  ]);
  expect(await ofTable('ANY', ['Value', 'Text'], rules)).toMatchObject([
    [expect.any(String), told.replace('hit together', 'say different things').replace('UNIQUE', 'ANY'), {}],
  ]);
  expect(
    await ofTable(
      'ANY',
      ['Value', 'Text'],
      rules.map(([a, b]) => [a, b, 1]),
    ),
  ).toEqual([]);
});

test('a rule that never counts is told with those that take all that it would hit', async () => {
  const rules = [
    ['< 5', 1],
    ['>= 5', 2],
    ['[3..8]', 3],
    ['[9..8]', 4],
    ['-', 5],
  ];
  expect(await ofTable('FIRST', ['Value'], rules)).toMatchObject([
    ['documents[0].rules[3] UNREACHABLE_RULE', 'rule 4 can never hit', 4],
    ['documents[0].rules[2] UNREACHABLE_RULE', 'rule 3 never counts: rules 1, 2 take all that it would hit', 3],
  ]);
  const best = { outputValues: { minPriority: [3, 2, 1] } };
  const ranked = [
    ['-', 1],
    ['> 5', 2],
    ['> 6', 2],
    ['> 4', 3],
  ];
  const [one, another, ...more] = await ofTable('PRIORITY', ['Value'], ranked, best);
  expect(one).toEqual([
    'documents[0].rules[1] UNREACHABLE_RULE',
    'rule 2 never counts: rule 4 takes all that it would hit',
    2,
  ]);
  expect([another?.[2], more]).toEqual([3, []]);
});

test.each<[string, string, string[], unknown[][]]>([
  [
    'all values of an enumeration',
    'UNIQUE',
    ['Policy'],
    [
      ['"Individual", "Group"', 1],
      ['"Family"', 2],
    ],
  ],
  [
    'whole numbers between which there are none',
    'UNIQUE',
    ['Score'],
    [
      ['<= 49', 1],
      ['>= 50', 2],
    ],
  ],
  ['bounds of the schema', 'UNIQUE', ['Score'], [['[0..100]', 1]]],
  [
    'a catch-all for what is not given',
    'FIRST',
    ['Policy'],
    [
      ['"Individual", "Family", "Group"', 1],
      ['-', 2],
    ],
  ],
  [
    'a pattern, which nobody looks into',
    'UNIQUE',
    ['Code'],
    [
      ['"A"', 1],
      ['"B"', 2],
      ['"C"', 3],
    ],
  ],
  [
    'a cell that reads something',
    'UNIQUE',
    ['Score'],
    [
      ['< 50', 1],
      ['>= attributes.Value', 2],
    ],
  ],
  [
    'an input that is calculated',
    'UNIQUE',
    ['Score + 1'],
    [
      ['< 50', 1],
      ['> 70', 2],
    ],
  ],
  [
    'an input that stands there twice',
    'UNIQUE',
    ['Score', 'Score'],
    [
      ['< 50', '-', 1],
      ['-', '>= 50', 2],
    ],
  ],
  [
    'a policy that adds up what hits',
    'COLLECT',
    ['Score'],
    [
      ['< 50', 1],
      ['< 70', 2],
    ],
  ],
])('%s gives no warning', async (_, hitPolicy, inputs, rules) => {
  expect(await ofTable(hitPolicy, inputs, rules, hitPolicy === 'COLLECT' ? { aggregation: 'SUM' } : {})).toEqual([]);
});

test('a table without inputs, and one without rules, are judged as well', async () => {
  const any = expect.stringContaining('for any input') as string;
  expect(await ofTable('UNIQUE', [], [[1], [2]])).toMatchObject([
    ['documents[0].rules[0] TABLE_OVERLAP', any, undefined],
  ]);
  expect(await ofTable('FIRST', [], [[1]])).toEqual([]);
  expect(await ofTable('FIRST', ['Score'], [])).toMatchObject([['documents[0].rules TABLE_GAP', any, {}]]);
});

test('rules that only an item can judge are named where there is something to tell', async () => {
  expect(
    await ofTable(
      'UNIQUE',
      ['Score'],
      [
        ['< 50', 1],
        ['< 60', 2],
        ['> attributes.Value', 3],
      ],
    ),
  ).toMatchObject([
    ['documents[0].rules[0] TABLE_OVERLAP', expect.stringContaining('Score [0..50)'), { Score: 0 }],
    ['documents[0].rules TABLE_NOT_ANALYSED', expect.stringContaining('rule 3 cannot be judged'), undefined],
  ]);
});

test('the tables of a file are told of by name, the worktype counting for the one that is asked only', async () => {
  const dmn = readFileSync(join(projectRoot, 'test', 'domain', 'config', 'fixtures', 'claim-routing.dmn'), 'utf8');
  const file = { kind: 'decision', key: 'claim-routing', division: 'claims', dmn };
  expect(await warned([file])).toMatchObject([
    [
      'documents[0].dmn.Urgency.rules[0] TABLE_OVERLAP',
      expect.stringContaining('rules 1 and 2 hit together for Urgency_Score 50 (UNIQUE)'),
      { Urgency_Score: 50 },
    ],
  ]);
});

test('a table that is not looked at to its end is told as such', () => {
  const rules = Array.from({ length: 100 }, (_, at) => [`[${at}..${at + 1})`, at]);
  const table = { kind: 'decision', key: 't', division: 'd', inputs: ['attributes.Value'], outputs: ['minPriority'] };
  const parsed = parseDocuments([{ ...table, hitPolicy: 'UNIQUE', rules: [['< 0', 1], ...rules, ['>= 100', 1]] }]);
  const [document] = parsed.ok ? parsed.documents : [];
  const codes = (steps: number) =>
    tableWarnings(document as DecisionDocument, [], new Effort(steps)).map(({ code }) => code);
  expect(codes(100_000)).toEqual([]);
  expect(codes(100)).toEqual(['TABLE_NOT_ANALYSED']);
});

test('the examples give no warning of their tables', () => {
  for (const name of ['claims', 'leads', 'alerts', 'blended', 'inbound'] as const) {
    const documents = exampleDocuments(name as never);
    expect(warningsOf(documents, documents).filter(({ kind }) => kind === 'decision')).toEqual([]);
  }
});
