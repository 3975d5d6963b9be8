import type { Page } from 'playwright-core';
import { axeViolations } from './axe';
import { openOffice } from './office';
import type { Office } from './office';
import { until } from './until';

jest.setTimeout(120_000);

let office: Office;
let ana: Page;
beforeAll(async () => {
  office = await openOffice();
  ana = await office.signIn('ana');
});
afterAll(() => office?.close());

const focused = () => ana.evaluate<string | null>(`document.activeElement.getAttribute('data-testid')`);

test('a menu gives the focus back to its button when Escape closes it', async () => {
  const account = ana.getByTestId('account');
  await account.focus();
  await ana.keyboard.press('Enter');
  await ana.locator('[role=menuitem]:focus').waitFor();
  await ana.keyboard.press('Escape');
  await ana.locator('[data-testid=account]:focus').waitFor();
  expect(await focused()).toBe('account');
});

test('pages have titles of their own', async () => {
  const title = async (path: string, heading: string) => {
    await ana.goto(office.stack.ready.web + path);
    await ana.getByRole('heading', { name: heading, level: 1 }).waitFor();
    return ana.title();
  };
  expect(await title('/cases', 'Cases')).toBe('Cases · Casewright');
  expect(await title('/new-item', 'New item')).toBe('New item · Casewright');
  await ana.getByRole('link', { name: 'Work', exact: true }).click();
  await until(ana, `document.title === 'My work · Casewright'`);
  await ana.goBack();
  await until(ana, `document.title === 'New item · Casewright'`);
});

test('an offer calls its agent on another page, leaves what he types alone, and its card is one press away', async () => {
  await ana.goto(`${office.stack.ready.web}/work`);
  await ana.getByTestId('presence-ready').click();
  await ana.locator('[data-testid=presence-ready][aria-pressed=true]').waitFor();
  await ana.getByRole('link', { name: 'New item' }).click();
  await ana.getByTestId('item-name').fill('half a name');
  const said = ana.getByTestId('intent-text');
  await said.fill('half a sentence');
  await said.focus();
  const { reference } = await office.capture();
  const call = ana.getByTestId('offer-elsewhere');
  await call.getByText(reference).waitFor();
  // Both are told after the card is drawn.
  await until(ana, `document.title === '(1) Offer ${reference} · Casewright'`);
  await ana.getByTestId('offer-news').getByText(`New offer: ${reference}`).waitFor({ state: 'attached' });
  expect([await focused(), await said.inputValue()]).toEqual(['intent-text', 'half a sentence']);
  expect(await axeViolations(ana)).toEqual([]);
  await ana.getByTestId('offer-show').click();
  await ana.getByTestId('offer-accept').click();
  await ana.getByTestId('item-state').waitFor();
  expect(await ana.getByTestId('offer-elsewhere').count()).toBe(0);
  // What he was called away from is as he left it.
  await ana.getByRole('link', { name: 'New item' }).click();
  await ana.waitForURL(/new-item/);
  expect(await said.inputValue()).toBe('half a sentence');
  expect(await ana.getByTestId('item-name').inputValue()).toBe('half a name');
  expect(office.defects).toEqual([]);
});
