import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import type { Page } from 'playwright-core';
import type { ItemView } from '../../api/contract/item';
import { focusByTab } from './keys';
import { openOffice } from './office';
import type { Office } from './office';

jest.setTimeout(600_000);

const ITEMS = 2_000;
let office: Office;
let sue: Page;
let web: string;
beforeAll(async () => {
  office = await openOffice();
  web = office.stack.ready.web;
  const lines = Array.from({ length: ITEMS }, (_, index) =>
    JSON.stringify({
      source: 'crm',
      externalId: `many-${index}`,
      worktype: 'medical-claim',
      name: `Claim ${String(index).padStart(4, '0')}`,
      attributes: {
        Case_ID: `C-${index}`,
        Claim_Value: 100_001 + index,
        Policy_Type: index % 2 ? 'Family' : 'Individual',
      },
    }),
  );
  for (let at = 0; at < ITEMS; at += 500) await capture(lines.slice(at, at + 500));
  sue = await office.signIn('sue');
});
afterAll(() => office?.close());

async function capture(lines: readonly string[]): Promise<void> {
  const { api, tokens } = office.stack.ready;
  const answer = await fetch(`${api}/v1/workitems/batch`, {
    method: 'POST',
    headers: { authorization: `Bearer ${tokens.admin}`, 'content-type': 'application/x-ndjson' },
    body: lines.join('\n'),
  });
  expect(answer.status).toBe(200);
  const refused = (await answer.text()).split('\n').find((line) => line.includes('"error"'));
  expect(refused).toBeUndefined();
}

const rows = () => sue.locator('[data-testid^=task-row]');
const names = () => sue.locator('[data-testid^=task-row] [data-column=name]').allTextContents();
const seen = (text: string) => sue.locator('[data-column=name]').getByText(text, { exact: true }).first().waitFor();

const scrollTo = (place: string) =>
  sue.evaluate(`(() => { const table = document.querySelector('[role=table]'); table.scrollTo(0, ${place}); })()`);

async function open(search: string): Promise<void> {
  await sue.goto(`${web}/tasks${search}`);
  await rows().first().waitFor();
}

test('thousands of items are scrolled through, of which only those in view are in the page', async () => {
  await open('?sort=name');
  await seen('Claim 0000');
  for (let page = 1; page <= 6; page += 1) {
    await scrollTo('table.scrollHeight');
    await sue
      .getByTestId('task-count')
      .getByText(`${(page + 1) * 100} shown`)
      .waitFor();
  }
  expect(await rows().count()).toBeLessThan(80);
  await scrollTo('450 * 38');
  await seen('Claim 0450');
});

test('rows stay where they are under who has scrolled, are brought up to date in their place, and are read anew on demand', async () => {
  await open('?sort=name');
  await scrollTo('table.scrollHeight');
  await sue.getByTestId('task-count').getByText('200 shown').waitFor();
  await scrollTo('0');
  await seen('Claim 0001');
  const before = await names();
  const [item] = (await office.call<{ items: ItemView[] }>('GET', '/v1/workitems?externalId=many-1')).items;
  if (item === undefined) throw new Error('nothing was captured');
  await office.act('sue', item, 'cancel', {});
  await rows().and(sue.locator('[data-state=cancelled]')).waitFor();
  // What tells that the list is old stands above it and takes room of it.
  const now = await names();
  expect(now.length).toBeGreaterThan(5);
  expect(now).toEqual(before.slice(0, now.length));
  await sue.getByTestId('task-renew').click();
  await sue.getByTestId(`task-row-${item.reference}`).waitFor({ state: 'detached' });
  await seen('Claim 0000');
});

