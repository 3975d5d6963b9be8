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
  for (const value of [60_000, 10, 200_000]) await office.capture({ value });
  const path = '/v1/config/decisions/claim-routing?division=claims';
  const { document } = await office.call<ConfigEntry>('GET', path);
  const rules = [
    ['> 50000', '"claim-large"'],
    ['-', '"claim-standard"'],
  ];
  await office.call('PUT', `${path}&state=draft`, { ...document, rules });
  page = await office.signInWith(office.stack.ready.tokens.admin);
});
afterAll(() => office?.close());

test('a draft is run on the past from its bar: what moves, each item as it was and would be, and both simulations', async () => {
  await page.goto(`${office.stack.ready.web}/config?kind=decisions&doc=claims/claim-routing`);
  await page.getByTestId('dry-run').click();
  await page.getByTestId('draft-decision/claims/claim-routing').and(page.locator(':checked')).waitFor();
  await page.getByTestId('dry-run-go').click();
  await page.getByTestId('moved').getByText('1 of 3 items').waitFor();
  await page.getByText('Routing plan').waitFor();
  expect(await axeViolations(page)).toEqual([]);

  await page.getByRole('tab', { name: 'Items' }).click();
  const row = page.getByTestId('dry-run-item-web-1');
  await row.getByText('claim-standard').waitFor();
  await row.getByText('claim-large').waitFor();
  expect(await page.locator('[data-testid^=dry-run-item-web]').count()).toBe(1);

  await page.getByRole('tab', { name: 'Simulation' }).click();
  await page.getByTestId('figure-sla.attainment').waitFor();
  await page.getByRole('img', { name: 'Items by how long they waited' }).locator('svg').waitFor();
  await page.getByText('All figures').click();
  await page.getByRole('rowheader', { name: 'captured' }).waitFor();
  expect(await axeViolations(page)).toEqual([]);

  // The address is the result's: somebody else with it, or a reload, sees the same.
  await page.reload();
  await page.getByTestId('moved').getByText('1 of 3 items').waitFor();
  expect(office.defects).toEqual([]);
});

test('a period without items says so, and a dry run that is not there is refused', async () => {
  await page.goto(`${office.stack.ready.web}/simulator`);
  await page.getByTestId('dry-run-from').fill('2020-01-01T00:00');
  await page.getByLabel('Until').fill('2020-01-02T00:00');
  await page.getByTestId('dry-run-go').click();
  await page.getByText('No item was captured in this period').waitFor();
  await page.goto(`${office.stack.ready.web}/simulator?run=00000000-0000-7000-8000-000000000000`);
  await page.getByRole('alert').first().waitFor();
  expect(await axeViolations(page)).toEqual([]);
});
