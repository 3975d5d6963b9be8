import type { Page } from 'playwright-core';
import type { ItemView } from '../../api/contract/item';
import { axeViolations } from './axe';
import { openOffice } from './office';
import type { Office } from './office';

jest.setTimeout(180_000);

let office: Office;
let sue: Page;
beforeAll(async () => {
  office = await openOffice();
  for (const agent of ['ana', 'ben'])
    await office.call('PUT', `/v1/agents/${agent}/presence`, { presence: 'not-ready', reason: 'meeting' });
  const watch = { figure: 'backlog', over: 0, queues: ['claims'] };
  const documents = [{ kind: 'alert-rule', key: 'rush', name: 'Rush hour', division: 'claims', watch }];
  await office.call('POST', '/v1/config/apply', { documents });
  sue = await office.signIn('sue');
});
afterAll(() => office?.close());

const alert = (page: Page) => page.locator('[data-testid^=alert-]');
const bellSays = (page: Page, number: number) =>
  page.getByRole('button', { name: `Notifications, ${number} unread` }).waitFor();

async function raised(): Promise<ItemView> {
  const item = await office.capture({ name: 'Too much' });
  await alert(sue).getByText('Claims: 1 waiting, more than 0').waitFor();
  return item;
}
async function gone(item: ItemView): Promise<void> {
  await office.act('sue', item, 'cancel', {});
  await sue.getByText('Nothing is over the limits').waitFor();
}

test('a supervisor sees an alert as it opens, acknowledges it, and sees it go with its cause', async () => {
  await sue.getByText('Nothing is over the limits').waitFor();
  const item = await raised();
  await sue.getByTestId('alerts').getByText('As of').waitFor();
  await alert(sue).getByText('Rule “Rush hour”').waitFor();
  await sue.getByRole('button', { name: 'Acknowledge: Claims: 1 waiting, more than 0' }).click();
  await alert(sue).getByText('Acknowledged by you').waitFor();
  const other = await office.signInWith(office.stack.ready.tokens.admin);
  await other.goto(`${office.stack.ready.web}/supervisor`);
  await alert(other).getByText('Acknowledged by Sue Shaw').waitFor();
  await other.context().close();
  await gone(item);
  expect(office.defects).toEqual([]);
});

test('an alert opens what its rule counts, and back leads to it again', async () => {
  const item = await raised();
  await sue.getByRole('button', { name: 'Show what it counts: Claims: 1 waiting, more than 0' }).click();
  await sue.getByTestId('tasks-count').getByText('1 shown').waitFor();
  await sue.getByTestId(`task-row-${item.reference}`).waitFor();
  const { searchParams } = new URL(sue.url());
  expect(Object.fromEntries(searchParams)).toMatchObject({ state: 'queued', queue: 'claims', division: 'claims' });
  await sue.goBack();
  await sue.getByRole('button', { name: 'Acknowledge: Claims: 1 waiting, more than 0' }).click();
  await alert(sue).getByText('Acknowledged by you').waitFor();
  await gone(item);
});

test('the bell counts what is unread, and a press reads it', async () => {
  const item = await raised();
  // The alert before it ended, acknowledged and so read.
  await bellSays(sue, 1);
  await gone(item);
  const next = await raised();
  await bellSays(sue, 2);
  await sue.getByTestId('bell').click();
  const entries = sue.getByRole('menuitem', { name: '1 waiting' });
  await entries.first().click();
  await bellSays(sue, 1);
  await entries.first().press('Enter');
  await bellSays(sue, 0);
  await sue.keyboard.press('Escape');
  await gone(next);
  expect(office.defects).toEqual([]);
});

test('a press on what tells of an item opens it, whatever page is shown', async () => {
  const notify = { supervisors: true, subject: 'Look at {reference}' };
  const worktype = { kind: 'worktype', key: 'odd', division: 'claims', name: 'Odd', referencePrefix: 'ODD' };
  const eventRules = [{ events: ['captured'], actions: [{ notify }] }];
  const attributes = { type: 'object' };
  const documents = [{ ...worktype, attributes, queue: 'emergency-backlog', eventRules }];
  await office.call('POST', '/v1/config/apply', { documents });
  const item = await office.call<ItemView>('POST', '/v1/workitems', {
    source: 'crm',
    externalId: 'odd-1',
    worktype: 'odd',
    attributes: {},
  });
  await bellSays(sue, 1);
  await sue.getByRole('link', { name: 'Deliveries' }).click();
  await sue.getByTestId('bell').click();
  await sue.getByRole('menuitem', { name: `Look at ${item.reference}` }).click();
  await sue.waitForURL((url) => url.pathname === '/supervisor' && url.searchParams.get('item') === item.id);
  await bellSays(sue, 0);
  expect(office.defects).toEqual([]);
});

test.each([
  ['light', { width: 1280, height: 800 }],
  ['dark', { width: 390, height: 844 }],
] as const)('alerts and bell can be read and used by everybody, %s', async (colorScheme, viewport) => {
  const item = await raised();
  const page = await office.signIn('sue', { colorScheme, viewport });
  await alert(page).first().waitFor();
  expect(await axeViolations(page)).toEqual([]);
  const width = await page.evaluate<number>('document.documentElement.scrollWidth');
  expect(width).toBeLessThanOrEqual(viewport.width);
  await page.getByTestId('bell').click();
  await page.getByRole('menuitem').first().waitFor();
  expect(await axeViolations(page)).toEqual([]);
  await page.context().close();
  await gone(item);
  expect(office.defects).toEqual([]);
});