test('filters, columns and sort lie in the address; a view is kept, shown to the division, and opens the list', async () => {
  await open('');
  await sue.getByTestId('more-filters').click();
  await sue.getByTestId('filter-attribute').fill('Claim_Value>=101000; Policy_Type=Family');
  await sue.keyboard.press('Enter');
  await sue.getByTestId('filter-createdAfter').selectOption('-PT1H');
  await sue.waitForURL(/createdAfter=-PT1H/);
  await sue.getByTestId('columns').click();
  await sue.getByTestId('column-attribute').fill('Claim_Value');
  await sue.keyboard.press('Enter');
  await sue.getByTestId('column-attribute:Claim_Value').waitFor();
  await sue.getByTestId('column-worktype').locator('[data-move=remove]').click();
  await sue.getByTestId('column-attribute:Claim_Value').locator('[data-move=earlier]').click();
  await sue.getByRole('columnheader', { name: 'Claim value' }).getByRole('button').click();
  await sue.getByRole('columnheader', { name: 'Claim value' }).and(sue.locator('[aria-sort=ascending]')).waitFor();
  const first = sue.locator('[data-testid^=task-row] [data-column="attribute:Claim_Value"]').first();
  await first.getByText('101,000').waitFor();

  await sue.getByTestId('view-menu').click();
  await sue.getByTestId('view-save-as').click();
  await sue.getByTestId('view-name').fill('Large families');
  await sue.getByTestId('view-share').selectOption('division:claims');
  await sue.keyboard.press('Enter');
  await sue.waitForURL(/view=/);
  await sue.getByTestId('view-menu').click();
  await sue.getByTestId('view-default').click();
  await sue.getByTestId('view-menu').click();
  await sue.getByTestId('view-default').getByText('No longer').waitFor();
  await sue.keyboard.press('Escape');

  const id = new URL(sue.url()).searchParams.get('view');
  await open('');
  await sue.waitForURL(({ searchParams }) => searchParams.get('view') === id && searchParams.has('createdAfter'));
  await first.getByText('101,000').waitFor();
  const ana = await office.signIn('ana');
  await ana.goto(`${web}/tasks`);
  await ana.locator('[data-testid^=task-row]').first().waitFor();
  await ana.getByTestId('view-select').selectOption({ label: 'Large families' });
  await ana.locator('[data-column="attribute:Claim_Value"]').getByText('101,000').waitFor();
  expect(await ana.locator('[data-testid^=choose-]').count()).toBe(0);
  await ana.context().close();

  await sue.getByTestId('view-menu').click();
  await sue.getByTestId('view-remove').click();
  await sue.getByTestId('command-submit').click();
  await sue.waitForURL((url) => !url.search.includes('view='));
});

test('the file holds the rows and columns of the view, all of them', async () => {
  await open('?sort=name&columns=name,attribute:Claim_Value&attribute=Claim_Value>=101500');
  const [download] = await Promise.all([sue.waitForEvent('download'), sue.getByTestId('csv').click()]);
  const [head, ...lines] = parse(readFileSync(await download.path(), 'utf8')) as string[][];
  expect(head).toEqual(['reference', 'name', 'Claim_Value']);
  expect(lines).toHaveLength(ITEMS - 1499);
  const listed = lines.map(([, name = '']) => name);
  expect(listed).toEqual(listed.toSorted((a, b) => (a < b ? -1 : 1)));
});

test('an item is found by its external ID from one box, and what no ID is says so', async () => {
  await open('');
  await sue.getByTestId('find').fill('many-77');
  await sue.keyboard.press('Enter');
  await sue.getByTestId('item-state').waitFor();
  const item = await office.call<ItemView>('GET', `/v1/workitems/${new URL(sue.url()).searchParams.get('item')}`);
  expect(item.externalId).toBe('many-77');
  await sue.keyboard.press('Escape');
  await sue.getByTestId('find').fill('nothing');
  await sue.keyboard.press('Enter');
  await sue.getByTestId('found').getByText('Nothing that you may see').waitFor();
});

test('a supervisor goes through the list by keyboard, opens an item, and does one thing to all that a filter finds', async () => {
  await open('?sort=name&q=Claim%20012');
  await focusByTab(sue, '[role=table]');
  await sue.keyboard.press('j');
  await sue.keyboard.press('j');
  await sue.keyboard.press('Enter');
  await sue.locator('[data-testid=item-state] [data-state=queued]').waitFor();
  await sue.keyboard.press('Escape');
  await sue.getByTestId('item-state').waitFor({ state: 'detached' });
  await focusByTab(sue, '[data-testid=choose-shown]');
  await sue.keyboard.press('Space');
  await sue.getByTestId('bulk-bar').getByText('10 chosen').waitFor();
  await sue.locator('[data-testid=bulk-bar] [data-command=cancel]').focus();
  await sue.keyboard.press('Enter');
  await sue.getByTestId('reason').fill('doubled');
  await sue.keyboard.press('Enter');
  await sue.getByTestId('bulk-count').getByText('Cancel 10 items?').waitFor();
  await sue.getByTestId('bulk-sample').locator('li [data-state=queued]').nth(9).waitFor();
  await sue.getByTestId('command-submit').focus();
  await sue.keyboard.press('Enter');
  const job = sue.getByTestId('bulk-job');
  // That it ends is asked here, not how soon: the workflows of all that was captured above are being started meanwhile.
  await job.and(sue.locator('[data-state=done]')).waitFor({ timeout: 400_000 });
  await job.getByText('10 of 10 done').waitFor();
  await sue.getByText('No item matches these filters.').waitFor();
  const { items } = await office.call<{ items: ItemView[] }>('GET', '/v1/workitems?state=cancelled&q=Claim%20012');
  expect(items).toHaveLength(10);
});

test('no page has told its console of a defect', () => {
  expect(office.defects).toEqual([]);
});
