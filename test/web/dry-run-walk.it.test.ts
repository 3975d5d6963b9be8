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

const at = (minute: number) => new Date(Date.parse('2026-11-23T09:00:00Z') + minute * 60_000).toISOString();
const file = (name: string, ...lines: object[]) => ({
  name,
  mimeType: 'application/x-ndjson',
  buffer: Buffer.from(lines.map((line) => JSON.stringify(line)).join('\n')),
});
const ready = (agent: string) => ({ at: at(0), type: 'presence', agent, presence: 'ready' });
const capture = (minute: number, more: object = {}) => ({
  at: at(minute),
  type: 'capture',
  item: {
    source: 'crm',
    externalId: `F-${minute}`,
    worktype: 'medical-claim',
    attributes: { Case_ID: `F-${minute}`, Claim_Value: minute * 40_000, Policy_Type: 'Family' },
    handleTime: 'PT10M',
    ...more,
  },
});

test('a file of events is told what is wrong in it by line, then simulated under both configurations', async () => {
  await page.goto(`${office.stack.ready.web}/simulator`);
  await page.getByText('A file', { exact: true }).click();
  await page.getByTestId('dry-run-go').and(page.locator(':disabled')).waitFor();
  const input = page.getByTestId('file');
  await input.setInputFiles(file('empty.ndjson'));
  await page.getByText('This file has no lines').waitFor();

  await input.setInputFiles(file('bad.ndjson', ready('nobody'), capture(1), { at: at(2), type: 'arrival' }));
  await page.getByText('bad.ndjson: 3 lines').waitFor();
  await page.getByTestId('dry-run-go').click();
  const errors = page.getByTestId('line-errors');
  await errors.getByText('Line 1 · agent').waitFor();
  await errors.getByText('Line 3 · type').waitFor();
  await errors.getByText('Allowed: capture, presence, load, command').waitFor();
  expect(await axeViolations(page)).toEqual([]);

  // Found by the simulation only, so told where the result would be.
  await input.setInputFiles(file('odd.ndjson', ready('ana'), capture(1, { worktype: 'clam' })));
  await errors.waitFor({ state: 'detached' });
  await page.getByTestId('dry-run-go').click();
  await page.getByTestId('dry-run-result').getByText('Line 2 · item.worktype').waitFor();

  await input.setInputFiles(file('day.ndjson', ready('ana'), capture(1), capture(2), capture(3)));
  await page.getByTestId('dry-run-go').click();
  await page.getByTestId('figure-sla.attainment').waitFor();
  await page.getByText('4 lines of a file').waitFor();
  await page.getByRole('img', { name: 'Items by how long they waited' }).locator('svg').waitFor();
  await page.getByRole('img', { name: 'Occupancy by agent' }).locator('svg').waitFor();
  expect(await axeViolations(page)).toEqual([]);
});

test('one that is under way tells how far it is, and is given up', async () => {
  await page.goto(`${office.stack.ready.web}/simulator`);
  await page.getByText('A file', { exact: true }).click();
  const many = Array.from({ length: 10_000 }, (_, minute) => capture(minute));
  await page.getByTestId('file').setInputFiles(file('many.ndjson', ready('ana'), ...many));
  await page.getByTestId('dry-run-go').click();
  await page.getByTestId('dry-run-progress').getByText('of 10,001 lines simulated').waitFor();
  await page.getByTestId('dry-run-give-up').click();
  await page.getByText('Choose drafts, and a period or a file').waitFor();
  expect(new URL(page.url()).search).toBe('');
});
