import type { Page } from 'playwright-core';
import type { ItemView } from '../../api/contract/item';
import { openOffice } from './office';
import type { Office } from './office';
import { untilStream } from './until';

jest.setTimeout(180_000);

let office: Office;
let web: string;
let sue: Page;
let ana: Page;
beforeAll(async () => {
  office = await openOffice();
  web = office.stack.ready.web;
  [sue, ana] = await Promise.all([office.signIn('sue'), office.signIn('ana')]);
});
afterAll(() => office?.close());

const has = (page: Page, selector: string) => page.locator(`${selector}:focus`).waitFor();
const focused = (page: Page) => page.evaluate<string>(`document.activeElement.outerHTML.split('>')[0]`);
const row = ({ reference }: ItemView) => `[data-testid=task-row-${reference}] [data-open-item]`;
const panel = (page: Page) => page.getByTestId('item-state');

async function opened(page: Page, path: string): Promise<void> {
  await page.goto(web + path);
  await untilStream(page);
}

test('the Tab key begins at the top of a page, however far the links of the pages are scrolled', async () => {
  await opened(sue, '/supervisor');
  await sue.locator('nav [aria-current=page]').waitFor();
  await sue.keyboard.press('Tab');
  expect(await focused(sue)).toContain('href="#content"');
});

test('a panel and what opens over it give the focus back to where it was', async () => {
  const item = await office.capture({ name: 'Looked at' });
  await opened(sue, '/supervisor');
  await sue.locator(row(item)).focus();
  await sue.keyboard.press('Enter');
  await panel(sue).waitFor();
  await has(sue, '[role=dialog] [data-focus-home]');
  await sue.keyboard.press('Control+k');
  await has(sue, '[data-testid=palette]');
  await sue.keyboard.press('Escape');
  await has(sue, '[role=dialog] [data-focus-home]');
  await sue.keyboard.press('Escape');
  await has(sue, row(item));
  await sue.keyboard.press('?');
  await sue.getByRole('dialog').waitFor();
  await sue.keyboard.press('Escape');
  await has(sue, row(item));
  expect(await focused(sue)).toContain(item.reference);
  await office.act('sue', item, 'cancel', {});
});

test('a job that is begun has the focus, which stays near when its buttons go; a reload finds it with what failed', async () => {
  const items = [await office.capture({ name: 'Stays' }), await office.capture({ name: 'Goes meanwhile' })] as const;
  await opened(sue, '/tasks');
  for (const { reference } of items)
    await sue.getByTestId(`task-row-${reference}`).getByTestId(`choose-${reference}`).check();
  await sue.locator('[data-testid=bulk-bar] [data-command=requeue]').focus();
  await sue.keyboard.press('Enter');
  await has(sue, '[data-testid=reason]');
  await sue.keyboard.press('Enter');
  await has(sue, '[data-testid=bulk-count]');
  await office.act('sue', items[1], 'cancel', {});
  await sue.getByTestId('command-submit').focus();
  await sue.keyboard.press('Enter');
  await has(sue, '[data-testid=bulk-job]');
  await sue.getByTestId('bulk-job').getByText('1 failed', { exact: true }).waitFor();
  await sue.reload();
  await sue.getByTestId('bulk-job').getByText(items[1].reference).waitFor();
  await sue.getByTestId('bulk-close').focus();
  await sue.keyboard.press('Enter');
  await sue.getByTestId('bulk-job').waitFor({ state: 'detached' });
  await has(sue, 'section[aria-label=Tasks]');
  expect(new URL(sue.url()).searchParams.get('job')).toBeNull();
  await office.act('sue', items[0], 'cancel', {});
});

test('who chooses none, and whose button is gone, is still in the list', async () => {
  const item = await office.capture({ name: 'Chosen for a moment' });
  await opened(sue, '/tasks');
  await sue.getByTestId(`choose-${item.reference}`).check();
  await sue.getByRole('button', { name: 'Choose none' }).focus();
  await sue.keyboard.press('Enter');
  await has(sue, 'section[aria-label=Tasks]');
  expect(await sue.getByTestId('bulk-bar').count()).toBe(0);
  await office.act('sue', item, 'cancel', {});
});

test('an agent goes through a list by keyboard: each item that he closes leads back to its row', async () => {
  const items = [await office.capture({ name: 'One of two' }), await office.capture({ name: 'Another of two' })];
  await office.call('PUT', '/v1/agents/ana/presence', { presence: 'not-ready', reason: 'meeting' });
  for (const item of items) await office.act('sue', item, 'transfer', { workbin: 'large-claims' });
  await opened(ana, '/work?bin=claims%2Flarge-claims');
  const rows = ana.locator('[data-open-item]');
  await rows.nth(1).waitFor();
  // Nothing of what it is called is cut off in a window of this width.
  const cut = await ana.evaluate<number>(
    `[...document.querySelectorAll('[data-open-item] strong')].filter(({ parentElement: name }) => name.scrollWidth > name.clientWidth).length`,
  );
  expect(cut).toBe(0);
  await rows.first().focus();
  await ana.keyboard.press('j');
  const second = await rows.nth(1).getAttribute('data-testid');
  await has(ana, `[data-testid=${second}]`);
  await ana.keyboard.press('Enter');
  await panel(ana).waitFor();
  await has(ana, 'main');
  await ana.keyboard.press('Escape');
  await has(ana, `[data-testid=${second}]`);
  for (const item of items) await office.act('sue', item, 'cancel', {});
});

test('a refused command leaves the focus on its button, and what cannot be taken back offers no way back', async () => {
  const item = await office.capture({ name: 'Goes to the supervisors' });
  await office.act('sue', item, 'assign', { agent: 'ana' });
  await opened(ana, `/work?item=${item.id}`);
  await ana.locator('[data-command=park]').click();
  await ana.getByTestId('park-wake').selectOption('at');
  await ana.getByTestId('park-at').fill('2020-01-01T10:00');
  await ana.getByTestId('command-submit').focus();
  await ana.keyboard.press('Enter');
  await ana.getByText('lies in the past').waitFor();
  await has(ana, '[data-testid=command-submit]');
  await ana.getByTestId('park-wake').selectOption('never');
  await ana.getByTestId('park-workbin').selectOption('office');
  await ana.getByTestId('command-submit').click();
  await ana.getByTestId('done').getByText('is parked').waitFor();
  expect(await ana.getByTestId('undo').count()).toBe(0);
  await office.act('sue', item, 'cancel', {});
});

test('an offer that is not declined after all leaves the focus on the button that asked', async () => {
  const item = await office.capture({ name: 'Nearly declined' });
  await opened(ana, '/work');
  await ana.getByTestId('presence-ready').click();
  await ana.getByTestId('offer-card').getByText(item.reference).waitFor();
  await ana.keyboard.press('d');
  await has(ana, '[data-testid=decline-reason]');
  await ana.keyboard.press('Escape');
  await has(ana, '[data-testid=offer-decline]');
  await office.call('PUT', '/v1/agents/ana/presence', { presence: 'offline' });
  await office.act('sue', item, 'cancel', {});
  expect(office.defects).toEqual([]);
});
