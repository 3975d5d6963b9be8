import type { Page } from 'playwright-core';
import { axeViolations } from './axe';
import { openOffice } from './office';
import type { Office } from './office';

jest.setTimeout(240_000);

let office: Office;
let page: Page;
beforeAll(async () => {
  office = await openOffice();
  const german = { locale: 'de-DE', timezoneId: 'Europe/Berlin', viewport: { width: 1440, height: 1000 } };
  page = await office.signInWith(office.stack.ready.tokens.admin, german);
});
afterAll(() => office?.close());

/** English words that no German text has, in what is read of a part of a page. */
const english = /\b(the|of|and|is|are|with|your|this|has|have|must|names|needs|never|nothing|which|due|expected)\b/gi;
const englishIn = async (testId: string) =>
  [...new Set((await page.getByTestId(testId).first().innerText()).match(english))].toSorted();

const draft = (path: string, body: object) =>
  office.call('PUT', `/v1/config/${path}?division=claims&state=draft`, { division: 'claims', ...body });
const open = (kind: string, key: string) =>
  page.goto(`${office.stack.ready.web}/config?kind=${kind}&doc=claims/${key}`);
const says = (testId: string, text: string) => page.getByTestId(testId).getByText(text).first().waitFor();

test('the form of a worktype, its choices, its hints and all that is wrong with it are German', async () => {
  await draft('worktypes/wrong', {
    kind: 'worktype',
    key: 'wrong',
    referencePrefix: 'WRG',
    queue: 'nowhere',
    weight: 0,
    colour: 'red',
    priority: { min: 5, max: 1 },
    offer: { expiry: 'soon' },
    sla: { target: 'PT2H', expiry: 'PT1H' },
  });
  await open('worktypes', 'wrong');
  await page.getByLabel('Präfix der Referenz').first().waitFor();
  await page.getByLabel('Status bei Überfälligkeit').first().waitFor();
  await page.getByRole('option', { name: 'Bleibt beim Agenten' }).first().waitFor({ state: 'attached' });
  await page.getByText('Zum Beispiel PT5M, PT8H oder P2D').first().waitFor();
  await says('problems', 'ist zu klein: mindestens 1');
  await says('problems', 'ist hier nicht bekannt');
  await says('problems', 'Angebot, Ablauf');
  await says('problems', 'ist keine Dauer');
  expect(await englishIn('problems')).toEqual([]);
  expect(await axeViolations(page)).toEqual([]);
});

test('what stands against a model is German at its elements and below it', async () => {
  const bpmn = `<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" id="D" targetNamespace="t"><process id="P" isExecutable="true"><startEvent id="s"/><sequenceFlow id="f" sourceRef="s" targetRef="x"/><exclusiveGateway id="x"/><sequenceFlow id="g" sourceRef="x" targetRef="a"/><sequenceFlow id="h" sourceRef="x" targetRef="e"/><userTask id="a"/><endEvent id="e"/><task id="lost"/></process></definitions>`;
  await draft('case-types/wrong', { kind: 'case-type', key: 'wrong', bpmn });
  await open('case-types', 'wrong');
  await says('said', 'braucht eine Bedingung, oder muss der Standard sein');
  await says('said', 'wird nie erreicht');
  expect(await englishIn('said')).toEqual([]);
});

test('what is wrong with the rows of a file is German', async () => {
  await page.goto(`${office.stack.ready.web}/import`);
  await page.getByTestId('worktype').selectOption('medical-claim');
  const text = 'Externe ID;Case ID;Claim value\nG-1;C-1;viel\nG-2;C-2\n';
  await page.getByTestId('file').setInputFiles({ name: 'faelle.csv', mimeType: 'text/csv', buffer: Buffer.from(text) });
  await page.getByTestId('import-try').click();
  await says('row-2', 'ist von einem anderen Typ');
  await says('row-2', 'Erlaubt: eine Zahl.');
  await says('row-3', 'hat 2 Zellen statt 3');
  for (const row of ['row-2', 'row-3']) expect(await englishIn(row)).toEqual([]);
});

test('an alert is German where its rule says nothing of its own', async () => {
  for (const agent of ['ana', 'ben'])
    await office.call('PUT', `/v1/agents/${agent}/presence`, { presence: 'not-ready', reason: 'meeting' });
  const watch = { figure: 'backlog', over: 0, queues: ['claims'] };
  const documents = [{ kind: 'alert-rule', key: 'rush', division: 'claims', watch }];
  await office.call('POST', '/v1/config/apply', { documents });
  await office.capture({ name: 'Armbruch' });
  await page.goto(`${office.stack.ready.web}/supervisor`);
  await says('alerts', 'claims: 1 warten, mehr als 0');
  expect(await englishIn('alerts')).toEqual([]);
});

test('no page has told its console of a defect', () => {
  expect(office.defects).toEqual([]);
});
