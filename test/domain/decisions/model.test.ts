import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { compileModel } from '../../../domain/decisions/compile-model';
import type { ModelPlaces } from '../../../domain/decisions/compile-model';
import { evaluateModel } from '../../../domain/decisions/evaluate-model';
import { readDmn } from '../../../domain/decisions/read-dmn';

const places: ModelPlaces = {
  pathOf: (name) => (name === null ? ['dmn'] : ['dmn', name]),
  cellPath: (table, row, part, column) => [...table, 'rules', row, part, column],
};
const lending = readFileSync(join(__dirname, 'fixtures', 'lending.dmn'), 'utf8');

async function compiled(xml: string) {
  const stored = await readDmn(xml);
  if ('fault' in stored) throw new Error(stored.fault);
  return compileModel(stored.model, places);
}

async function ask(decision: string, inputs: Record<string, unknown>, xml = lending) {
  const result = await compiled(xml);
  if (!result.ok) throw new Error(JSON.stringify(result.faults));
  const { hits: _, ...outcome } = evaluateModel(result.model, decision, (input) => inputs[input] ?? null, 0);
  return outcome;
}

async function faultsOf(xml: string) {
  const result = await compiled(xml);
  return result.ok ? [] : result.faults;
}

const ann = { 'Full Name': 'Ann Lee', Age: 22, Born: '2004-02-29' };

test('decisions use others, inputs and knowledge', async () => {
  expect(await ask('Risk Points', { Applicant: ann, 'Loan Amount': 1_500 })).toEqual({ value: 35 });
  expect(await ask('Risk', { Applicant: ann, 'Loan Amount': 1_500 })).toEqual({ value: 'medium' });
  expect(await ask('Letter', { Applicant: ann, 'Loan Amount': 1_500 })).toEqual({
    value: { greeting: 'Dear Ann', parts: ['medium', [2.5]], adult: '2022-02-28' },
  });
});

test('two rules that hit where one may are a conflict that names them', async () => {
  const conflict = { table: 'Risk', hitPolicy: 'UNIQUE', rules: [2, 3] };
  expect(await ask('Risk', { Applicant: ann, 'Loan Amount': 3_000 })).toEqual({ conflict });
  expect(await ask('Letter', { Applicant: ann, 'Loan Amount': 3_000 })).toEqual({ conflict });
});

test('types have the names that modellers give them', async () => {
  const xml = lending.replace('name="Loan Amount" typeRef="number"', 'name="Loan Amount" typeRef="integer"');
  expect(await ask('Numbers', { 'Loan Amount': 5 }, xml)).toEqual({ value: [5] });
  expect(await ask('Numbers', { 'Loan Amount': 'five' }, xml)).toEqual({ value: null });
});

test('an input that its type does not allow is not given', async () => {
  expect(await ask('Own Risk', { 'Claimed Risk': 'high' })).toEqual({ value: 'high' });
  expect(await ask('Own Risk', { 'Claimed Risk': 'extreme' })).toEqual({ value: 'not given' });
  expect(await ask('Own Risk', {})).toEqual({ value: 'not given' });
});

test('one value is a list of one where the type is a list', async () => {
  expect(await ask('Numbers', { 'Loan Amount': 5 })).toEqual({ value: [5] });
});

test('expressions and parameters are brought to their types', async () => {
  const literal = '<literalExpression><text>if Claimed Risk';
  const typed = (type: string) => lending.replace(literal, literal.replace('>', ` typeRef="${type}">`));
  expect(await ask('Own Risk', { 'Claimed Risk': 'low' }, typed('string'))).toEqual({ value: 'low' });
  expect(await ask('Own Risk', { 'Claimed Risk': 'low' }, typed('number'))).toEqual({ value: null });
  expect(
    await ask(
      'Letter',
      { Applicant: ann, 'Loan Amount': 1_500 },
      lending.replace('name="whom"', 'name="whom" typeRef="number"'),
    ),
  ).toMatchObject({ value: { greeting: null } });
});

