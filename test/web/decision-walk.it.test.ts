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

const open = (doc: string) => page.goto(`${office.stack.ready.web}/config?kind=decisions&doc=${doc}`);
const cell = (row: number, column: number) => page.getByTestId(`cell-${row}-${column}`);

test('a table is written by the keyboard, its overlap is seen with an example, mended, tried and published', async () => {
  await open('claims/claim-routing');
  await page.getByTestId('hit-policy').selectOption('UNIQUE');
  await cell(1, 1).click();
  await page.keyboard.type('> 50000');
  await page.keyboard.press('Enter');
  await page.keyboard.type('> 40000');
  await page.keyboard.press('Tab');
  await cell(2, 1).getByText('> 40000').waitFor();
  await page.getByTestId('save-draft').click();
  const warned = page.locator('[data-mark=soft]');
  for (const row of [1, 2]) await warned.and(cell(row, 1)).waitFor();
  expect(await warned.count()).toBe(2);
  await page.getByTestId('findings').getByText('rules 1 and 2 hit together').waitFor();
  await page.getByTestId('try-example').first().click();
  await page
    .getByTestId('tried')
    .getByText('contradict')
    .or(page.getByTestId('tried').getByText('hit together'))
    .waitFor();
  expect(await axeViolations(page)).toEqual([]);

  await cell(2, 1).dblclick();
  await page.getByTestId('cell-input').fill('<= 50000');
  await page.keyboard.press('Enter');
  await page.getByTestId('try-decision').getByTestId('field-Claim_Value').fill('50001');
  await page.getByTestId('why-rule-1').getByText('Rule 1 hits: Claim value is 50001 (> 50000)').waitFor();
  await page.getByTestId('why-rule-2').getByText('Rule 2 does not hit: Claim value is 50001, not <= 50000').waitFor();
  await page.getByTestId('save-draft').click();
  await page.locator('[data-mark]').first().waitFor({ state: 'detached' });
  await page.getByTestId('publish').click();
  await page.getByTestId('publish-note').fill('from 50 000 on');
  await page.keyboard.press('Enter');
  await page.getByText('Version 2 is published').first().waitFor();
  const { document } = await office.call<ConfigEntry>('GET', '/v1/config/decisions/claim-routing?division=claims');
  expect(document).toMatchObject({
    hitPolicy: 'UNIQUE',
    rules: [
      ['> 50000', '"claim-large"'],
      ['<= 50000', '"claim-standard"'],
    ],
  });
  expect(office.defects).toEqual([]);
});

test('rules are added, moved and removed by keys, and a cell that cannot be read is marked at once', async () => {
  await open('claims/claim-routing');
  await cell(2, 1).click();
  await page.keyboard.press('Control+Enter');
  await cell(3, 1).and(page.locator(':focus')).waitFor();
  await page.keyboard.type('> (');
  await page.keyboard.press('Enter');
  await page.locator('[data-testid=cell-3-1][data-mark=harsh]').waitFor();
  await page.keyboard.press('Alt+ArrowUp');
  await page.locator('[data-testid=cell-2-1][data-mark=harsh]').waitFor();
  await page.keyboard.press('Control+Backspace');
  await page.getByTestId('rule-3').waitFor({ state: 'detached' });
  expect(await cell(2, 1).textContent()).toBe('<= 50000');
});

test('whichever column is in sight on a phone, its rule and its name are as well, and saving moves no button', async () => {
  await open('claims/claim-routing');
  await cell(1, 2).click();
  expect(await page.getByTestId('input-1').inputValue()).toBe('Claim value');
  await page.getByTestId('input-1').focus();
  expect(await page.getByTestId('input-1').inputValue()).toBe('attributes.Claim_Value');
  const bar = page.getByTestId('draft-bar');
  const tall = (await bar.boundingBox())?.height;
  await cell(1, 2).click();
  await page.keyboard.type('"claim-standard"');
  await page.keyboard.press('Enter');
  await page.getByTestId('save-draft').click();
  await page.getByTestId('diff').click();
  await page.getByTestId('differences').getByText('Rule 1, Routing plan').waitFor();
  await page.getByTestId('diff').click();
  await page.getByTestId('differences').waitFor({ state: 'detached' });
  expect((await bar.boundingBox())?.height).toBe(tall);
  const addOutput = page.getByRole('button', { name: 'Add output' });
  for (let count = 0; count < 3; count += 1) await addOutput.click();
  await page.setViewportSize({ width: 390, height: 844 });
  await cell(1, 2).scrollIntoViewIfNeeded();
  const scrolled = "document.querySelector('[data-testid=decision-table]').parentElement";
  await page.evaluate(`${scrolled}.scrollTo(1e4, 0)`);
  const left = await page.evaluate<number>(`${scrolled}.getBoundingClientRect().left`);
  const number = await page.getByTestId('rule-1').locator('th').boundingBox();
  expect(Math.round((number?.x ?? 0) - left)).toBeLessThanOrEqual(1);
  expect(await page.evaluate<number>(`${scrolled}.scrollLeft`)).toBeGreaterThan(0);
  await page.setViewportSize({ width: 1280, height: 800 });
});

test('a file of DMN is drawn with its logo, and what is written in it is saved', async () => {
  await page.goto(`${office.stack.ready.web}/config?kind=decisions&doc=claims/by-file&begin=yes`);
  await page.getByTestId('begin-dmn').click();
  await page.locator('.dmn-decision-table-container .bjs-powered-by').first().waitFor();
  await page
    .locator('.dmn-decision-table-container .add-rule-add, .dmn-decision-table-container .add-rule')
    .first()
    .click();
  const first = page.locator('.dmn-decision-table-container tbody td.input-cell').first();
  await first.click();
  await page.keyboard.type('> 5');
  await page.locator('.dmn-decision-table-container tbody td.output-cell').first().click();
  await page.keyboard.type('"claims"');
  await page.getByTestId('save-draft').click();
  await page.getByTestId('save-draft').and(page.locator('[aria-disabled=true][aria-busy=false]')).waitFor();
  const path = '/v1/config/decisions/by-file?division=claims&state=draft';
  const draft = await office.call<ConfigEntry>('GET', path);
  expect(String(draft.document['dmn'])).toContain('&gt; 5');
  await page.getByTestId('try-decision').getByTestId('field-value').fill('6');
  await page.getByTestId('tried').getByText('claims').first().waitFor();
  await page.getByTestId('dmn-views').getByText('Diagram').click();
  await page.locator('.dmn-drd-container .bjs-powered-by').first().waitFor();
  expect(office.defects).toEqual([]);
});
