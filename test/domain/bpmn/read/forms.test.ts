import { formOf } from '../../../../domain/cases/task-form';
import { plainTextIn } from '../../../../domain/bpmn/plain-text';
import { extended } from './example';
import { nodeOf, processOf, refusalsOf, reportOf } from './model-of';

async function formIn(xml: string): Promise<unknown> {
  const node = await nodeOf(xml, 'a');
  if (node.kind !== 'activity' || node.work.type !== 'user') throw new Error('no user task');
  return formOf({}, { form: plainTextIn(node.work.properties['form']) });
}

test('an approval asks for yes or no, shows what it names, and asks for the reason of a no', async () => {
  const task =
    '<userTask id="a" name="Pay?" casewright:approval="pays" casewright:shows="value, damage" casewright:reasonForNo="true"/>';
  expect(await formIn(processOf(task))).toMatchObject({
    required: ['pays'],
    properties: { value: { readOnly: true }, damage: { readOnly: true }, pays: { type: 'boolean', title: 'Pay?' } },
    else: { required: ['comment'] },
  });
});

test('form fields of Camunda 7 are a schema', async () => {
  const fields = `<camunda:formData>
    <camunda:formField id="amount" label="Amount" type="long" defaultValue="3">
      <camunda:validation><camunda:constraint name="required"/><camunda:constraint name="max" config="10"/></camunda:validation>
    </camunda:formField>
    <camunda:formField id="kind" type="enum"><camunda:value id="fire" name="Fire"/><camunda:value id="water"/></camunda:formField>
    <camunda:formField id="seen" type="boolean"><camunda:validation><camunda:constraint name="readonly"/></camunda:validation></camunda:formField>
  </camunda:formData>`;
  const xml = processOf(`<userTask id="a">${extended(fields)}</userTask>`);
  expect(await formIn(xml)).toEqual({
    type: 'object',
    required: ['amount'],
    properties: {
      amount: { type: 'integer', title: 'Amount', default: 3, maximum: 10 },
      kind: { type: 'string', enum: ['fire', 'water'] },
      seen: { type: 'boolean', readOnly: true },
    },
  });
  expect(await reportOf(xml)).toEqual([{ element: 'a', what: 'camunda:formData', meaning: 'used as form' }]);
});

const formJs = JSON.stringify({
  components: [
    { type: 'text', text: '# Look' },
    { type: 'group', components: [{ key: 'name', type: 'textfield', label: 'Name', validate: { required: true } }] },
    { key: 'rate', type: 'number', decimalDigits: 0, validate: { min: 1, max: 5 } },
    {
      key: 'kind',
      type: 'select',
      values: [{ label: 'F', value: 'fire' }],
      conditional: { hide: '=x' },
      validate: { required: true },
    },
    { key: 'rows', type: 'dynamiclist' },
  ],
});
const inProcess = (id: string) =>
  processOf(
    `${extended(`<zeebe:userTaskForm id="f1">${formJs.replaceAll('"', '&quot;')}</zeebe:userTaskForm>`)}
     <userTask id="a">${extended(`<zeebe:formDefinition formKey="camunda-forms:bpmn:${id}"/>`)}</userTask>`,
  );

test('a form of Camunda 8 that lies in the process is a schema, and the report tells what of it has no meaning', async () => {
  expect(await formIn(inProcess('f1'))).toEqual({
    type: 'object',
    required: ['name'],
    properties: {
      name: { type: 'string', title: 'Name' },
      rate: { type: 'integer', minimum: 1, maximum: 5 },
      kind: { enum: ['fire'] },
    },
  });
  expect((await reportOf(inProcess('f1'))).map(({ what, meaning }) => `${what} ${meaning}`)).toEqual(
    expect.arrayContaining([
      'zeebe:userTaskForm used as forms',
      'form component rows (dynamiclist) has no meaning here',
    ]),
  );
});

test.each<[fact: string, xml: string, reason: string]>([
  ['a form that is nowhere', inProcess('f2'), 'there is no form f2 in its process that can be read'],
  [
    'a form that is computed',
    processOf('<userTask id="a" casewright:form="=x"/>'),
    'the form must be a plain text, not =x',
  ],
  [
    'two forms',
    processOf('<userTask id="a" casewright:form="x" casewright:approval="y"/>'),
    'has a form and is an approval, whose form is made',
  ],
  ['an approval of nothing', processOf('<userTask id="a" casewright:approval="a b"/>'), 'a b is no name of a variable'],
])('%s is refused', async (_fact, xml, reason) => {
  expect(await refusalsOf(xml)).toEqual([{ element: 'a', reason }]);
});
