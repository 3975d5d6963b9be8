import type { Page } from 'playwright-core';
import type { ConfigEntry } from '../../api/contract/config';
import { axeViolations } from './axe';
import { openOffice } from './office';
import type { Office } from './office';

jest.setTimeout(240_000);

let office: Office;
let page: Page;
beforeAll(async () => {
  office = await openOffice();
  page = await office.signInWith(office.stack.ready.tokens.admin, { viewport: { width: 1440, height: 1000 } });
});
afterAll(() => office?.close());

const model = (inside: string, shapes: string) => `<?xml version="1.0" encoding="UTF-8"?>
<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:bpmndi="http://www.omg.org/spec/BPMN/20100524/DI" xmlns:dc="http://www.omg.org/spec/DD/20100524/DC" xmlns:di="http://www.omg.org/spec/DD/20100524/DI" xmlns:casewright="urn:casewright:bpmn" id="D" targetNamespace="t">
  <bpmn:process id="P" isExecutable="true">
    <bpmn:startEvent id="Start" /><bpmn:sequenceFlow id="F1" sourceRef="Start" targetRef="It" />
    ${inside}
    <bpmn:sequenceFlow id="F2" sourceRef="It" targetRef="End" /><bpmn:endEvent id="End" />
  </bpmn:process>
  <bpmndi:BPMNDiagram id="Di"><bpmndi:BPMNPlane id="Pl" bpmnElement="P">
    <bpmndi:BPMNShape id="S1" bpmnElement="Start"><dc:Bounds x="160" y="102" width="36" height="36" /></bpmndi:BPMNShape>
    <bpmndi:BPMNShape id="S2" bpmnElement="It"><dc:Bounds x="250" y="80" width="100" height="80" /></bpmndi:BPMNShape>
    <bpmndi:BPMNShape id="S3" bpmnElement="End"><dc:Bounds x="410" y="102" width="36" height="36" /></bpmndi:BPMNShape>
    ${shapes}
    <bpmndi:BPMNEdge id="E1" bpmnElement="F1"><di:waypoint x="196" y="120" /><di:waypoint x="250" y="120" /></bpmndi:BPMNEdge>
    <bpmndi:BPMNEdge id="E2" bpmnElement="F2"><di:waypoint x="350" y="120" /><di:waypoint x="410" y="120" /></bpmndi:BPMNEdge>
  </bpmndi:BPMNPlane></bpmndi:BPMNDiagram>
</bpmn:definitions>`;

const draftPath = (key: string) => `/v1/config/case-types/${key}?division=claims&state=draft`;
async function open(key: string, bpmn: string): Promise<void> {
  await office.call('PUT', draftPath(key), { kind: 'case-type', key, division: 'claims', bpmn });
  await page.goto(`${office.stack.ready.web}/config?kind=case-types&doc=claims/${key}`);
  await page.getByTestId('modeler').locator('.bjs-powered-by').waitFor();
}
const pick = (id: string) =>
  page.locator(`.djs-element[data-element-id=${id}] .djs-hit`).first().click({ force: true });
const write = async (testId: string, text: string) => {
  await page.getByTestId(testId).fill(text);
  await page.getByTestId(testId).blur();
};
const saved = async (key: string) => {
  await page.getByTestId('save-draft').click();
  await page.getByTestId('save-draft').and(page.locator('[aria-disabled=true][aria-busy=false]')).waitFor();
  return String((await office.call<ConfigEntry>('GET', draftPath(key))).document['bpmn']);
};

test('a task is done for each of several with mappings of its own, an expression is checked while it is typed, and the model plays', async () => {
  await open('each', model('<bpmn:userTask id="It" name="Check" />', ''));
  await pick('It');
  await page.getByTestId('group-loop').locator('summary').click();
  await page.getByTestId('property-loop').selectOption('For each, one after another');
  await page.getByTestId('property-collection').fill('= [1,');
  await page.getByTestId('properties').getByText('the expression [1,').waitFor();
  await write('property-collection', '= [1, 2]');
  await page.getByTestId('properties').getByText('the expression').waitFor({ state: 'detached' });
  await write('property-element', 'line');
  await page.getByTestId('group-inputs').locator('summary').click();
  await page.getByTestId('inputs-add').click();
  await write('inputs-name-0', 'twice');
  await write('inputs-value-0', 'line * 2');
  await page.getByText('It can be run.').waitFor();
  expect(await axeViolations(page)).toEqual([]);
  const bpmn = await saved('each');
  expect(bpmn).toMatch(/multiInstanceLoopCharacteristics isSequential="true" casewright:collection="= \[1, 2\]"/);
  expect(bpmn).toContain('<casewright:input source="line * 2" target="twice" />');

  await page.getByRole('button', { name: 'Undo' }).click();
  await page.getByTestId('inputs-value-0').and(page.locator('[value=""]')).waitFor();
  await page.getByRole('button', { name: 'Redo' }).click();
  await page.getByRole('tab', { name: 'Play' }).click();
  for (let time = 0; time < 2; time += 1) await page.getByTestId('complete-It').first().click();
  await page.locator('[data-testid=play-state][data-state=completed]').waitFor();
});

test('a timer at a service gets another kind, leaves its task running, and the service its activity, queue and retries', async () => {
  const inside = `<bpmn:serviceTask id="It" name="Pay" casewright:activity="pay" />
    <bpmn:boundaryEvent id="Late" attachedToRef="It"><bpmn:timerEventDefinition id="T"><bpmn:timeDuration>PT1H</bpmn:timeDuration></bpmn:timerEventDefinition></bpmn:boundaryEvent>`;
  await open(
    'late',
    model(
      inside,
      '<bpmndi:BPMNShape id="S4" bpmnElement="Late"><dc:Bounds x="282" y="142" width="36" height="36" /></bpmndi:BPMNShape>',
    ),
  );
  await pick('Late');
  await page.getByTestId('property-timerKind').selectOption('Again and again');
  await write('property-timeCycle', 'R3/PT20M');
  await page.getByTestId('property-cancelActivity').uncheck();
  await pick('It');
  await write('property-taskQueue', 'payments');
  await write('property-retries', '3');
  await page.getByTestId('properties-add').click();
  await write('properties-name-0', 'currency');
  await write('properties-value-0', 'CHF');
  const bpmn = await saved('late');
  expect(bpmn).toContain('cancelActivity="false"');
  expect(bpmn).toMatch(/<bpmn:timeCycle[^>]*>R3\/PT20M<\/bpmn:timeCycle>/);
  expect(bpmn).not.toContain('timeDuration');
  expect(bpmn).toMatch(/casewright:taskQueue="payments" casewright:retries="3"/);
  expect(bpmn).toContain('<casewright:property name="currency" value="CHF" />');
  expect(office.defects).toEqual([]);
});
