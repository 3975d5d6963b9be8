import fc from 'fast-check';
import { exampleText, findingsOf, markedCells } from '../../../web/src/features/config/decisions/marks';
import {
  addColumn,
  addRule,
  moveRule,
  pastedCells,
  removeColumn,
  removeRule,
  setCells,
  tableOf,
  withTable,
} from '../../../web/src/features/config/decisions/table';
import { readied, tryDecision, namesRead } from '../../../web/src/features/config/decisions/tried';
import { trySchema } from '../../../web/src/features/config/decisions/try-schema';
import { typedCell } from '../../../web/src/features/config/decisions/typed-cell';

const document = {
  kind: 'decision',
  key: 'claim-routing',
  division: 'claims',
  hitPolicy: 'FIRST',
  inputs: ['attributes.Claim_Value', 'attributes.Policy_Type'],
  outputs: ['routingPlan', 'slaTarget'],
  rules: [
    ['> 100000', '-', '"claim-large"', 'duration("PT1H")'],
    ['-', '"Family"', '"claim-standard"', '-'],
  ],
};
const table = tableOf(document);

test('a table is written back as it was read', () => {
  expect(withTable(document, table)).toEqual(document);
});

test('what is added and removed again, or moved there and back, leaves the table as it was', () => {
  fc.assert(
    fc.property(fc.nat(2), fc.constantFrom('inputs' as const, 'outputs' as const), (at, part) => {
      expect(removeRule(addRule(table, at), at)).toEqual(table);
      expect(moveRule(moveRule(table, 0, 1), 1, -1)).toEqual(table);
      const column = part === 'inputs' ? 2 : 4;
      expect(removeColumn(addColumn(table, part, 'queue'), column)).toEqual(table);
    }),
  );
});

test('a rule does not move out of its table', () => {
  expect(moveRule(table, 0, -1)).toBe(table);
  expect(moveRule(table, 1, 1)).toBe(table);
});

test('cells pasted from a spreadsheet fill rules that are there, make those that are not, and stay within the columns', () => {
  const pasted = pastedCells('1\t"Single"\r\n2\t"Family"\tx\ty\tz\r\n');
  const { rules } = setCells(table, { row: 1, column: 0 }, pasted, (text) => text);
  expect(rules).toEqual([document.rules[0], ['1', '"Single"', '"claim-standard"', '-'], ['2', '"Family"', 'x', 'y']]);
});

test.each([
  ['', null, '-'],
  ['12.5', null, 12.5],
  ['007', null, '007'],
  ['true', null, true],
  ['> 5', null, '> 5'],
  ['claim-large', 'text', '"claim-large"'],
  ['other-name', 'text', 'other-name'],
  ['PT2H', 'duration', 'duration("PT2H")'],
] as const)('%s typed into a cell of %s is %s', (text, type, cell) => {
  expect(typedCell(text, type, [{ value: 'claim-large', label: 'Large claims' }])).toBe(cell);
});

test('an overlap is marked in both of its rules, in the columns of its example', () => {
  const findings = findingsOf(table, {
    problems: [{ path: 'rules[1][3]', message: 'is not closed' }],
    warnings: [
      {
        path: 'documents[0].rules[0]',
        message: 'rules 1 and 2 hit together for any input (UNIQUE)',
        values: { rules: '1, 2', where: '' },
        value: { Claim_Value: 1 },
      },
      { path: 'rules', message: 'has no rule for Claim_Value < 5', value: { Claim_Value: 4 } },
      { path: 'name', message: 'is about something else' },
    ],
  });
  expect(findings.map(({ cells }) => cells.map(({ row, column }) => `${row}:${column}`))).toEqual([
    ['1:3'],
    ['0:0', '1:0'],
    [],
  ]);
  expect([...markedCells(findings).keys()]).toEqual(['1:3', '0:0', '1:0']);
  expect(exampleText({ Claim_Value: 4, Policy_Type: 'Family' })).toBe('Claim_Value 4, Policy_Type "Family"');
});

const ready = (given: Readonly<Record<string, unknown>>) => {
  const found = readied(given);
  if (!found.ok) throw new Error(JSON.stringify(found.faults));
  return found;
};

test('a try tells the rule that decides, and of each other which input kept it from hitting', () => {
  const { decided, rules } = tryDecision(ready(document), { attributes: { Claim_Value: 7, Policy_Type: 'Family' } }, 0);
  expect(decided).toMatchObject({ rules: [2], values: { routingPlan: 'claim-standard' }, incident: null });
  expect(rules).toEqual([
    { rule: 1, held: [], missed: [{ input: 'attributes.Claim_Value', value: 7, test: '> 100000' }] },
    { rule: 2, held: [{ input: 'attributes.Policy_Type', value: 'Family', test: '"Family"' }], missed: [] },
  ]);
});

test('a cell that cannot be read is told at its place', () => {
  const rules = [['> (', '-', '"a"', '-']];
  expect(readied({ ...document, rules })).toMatchObject({ ok: false, faults: [{ path: 'rules[0][0]' }] });
});

test('what is tried is asked for by the types of the worktypes that ask the decision, else by what cells say', () => {
  const names = namesRead(ready({ ...document, inputs: ['attributes.Claim_Value', 'source'] }));
  expect(names).toEqual({ attributes: ['Claim_Value'], variables: ['source'] });
  const worktype = {
    routing: { decision: 'claim-routing' },
    attributes: { properties: { Claim_Value: { type: 'integer', title: 'Value' } } },
  };
  const guessed = trySchema(names, table, 'claim-routing', []);
  expect(guessed.properties).toMatchObject({ Claim_Value: { type: 'number' }, source: { type: 'string' } });
  expect(trySchema(names, table, 'claim-routing', [worktype]).properties).toMatchObject({
    Claim_Value: { type: 'integer', title: 'Value' },
  });
});
