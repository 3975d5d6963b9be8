import type { Page } from 'playwright-core';
import { axeViolations } from './axe';
import { openOffice } from './office';
import type { Office } from './office';

jest.setTimeout(240_000);

const MANY = 300;

let office: Office;
let page: Page;
beforeAll(async () => {
  office = await openOffice();
  const documents = Array.from({ length: MANY }, (_, at) => ({
    kind: 'queue',
    division: 'claims',
    key: `desk-${String(at).padStart(3, '0')}`,
    name: `Desk of room ${1_000 + at}`,
  }));
  await office.call('POST', '/v1/config/apply', { documents });
  page = await office.signInWith(office.stack.ready.tokens.admin);
});
afterAll(() => office?.close());

const open = (path: string) => page.goto(office.stack.ready.web + path);
const options = () => page.locator('[role=option]:not([aria-disabled=true])').filter({ visible: true });
const more = (text: string) => page.locator('[role=option]').filter({ hasText: text, visible: true });

test('a queue of a worktype is found among hundreds by its name, and told by it', async () => {
  await open('/config?kind=worktypes&doc=claims/medical-claim');
  const queue = page.getByTestId('field-queue');
  await queue.fill('');
  await more('type to find among').waitFor();
  expect(await options().count()).toBe(50);
  expect(await axeViolations(page)).toEqual([]);
  await queue.fill('room 1287');
  await options().first().waitFor();
  expect(await options().allTextContents()).toEqual(['desk-287 Desk of room 1287']);
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  expect(await queue.inputValue()).toBe('desk-287');
  await page.getByText('Desk of room 1287').waitFor();
});

test('a queue is chosen for a plan by its key with the keyboard alone, and its name stays', async () => {
  await open('/config?kind=routing-plans&doc=claims/claim-standard');
  const queue = page.getByTestId('plan-queue');
  await queue.focus();
  await more('type to find among').waitFor();
  await page.keyboard.type('desk-299');
  await options().first().waitFor();
  expect(await options().allTextContents()).toEqual(['Desk of room 1299']);
  expect(await axeViolations(page)).toEqual([]);
  await page.keyboard.press('Enter');
  expect(await queue.inputValue()).toBe('Desk of room 1299');
  await page.keyboard.press('Tab');
  // It stands first when the list is opened anew, though it is the last of them.
  await queue.focus();
  await more('type to find among').waitFor();
  expect(await options().first().textContent()).toBe('Desk of room 1299');
  await page.keyboard.press('Escape');
});

test('a supervisor narrows the table of queues and the filter by typing', async () => {
  await open('/supervisor');
  const rows = page.locator('[data-testid^=queue-row-]');
  await page.getByTestId('queues-left').getByText('more: type to find among').waitFor();
  expect(await rows.count()).toBe(50);
  await page.getByTestId('find-queue').fill('desk-123');
  await page.getByTestId('queues-left').getByText('1 found').waitFor();
  expect(await rows.count()).toBe(1);
  const filter = page.getByTestId('filter-queue');
  await filter.focus();
  await page.keyboard.type('room 1123');
  await options().first().waitFor();
  await page.keyboard.press('Enter');
  await page.waitForURL(/queue=desk-123/);
  expect(await filter.inputValue()).toBe('Desk of room 1123');
  expect(await axeViolations(page)).toEqual([]);
  expect(office.defects).toEqual([]);
});
