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
  page = await office.signInWith(office.stack.ready.tokens.admin);
});
afterAll(() => office?.close());

const open = (doc: string) => page.goto(`${office.stack.ready.web}/config?kind=case-types&doc=${doc}`);
const element = (id: string) => page.locator(`.djs-element[data-element-id=${id}]`);
const state = (is: string) => page.locator(`[data-testid=play-state][data-state=${is}]`).waitFor();
const token = (id: string) => element(id).and(page.locator('.cw-token')).waitFor();

test('a process is drawn, its task gets our properties, a second one is appended, and it is played to its end', async () => {
  await open('claims/drawn&begin=yes');
  await page.getByTestId('begin-bpmn').click();
  await page.getByTestId('modeler').locator('.bjs-powered-by').waitFor();
  await element('Task').locator('.djs-hit').first().click({ force: true });
  await page.getByTestId('property-name').fill('Check the claim');
  await page.getByTestId('property-name').press('Enter');
  await page.getByTestId('property-worktype').fill('medical-claim');
  await page.getByTestId('property-worktype').press('Enter');
  await page.locator('.djs-context-pad [data-action="append.append-task"]').click();
  await page.keyboard.press('Escape');
  await page.getByTestId('save-draft').click();
  await page.getByTestId('save-draft').and(page.locator('[aria-disabled=true][aria-busy=false]')).waitFor();
  const path = '/v1/config/case-types/drawn?division=claims&state=draft';
  const bpmn = String((await office.call<ConfigEntry>('GET', path)).document['bpmn']);
  expect(bpmn).toContain('name="Check the claim"');
  expect(bpmn).toContain('casewright:worktype="medical-claim"');
  expect(bpmn).toMatch(/<bpmn:task id="Activity_\w+"/);
  expect(await axeViolations(page)).toEqual([]);

  await page.getByRole('tab', { name: 'Play' }).click();
  await token('Task');
  await page.getByTestId('play-given').fill('{"approved": true}');
  await page.getByTestId('complete-Task').click();
  await page.getByTestId('play-variables').getByText('approved').waitFor();
  await page.getByTestId('play-steps').getByText('Complete Check the claim').waitFor();
  await state('completed');
  await page.getByTestId('step-back').click();
  await token('Task');
  await page.getByTestId('advance').click();
  await page.getByTestId('play-state').getByText('after 1').waitFor();
  expect(await axeViolations(page)).toEqual([]);
  expect(office.defects).toEqual([]);
});

test('a plan is written in stages, drawn as it is written, played, and published', async () => {
  await open('claims/by-plan&begin=yes');
  await page.getByTestId('begin-plan').click();
  await page.getByTestId('stage-1').fill('Intake');
  await page.getByTestId('step-1').fill('Look at it');
  await page.getByLabel('Worktype').first().fill('medical-claim');
  await page.getByTestId('add-stage').click();
  await page.getByTestId('stage-2').fill('Payment');
  await page.getByTestId('diagram').getByText('Payment').first().waitFor();
  await page.getByTestId('diagram').getByText('Look at it').first().waitFor();
  await page.getByRole('tab', { name: 'Play' }).click();
  await token('look-at-it');
  await page.getByTestId('complete-look-at-it').click();
  await page.getByTestId('complete-new-step').click();
  await state('completed');
  await page.getByTestId('save-draft').click();
  await page.getByTestId('publish').click();
  await page.getByTestId('publish-go').click();
  await page.getByText('Version 1 is published.').waitFor();
  expect(office.defects).toEqual([]);
});
