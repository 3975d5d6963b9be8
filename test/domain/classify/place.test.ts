import fc from 'fast-check';
import { type Catalogue, createCatalogue } from '../../../domain/classify/catalogue';
import { classify, type ClassifyInput } from '../../../domain/classify/classify';
import { lookupsOf } from '../../../domain/classify/lookups-of';
import { tableDocument } from '../../../domain/config/decision';
import { parseDocuments } from '../../../domain/config/parse';
import { checkReferences } from '../../../domain/config/references';
import { sourceDocument } from '../../../domain/config/source';
import { bySize, capture, catalogueOf, examples, table, taken, worktype } from './worktype-by-rule';

function originOf(input: ClassifyInput, catalogue: Catalogue) {
  const { worktype: key, origins = [] } = taken(input, catalogue);
  const { of: _of, ...cause } = origins.find(({ of }) => of.includes('worktype')) ?? { of: [] };
  return [key, cause];
}

test('the first rule that hits names the worktype of a capture that names none; no rule: the default, called so', () => {
  const cells = fc.tuple(
    fc.option(fc.integer({ min: 0, max: 9 }), { nil: null }),
    fc.constantFrom('Group', 'Family', null),
    fc.constantFrom('small', 'large', 'medical-claim'),
  );
  const rules = fc.array(cells, { minLength: 1, maxLength: 6 });
  const claims = fc.record({
    Claim_Value: fc.integer({ min: 0, max: 9 }),
    Policy_Type: fc.constantFrom('Group', 'Family'),
  });
  fc.assert(
    fc.property(
      rules,
      claims,
      fc.option(fc.constantFrom('usual', 'small'), { nil: undefined }),
      (rows, claim, given) => {
        const catalogue = catalogueOf(
          table(
            rows.map(([least, type, key]) => [
              least === null ? '-' : `>= ${least}`,
              type === null ? '-' : `"${type}"`,
              `"${key}"`,
            ]),
          ),
        );
        const hit = rows.findIndex(
          ([least, type]) => claim.Claim_Value >= (least ?? 0) && (type === null || type === claim.Policy_Type),
        );
        const expected =
          given !== undefined
            ? [given, { by: 'given' }]
            : hit === -1
              ? ['usual', { by: 'default' }]
              : [rows[hit]?.[2], { by: 'decision', decision: 'which', rules: [hit + 1] }];
        expect(originOf(capture(claim, { worktype: given }), catalogue)).toEqual(expected);
      },
    ),
    { numRuns: 50 },
  );
});

test('the decision is pinned with its version, and only where it was asked', () => {
  const catalogue = catalogueOf(table(bySize));
  expect(taken(capture(), catalogue).versions).toMatchObject({ 'decision/which': 7, 'worktype/small': 7 });
  expect(taken(capture({}, { worktype: 'small' }), catalogue).versions).not.toHaveProperty(['decision/which']);
});

test('it sees what was given over what the source adds, and no worktype', () => {
  const which = table([['"given"', '"added"', '"large"']], {
    inputs: ['attributes.Note', 'attributes.Policy_Type', 'worktype', 'department'],
    rules: [['"given"', '"Family"', 'null', '"Health"', '"large"']],
  });
  const catalogue = catalogueOf(which, { attributes: { Note: 'added', Policy_Type: 'Family' } });
  const input = capture({ Note: 'given' }, { department: 'Health' });
  expect(originOf(input, catalogue)[0]).toBe('large');
});

const conflicting = (more: object = {}) =>
  table(
    [
      ['> 1', '-', '"small"'],
      ['> 2', '-', '"large"'],
    ],
    { hitPolicy: 'UNIQUE', ...more },
  );
const unknown = table([['-', '-', '"w" + "x"']]);
const endless = table([
  ['-', '-', 'if count(for i in 1..(attributes.Claim_Value * 100000000) return i) > 0 then "small" else "large"'],
]);

test.each([
  ['contradict each other', conflicting(), 'CONFLICT', [1, 2]],
  ['name a worktype that there is not', unknown, 'UNKNOWN_WORKTYPE', [1]],
  ['do not come to an end', endless, 'STEP_BUDGET', []],
])('where the rules %s, the item has the default worktype and waits as an incident', (_, which, code, rules) => {
  const {
    worktype: key,
    incidents,
    queue,
    origins,
  } = taken(capture(), catalogueOf({ ...which, conflictQueue: 'emergency-backlog' }));
  expect([key, queue]).toEqual(['usual', 'emergency-backlog']);
  expect(incidents).toMatchObject([{ decision: 'which', code, rules, queue: 'emergency-backlog' }]);
  expect(origins).toContainEqual({ by: 'source', of: ['worktype'] });
  expect(taken(capture(), catalogueOf(which)).queue).toBe('claims');
  const result = classify(capture(), catalogueOf(which, {}));
  expect(result).toMatchObject({ ok: false, errors: [{ path: 'worktype', code: 'REQUIRED' }] });
  expect(!result.ok && result.errors[0]?.message).toContain(incidents?.[0]?.reason);
});

