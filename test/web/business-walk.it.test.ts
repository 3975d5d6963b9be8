import type { Page } from 'playwright-core';
import type { ConfigEntry } from '../../api/contract/config';
import { axeViolations } from './axe';
import { openOffice } from './office';
import type { Office } from './office';

jest.setTimeout(240_000);

const segments = {
  kind: 'decision',
  key: 'segments',
  name: 'Segments',
  division: 'claims',
  hitPolicy: 'FIRST',
  inputs: ['attributes.Policy_Type'],
  outputs: ['segment', 'minPriority', 'maxPriority'],
  rules: [
    ['"Family"', '"Gold"', 400, 800],
    ['-', '"Bronze"', 100, 400],
  ],
};

let office: Office;
let page: Page;
beforeAll(async () => {
  office = await openOffice();
  const grant = {
    kind: 'grant',
    key: 'bea',
    division: 'claims',
    subject: 'bea',
    name: 'Bea Berg',
    roles: ['business'],
  };
  await office.call('POST', '/v1/config/apply', { documents: [grant, segments] });
  const path = '/v1/config/worktypes/medical-claim?division=claims';
  const { document } = await office.call<ConfigEntry>('GET', path);
  const priority = { ...(document['priority'] as object), decision: 'segments' };
  await office.call('POST', '/v1/config/apply', { documents: [{ ...document, priority }] });
  for (let count = 0; count < 3; count += 1) await office.capture();
  page = await office.signIn('bea');
});
afterAll(() => office?.close());

test('a business user starts at what she may change', async () => {
  await page.getByRole('heading', { name: 'Configuration', level: 1 }).waitFor();
  await page.getByTestId('kind-decisions').click();
  await page.getByText('A table of rules: from what is known of an item').waitFor();
  expect(new URL(page.url()).pathname).toBe('/config');
});

test('she raises the priority of one segment, sees in words what changes and which items it moves, and publishes', async () => {
  await page.getByTestId('document-claims/segments').click();
  await page.getByTestId('cell-1-3').click();
  await page.keyboard.type('600');
  await page.keyboard.press('Enter');
  await page.getByTestId('save-draft').click();
  await page.getByTestId('diff').click();
  await page.getByTestId('differences').getByText('Rule 1, Min. priority').waitFor();
  expect(await axeViolations(page)).toEqual([]);
  await page.getByTestId('dry-run').click();
  await page.getByTestId('dry-run-go').click();
  await page.getByTestId('moved').getByText('3 of 3 items would turn out differently').waitFor();
  await page.getByRole('tab', { name: 'Items' }).click();
  await page.getByTestId('dry-run-item-web-1').getByRole('link').click();
  await page.getByRole('heading', { name: 'Broken arm' }).first().waitFor();
  await page.goBack();
  await page.goto(`${office.stack.ready.web}/config?kind=decisions&doc=claims/segments`);
  await page.getByTestId('publish').click();
  await page.getByTestId('publish-go').click();
  await page.getByText('Version 2 is published').first().waitFor();
  const { document } = await office.call<ConfigEntry>('GET', '/v1/config/decisions/segments?division=claims');
  expect(document['rules']).toMatchObject([
    ['"Family"', '"Gold"', 600, 800],
    ['-', '"Bronze"', 100, 400],
  ]);
});

test('what she may only prepare says who publishes it, and its fields say what they are for', async () => {
  await page.goto(`${office.stack.ready.web}/config?kind=worktypes&doc=claims/medical-claim`);
  await page.getByText('Whoever may publish it finds your draft here.').waitFor();
  await page.getByText('What is not accepted by then is taken back').waitFor();
  expect(await page.getByTestId('publish').count()).toBe(0);
  expect(await axeViolations(page)).toEqual([]);
  expect(office.defects).toEqual([]);
});
