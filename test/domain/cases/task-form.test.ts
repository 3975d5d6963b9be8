import { createTaskFormCheck, formOf, taskAttributes } from '../../../domain/cases/task-form';
import { parseDocuments } from '../../../domain/config/parse';
import { withModels } from '../../../domain/config/with-models';
import { processOf } from '../bpmn/read/model-of';

const damage = { type: 'object', properties: { damage: { type: 'string' } } };

test('a form is said in place, or is one of the case type, or is that of the worktype', () => {
  const forms = { note: damage };
  expect(formOf(forms, { form: JSON.stringify(damage) })).toEqual(damage);
  expect(formOf(forms, { form: 'note' })).toBe(damage);
  expect(formOf(forms, { formName: 'note' })).toBe(damage);
  expect(formOf(forms, { formName: 'embedded:app:x.html' })).toBeNull();
  expect(formOf(forms, {})).toBeNull();
});

test.each<[fact: string, schema: object, expected: object]>([
  ['all where neither names any', { type: 'object' }, { damage: 'fire', other: 1 }],
  ['those that worktype and form name', { properties: { x: {} } }, { damage: 'fire' }],
  ['those alone that its worktype admits', { properties: { other: {} }, additionalProperties: false }, { other: 1 }],
])('an item gets %s', (_fact, schema, expected) => {
  expect(taskAttributes({ ...schema }, damage, { damage: 'fire', other: 1 })).toEqual(expected);
});

test('forms of one model may say the same things of ours', () => {
  const check = createTaskFormCheck({});
  const asked = (title: string) => JSON.stringify({ properties: { a: { title, 'x-asked': 'anew' } } });
  expect([check(asked('one')), check(asked('two'))]).toEqual([null, null]);
});

test('one model has forms up to a limit, and the same text counts once', () => {
  const check = createTaskFormCheck({});
  const form = (index: number) => JSON.stringify({ type: 'object', description: `${index} ${'x'.repeat(15_000)}` });
  const found = Array.from({ length: 80 }, (_, index) => check(form(index)));
  expect(found.filter((fault) => fault !== null).length).toBeGreaterThan(0);
  expect(check(form(0))).toBeNull();
});

const caseType = (more: object) => ({ kind: 'case-type', key: 'c', division: 'd', ...more });
const task = (form: string) => processOf(`<userTask id="a" casewright:form="${form.replaceAll('"', '&quot;')}"/>`);

test.each<[fact: string, document: object, path: string, message: RegExp]>([
  ['no JSON', caseType({ bpmn: task('{') }), 'bpmn.a', /its form is no JSON/],
  ['no schema', caseType({ bpmn: task('{"properties":{"x":{"tpye":1}}}') }), 'bpmn.a', /unknown keyword/],
  ['a name of none', caseType({ bpmn: task('note') }), 'bpmn.a', /there is no form note/],
  [
    'a faulty one of its type',
    caseType({ bpmn: task('n'), forms: { n: { type: 'array' } } }),
    'forms.n.type',
    /"object"/,
  ],
  [
    'a faulty start form',
    caseType({ bpmn: processOf('<task id="a"/>'), startForm: { type: 'array' } }),
    'startForm.type',
    /"object"/,
  ],
  [
    'one of a plan',
    caseType({ plan: { stages: [{ name: 'A', steps: [{ form: 'F', schema: { type: 'x' } }] }] } }),
    'plan.stages[0].steps[0]',
    /"object"/,
  ],
  [
    'one of a worktype',
    { kind: 'worktype', key: 'w', division: 'd', referencePrefix: 'W', queue: 'q', form: { type: 'array' } },
    'form.type',
    /"object"/,
  ],
])('a form that is %s is refused at its element, with the reason', async (_fact, document, path, message) => {
  const result = parseDocuments(await withModels([document]));
  expect(result.ok ? [] : result.errors).toEqual([
    expect.objectContaining({ path: `documents[0].${path}`, message: expect.stringMatching(message) as string }),
  ]);
});

test('a form that its case type has is taken', async () => {
  expect(parseDocuments(await withModels([caseType({ bpmn: task('n'), forms: { n: damage } })]))).toMatchObject({
    ok: true,
  });
});