test('without a default, a capture that no rule matches is refused with that reason', () => {
  expect(classify(capture({ Claim_Value: 50 }), catalogueOf(table(bySize), {}))).toMatchObject({
    ok: false,
    errors: [
      { path: 'worktype', code: 'REQUIRED', message: 'is required: no rule matched, and the source has no default' },
    ],
  });
});

test('what the source asks and what the worktype asks share one allowance', () => {
  const long = 'count(for i in 1..18000 return i + attributes.Claim_Value)';
  const which = table([['-', '-', `if ${long} > 0 then "small" else "large"`]]);
  const own = (key: string) => tableDocument.parse({ ...table([['-', '-', long]]), key, outputs: ['minPriority'] });
  const documents = [
    ...examples.filter(({ kind }) => kind !== 'source'),
    sourceDocument.parse({ kind: 'source', key: 'crm', division: 'claims', decision: 'which' }),
    which,
    own('one'),
    own('two'),
    worktype('small', { routing: { decision: 'one' }, priority: { decision: 'two' } }),
  ];
  const catalogue = createCatalogue(documents.map((document) => ({ document, version: 1 })));
  expect(taken(capture(), catalogue).incidents).toMatchObject([{ decision: 'two', code: 'TOTAL_BUDGET' }]);
  expect(taken(capture({}, { worktype: 'small' }), catalogue).incidents).toBeUndefined();
});

test('one document that both ask is told of each by the rule that hit there', () => {
  const both = table(
    [
      ['"small"', '-', '"large"', '"as small"'],
      ['-', '-', '"small"', '"as none"'],
    ],
    { inputs: ['worktype', 'attributes.Policy_Type'], outputs: ['worktype', 'segment'] },
  );
  const documents = [
    ...examples.filter(({ kind }) => kind !== 'source'),
    sourceDocument.parse({ kind: 'source', key: 'crm', division: 'claims', decision: 'which' }),
    both,
    worktype('small', { routing: { decision: 'which' } }),
  ];
  const {
    worktype: key,
    segment,
    origins,
  } = taken(capture(), createCatalogue(documents.map((document) => ({ document, version: 1 }))));
  expect([key, segment]).toEqual(['small', 'as small']);
  expect(origins).toContainEqual({ by: 'decision', decision: 'which', rules: [2], of: ['worktype'] });
  expect(origins).toContainEqual({ by: 'decision', decision: 'which', rules: [1], of: ['segment'] });
});

test('the look-ups asked are those of the worktype that rules chose', () => {
  const lookup = {
    kind: 'lookup',
    key: 'ask',
    division: 'claims',
    url: 'https://ask.example/{Case_ID}',
    attributes: { Policy_Type: 'payload.type' },
  };
  const parsed = parseDocuments([{ kind: 'division', key: 'claims' }, lookup]);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.errors));
  const documents = [
    ...examples.filter(({ kind }) => kind !== 'source'),
    sourceDocument.parse({
      kind: 'source',
      key: 'crm',
      division: 'claims',
      decision: 'which',
      defaults: { worktype: 'large' },
    }),
    table(bySize),
    worktype('small', { lookups: ['ask'] }),
    worktype('large'),
    ...parsed.documents.slice(1),
  ];
  const catalogue = createCatalogue(documents.map((document) => ({ document, version: 1 })));
  const asked = (value: number) =>
    lookupsOf(capture({ Claim_Value: value }), catalogue).map((one) => one.lookup.document.key);
  expect([asked(5), asked(500)]).toEqual([['ask'], []]);
});

test('a constant cell names a worktype that there is, by a key', () => {
  const check = (cell: string) => {
    const parsed = parseDocuments([
      { kind: 'division', key: 'claims' },
      {
        kind: 'decision',
        key: 't',
        division: 'claims',
        inputs: ['source'],
        outputs: ['worktype'],
        rules: [['-', cell]],
      },
    ]);
    return parsed.ok ? checkReferences(parsed.documents, []) : parsed.errors;
  };
  const path = 'documents[1].rules[0][1]';
  expect(check('"nothing"')).toMatchObject([{ path, code: 'UNKNOWN_REFERENCE', value: 'nothing' }]);
  expect(check('"No key"')).toMatchObject([{ path, code: 'INVALID_OUTPUT' }]);
  expect(check('5')).toMatchObject([{ path, code: 'INVALID_OUTPUT' }]);
});
