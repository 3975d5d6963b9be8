import { lintModel } from '../../../cli/lint/lint-model';
import { tokenSimulationModels } from '../../support/shared-suites';

const model = (inner: string, attributes = '') => `<?xml version="1.0" encoding="UTF-8"?>
<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:camunda="http://camunda.org/schema/1.0/bpmn" xmlns:casewright="urn:casewright:bpmn" targetNamespace="urn:test">
<process id="P" isExecutable="true" ${attributes}>${inner}</process></definitions>`;

const plain = `<startEvent id="S" name="Begin" /><userTask id="T" name="Check" /><endEvent id="E" name="Done" />
<sequenceFlow id="F1" sourceRef="S" targetRef="T" /><sequenceFlow id="F2" sourceRef="T" targetRef="E" />`;

test('what would be refused is an error, with its element', async () => {
  const [problem] = await lintModel(model(plain.replace('id="T"', 'id="T" startQuantity="2"')));
  expect(problem).toEqual({
    level: 'error',
    element: 'T',
    rule: 'casewright',
    message: 'startQuantity other than 1 is not supported',
  });
});

test('what a play does without and a deployment needs is an error; what stands elsewhere is none', async () => {
  const service = plain.replace('<userTask id="T"', '<serviceTask id="T"');
  expect(await lintModel(model(service))).toContainEqual({
    level: 'error',
    element: 'T',
    rule: 'casewright',
    message: 'names no activity and no connector',
  });
  const unserved = { level: 'warning', element: 'T', message: expect.stringContaining('names no task queue') };
  const served = (more: string) => model(service.replace('id="T"', `id="T" casewright:activity="pay" ${more}`));
  expect(await lintModel(served(''))).toContainEqual(expect.objectContaining(unserved));
  expect(await lintModel(served('casewright:taskQueue="q"'))).not.toContainEqual(expect.objectContaining(unserved));
  const form = (text: string) => plain.replace('id="T"', `id="T" casewright:queue="any" casewright:form="${text}"`);
  const errorsOf = async (inner: string) => (await lintModel(model(inner))).filter(({ level }) => level === 'error');
  expect(await errorsOf(form('approval'))).toEqual([]);
  expect(await errorsOf(form('{"type":5}'.replaceAll('"', '&quot;')))).toMatchObject([{ element: 'T' }]);
});

test('what has no meaning here is a warning', async () => {
  const problems = await lintModel(model(plain.replace('id="T"', 'id="T" camunda:asyncBefore="true"')));
  expect(problems).toContainEqual({
    level: 'warning',
    element: 'T',
    rule: 'casewright',
    message: 'camunda:asyncBefore has no meaning here',
  });
});

test('style is a warning, by the name of its rule', async () => {
  const problems = await lintModel(model(plain.replace('name="Check"', '')));
  expect(problems).toContainEqual({
    level: 'warning',
    element: 'T',
    rule: 'label-required',
    message: 'Element is missing label/name',
  });
});

test('how nodes are connected is told by the flows alone', async () => {
  expect(await lintModel(model(plain))).toEqual([
    { level: 'warning', element: null, rule: 'no-bpmndi', message: 'The file has no diagram' },
  ]);
});

test('inclusive gateways, which run here, are no matter of style', async () => {
  const models = tokenSimulationModels().filter(([name]) => name.startsWith('inclusive'));
  const found = await Promise.all(models.map(([, xml]) => lintModel(xml)));
  expect(found.flat().filter(({ message }) => /inclusive/i.test(message))).toEqual([]);
  expect(found.flat().length).toBeGreaterThan(0);
});

test('a text that is no BPMN is one error', async () => {
  expect(await lintModel('hello')).toEqual([expect.objectContaining({ level: 'error' })]);
});
