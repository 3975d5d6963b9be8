import { decisionDocument } from '../../../domain/config/decision';
import { decideCaseRule } from '../../../domain/decisions/decide-case-rule';
import { compileDecision } from '../../../domain/decisions/item-decision';
import { readDmn } from '../../../domain/decisions/read-dmn';

/** As Camunda's modeler writes it: the variables are named in the heads of the table, and nowhere else. */
const written = (input = 'damage', output = '"high"', data = '') => `<?xml version="1.0" encoding="UTF-8"?>
<definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" id="d" name="Triage" namespace="http://camunda.org/schema/1.0/dmn">
  ${data}<decision id="triage" name="Triage"><decisionTable id="t" hitPolicy="FIRST">
    <input id="i1" label="Damage"><inputExpression id="e1" typeRef="number"><text>${input}</text></inputExpression></input>
    <input id="i2" label="Line"><inputExpression id="e2" typeRef="string"><text>line</text></inputExpression></input>
    <output id="o1" name="level" typeRef="string"/><output id="o2" name="limit" typeRef="number"/>
    <rule id="r1"><inputEntry id="x1"><text>&gt; 1000</text></inputEntry><inputEntry id="x2"><text>"motor"</text></inputEntry>
      <outputEntry id="y1"><text>${output}</text></outputEntry><outputEntry id="y2"><text>damage * 2</text></outputEntry></rule>
    <rule id="r2"><inputEntry id="x3"><text>-</text></inputEntry><inputEntry id="x4"><text>-</text></inputEntry>
      <outputEntry id="y3"><text>"low"</text></outputEntry><outputEntry id="y4"><text>100</text></outputEntry></rule>
  </decisionTable></decision>
</definitions>`;

async function documentOf(dmn: string, more: object = { usedBy: 'cases' }) {
  const head = { kind: 'decision', key: 'triage', division: 'claims', ...more };
  return decisionDocument.parse({ ...head, dmn, model: await readDmn(dmn) });
}

test.each([
  ['damage', { damage: 5_000, line: 'motor' }, { level: 'high', limit: 10_000 }],
  ['damage', { damage: 5_000, line: 'house' }, { level: 'low', limit: 100 }],
  ['damage', {}, { level: 'low', limit: 100 }],
  ['damage + excess + fee', { damage: 600, excess: 300, fee: 200, line: 'motor' }, { level: 'high', limit: 1_200 }],
])('a table of cases without inputs reads %s as variables of its case: %j', async (input, variables, value) => {
  expect(decideCaseRule(await documentOf(written(input)), variables, 0)).toEqual({ ok: true, value });
});

test.each([
  ['a text without its quotes', written('damage', 'high'), {}, 'high'],
  ['a name where inputs are named', written('damage', '"high"', '<inputData id="a" name="line"/>'), {}, 'damage'],
  ['an attribute of an item', written(), { usedBy: undefined }, 'damage'],
])('%s is refused', async (_, dmn, more, name) => {
  const compiled = compileDecision(await documentOf(dmn, { usedBy: 'cases', ...more }));
  expect(compiled).toMatchObject({ ok: false });
  expect(!compiled.ok && compiled.faults.map(({ values }) => values?.['name'])).toContain(name);
});
