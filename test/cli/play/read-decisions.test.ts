import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readDecisions } from '../../../cli/play/read-decisions';

const folder = mkdtempSync(join(tmpdir(), 'casewright-'));
afterAll(() => rmSync(folder, { recursive: true }));

const dmn = (decisions: string) => `<?xml version="1.0" encoding="UTF-8"?>
<definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" id="D" name="Fees" namespace="urn:test">
<inputData id="In" name="amount" />${decisions}</definitions>`;
const decision = (id: string, name: string, text: string, more = '') =>
  `<decision id="${id}" name="${name}"><variable name="${name}" />${more}<informationRequirement id="r_${id}"><requiredInput href="#In" /></informationRequirement><literalExpression><text>${text}</text></literalExpression></decision>`;
const fees = dmn(
  decision('Decision_1', 'base', 'amount * 2') +
    decision(
      'Decision_2',
      'fee',
      'base + 1',
      '<informationRequirement id="q"><requiredDecision href="#Decision_1" /></informationRequirement>',
    ),
);

test('a decision is known by its ID, by its name, and the main one by the key of the file', async () => {
  const decide = await readDecisions([fileOf('claim-fees.dmn', fees)]);
  const asked = ['Decision_2', 'fee', 'claim-fees', 'Decision_1', 'base'].map((name) => decide(name, { amount: 5 }, 0));
  expect(asked).toEqual([{ value: 11 }, { value: 11 }, { value: 11 }, { value: 10 }, { value: 10 }]);
});

test('one that no file holds is left open', async () => {
  const decide = await readDecisions([fileOf('fees.dmn', fees)]);
  expect(decide('other', {}, 0)).toBeUndefined();
});

test.each([
  ['no file', undefined, 'There is no file'],
  ['no DMN', 'hello', 'cannot be read'],
  ['an expression that is none', dmn(decision('A', 'a', 'amount +')), 'a.dmn: '],
])('%s is refused', async (_what, text, message) => {
  const file = text === undefined ? join(folder, 'nowhere.dmn') : fileOf('a.dmn', text);
  await expect(readDecisions([file])).rejects.toThrow(message);
});

function fileOf(name: string, text: string): string {
  const file = join(folder, name);
  writeFileSync(file, text);
  return file;
}