test('a part of an input that is left out is not given; one of a value made here makes it another type', async () => {
  const { Age, ...ageless } = ann;
  expect(await ask('Risk Points', { Applicant: ageless, 'Loan Amount': 500 })).toEqual({ value: null });
  expect(await ask('Risk Points', { Applicant: ageless, 'Loan Amount': 1_500 })).toEqual({ value: 15 });
  const made = lending.replace(
    '<variable name="Numbers" typeRef="tNumbers"/>',
    '<variable name="Numbers" typeRef="tApplicant"/>',
  );
  const madeOf = (text: string) =>
    ask(
      'Numbers',
      {},
      made.replace(
        '<literalExpression><text>Loan Amount</text></literalExpression>\n  </decision>',
        `<literalExpression><text>${text}</text></literalExpression>\n  </decision>`,
      ),
    );
  expect(await madeOf('{Full Name: "A", Age: 1}')).toEqual({ value: null });
  expect(await madeOf('{Full Name: "A", Age: 1, Born: null}')).toEqual({
    value: { 'Full Name': 'A', Age: 1, Born: null },
  });
  expect(Age).toBe(22);
});

test('knowledge that calls itself without end meets a limit', async () => {
  expect(await ask('Never', {})).toEqual({ limit: 'RECURSION_LIMIT' });
});

test('the namespaces of 1.2 to 1.5 are read alike', async () => {
  for (const date of ['20180521', '20191111', '20211108']) {
    const spelled = `${date === '20180521' ? 'http' : 'https'}://www.omg.org/spec/DMN/${date}/MODEL/`;
    const xml = lending.replace('https://www.omg.org/spec/DMN/20230324/MODEL/', spelled);
    expect(await ask('Risk Points', { Applicant: ann, 'Loan Amount': 0 }, xml)).toEqual({ value: 20 });
  }
});

test.each([
  ['&lt; 25', '&lt; &lt; 25', ['dmn', 'Points', 'body', 'rules', 0, 'inputs', 0], 'INVALID_EXPRESSION', '< < 25'],
  ['amount / 100', 'amout / 100', ['dmn', 'Points', 'body', 'rules', 1, 'outputs', 0], 'UNKNOWN_NAME', 'amout / 100'],
  [
    '"medium"</text></outputEntry>',
    '"so so"</text></outputEntry>',
    ['dmn', 'Risk', 'rules', 1, 'outputs', 0],
    'INVALID_OUTPUT',
    '"so so"',
  ],
  [
    '<text>Loan Amount</text></literalExpression></binding>',
    '<text>Loan</text></literalExpression></binding>',
    ['dmn', 'Risk Points', 'bindings', 'amount'],
    'UNKNOWN_NAME',
    'Loan',
  ],
  ['typeRef="tNumbers"', 'typeRef="tNumber"', ['dmn', 'Numbers'], 'UNKNOWN_TYPE', 'tNumber'],
  [
    'hitPolicy="UNIQUE"',
    'hitPolicy="UNIQUE" aggregation="SUM"',
    ['dmn', 'Risk', 'hitPolicy'],
    'INVALID_HIT_POLICY',
    'UNIQUE',
  ],
  ['<requiredInput href="#i3"/>', '<requiredInput href="#i9"/>', ['dmn', 'Own Risk'], 'INVALID_MODEL', '#i9'],
  ['<requiredDecision href="#d1"/>', '<requiredDecision href="#d3"/>', ['dmn', 'Risk'], 'INVALID_MODEL', 'Risk'],
])('%s made %s is refused at %j', async (from, to, path, code, value) => {
  expect(await faultsOf(lending.replace(from, to))).toContainEqual(expect.objectContaining({ path, code, value }));
});

test.each([
  ['no XML', 'cannot be read'],
  ['<a/>', 'cannot be read'],
  [lending.replace('hitPolicy="UNIQUE"', 'hitPolicy="SOME"'), 'there is no hit policy SOME'],
  [
    lending.replace(
      '<literalExpression><text>Endless(1)',
      '<literalExpression expressionLanguage="javascript"><text>Endless(1)',
    ),
    'Never: the expression language javascript',
  ],
  [lending.replace(/<list>.*<\/list>/s, '<conditional/>'), 'Letter: Context lacks an expression'],
])('what is no model of ours is refused with the reason', async (xml, reason) => {
  expect(await readDmn(xml)).toEqual({ fault: expect.stringContaining(reason) as string });
});
