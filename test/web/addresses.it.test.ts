import type { Page, Route } from 'playwright-core';
import { openOffice } from './office';
import type { Office } from './office';

jest.setTimeout(240_000);

let office: Office;
let page: Page;
beforeAll(async () => {
  office = await openOffice();
});
beforeEach(async () => {
  page = await office.signIn('sue');
  await page.goto(`${office.stack.ready.web}/tasks`);
  await tasks().waitFor();
});
afterEach(() => page.context().close());
afterAll(() => office?.close());

const address = (of: Page) => new URL(of.url()).pathname + new URL(of.url()).search;
const linkTo = (name: string) => page.getByRole('banner').getByRole('link', { name, exact: true });
const casesCode = /\/assets\/cases-page-[^/]*\.js$/;
const tasks = () => page.getByRole('heading', { name: 'Tasks', level: 1 });
const casesStand = () => page.getByRole('heading', { name: 'Cases', level: 1 }).waitFor();

test('a link is a true one: a press with a key held opens it beside the page, which stays', async () => {
  expect(await linkTo('Cases').getAttribute('href')).toBe('/cases');
  await Promise.all([page.context().waitForEvent('page'), linkTo('Cases').click({ modifiers: ['ControlOrMeta'] })]);
  expect(new URL(page.url()).pathname).toBe('/tasks');
});

test('the link of the page that is open is marked, and no document is loaded to get there', async () => {
  await page.evaluate('globalThis.sameDocument = true');
  await linkTo('Cases').click();
  await casesStand();
  const marked = page.getByRole('banner').locator('nav [aria-current=page]');
  expect(await marked.allInnerTexts()).toEqual(['Cases']);
  await page.goBack();
  await tasks().waitFor();
  expect(await marked.allInnerTexts()).toEqual(['Tasks']);
  expect(await page.evaluate('globalThis.sameDocument')).toBe(true);
});

test('the code of a page comes when somebody dwells on a link to it', async () => {
  const [code] = await Promise.all([page.waitForRequest(casesCode), linkTo('Cases').hover()]);
  expect((await code.response())?.ok()).toBe(true);
  expect(new URL(page.url()).pathname).toBe('/tasks');
});

test('the page before stays until the code of the next one is there', async () => {
  const held: Route[] = [];
  await page.route(casesCode, (route) => void held.push(route));
  const asked = page.waitForRequest(casesCode);
  await linkTo('Cases').click();
  await asked;
  await page.waitForURL('**/cases');
  expect(await tasks().isVisible()).toBe(true);
  for (const route of held) await route.continue();
  await casesStand();
});

test('an address of before leads on, and "back" does not come by it again', async () => {
  await page.goto(`${office.stack.ready.web}/case-types?type=claims/claim`);
  await page.waitForURL('**/config?*');
  expect(address(page)).toBe('/config?kind=case-types&doc=claims%2Fclaim');
  await page.goBack();
  await page.waitForURL('**/tasks*');
});

test.each([
  ['5', '5'],
  ['%225%22', '5'],
  ['%2541', '%41'],
  ['true', 'true'],
  ['a+b%26c', 'a b&c'],
])('what is looked for, %s in the address, is the text %s', async (written, text) => {
  await page.goto(`${office.stack.ready.web}/cases?q=${written}`);
  await casesStand();
  expect(await page.getByRole('searchbox').first().inputValue()).toBe(text);
});

test('of two presses that come before the first one is drawn, neither undoes the other', async () => {
  await page.goto(`${office.stack.ready.web}/cases`);
  await casesStand();
  await page.evaluate(`for (const id of ['filter-incidents', 'start-case']) {
    document.querySelector('[data-testid=' + id + ']').click();
  }`);
  await page.getByTestId('start-case').waitFor({ state: 'detached' });
  expect(address(page)).toBe('/cases?incidents=true&start=new');
});

test('nor does the second of two columns that are taken out bring back the first', async () => {
  await page.getByTestId('columns').click();
  await page.getByTestId('column-panel').waitFor();
  await page.evaluate(`for (const column of ['worktype', 'queue']) {
    document.querySelector('[data-testid=column-' + column + '] [data-move=remove]').click();
  }`);
  await page.getByTestId('column-queue').waitFor({ state: 'detached' });
  const columns = new URL(page.url()).searchParams.get('columns')?.split(',') ?? [];
  expect(columns).toContain('name');
  expect(columns.filter((column) => ['worktype', 'queue'].includes(column))).toEqual([]);
});

test('there is no such page, which is said within the frame', async () => {
  await page.goto(`${office.stack.ready.web}/nowhere`);
  await page.getByText('There is no page at this address.').waitFor();
  await linkTo('Cases').click();
  await casesStand();
  expect(address(page)).toBe('/cases');
});

test('where the code of a page is not there any more, the document is loaded anew', async () => {
  let refused = 0;
  await page.route(casesCode, async (route) => {
    refused += 1;
    await (refused === 1 ? route.fulfill({ status: 404 }) : route.continue());
  });
  await page.evaluate('globalThis.sameDocument = true');
  await page.goto(`${office.stack.ready.web}/cases`);
  await casesStand();
  expect(refused).toBe(2);
  office.defects.length = 0;
});

test('a page that cannot be drawn leaves the frame, and who goes elsewhere goes on', async () => {
  await page.route(casesCode, (route) => route.fulfill({ status: 404 }));
  await linkTo('Cases').click();
  await page.getByRole('alert').getByRole('button', { name: 'Try again' }).waitFor();
  await linkTo('Tasks').click();
  await tasks().waitFor();
  expect(await page.getByRole('alert').count()).toBe(0);
  office.defects.length = 0;
});

test('no page has told its console of another defect', () => {
  expect(office.defects).toEqual([]);
});
