import type { Page } from 'playwright-core';
import { openOffice, openSession } from './office';
import type { Office } from './office';
import { untilStream } from './until';

jest.setTimeout(120_000);

let office: Office;
beforeAll(async () => {
  office = await openOffice();
});
afterAll(() => office?.close());

const field = (page: Page) => page.getByTestId('command-text');

/** As when it has grown too old: the next call is refused. */
async function endSession(page: Page): Promise<void> {
  await page.context().clearCookies();
  await page.keyboard.press('Control+k');
  await page.getByTestId('palette').fill('CLM-000001');
  await page.getByText('Your session ended').waitFor();
}

async function signIn(page: Page, user: string): Promise<void> {
  await page.getByTestId('password').fill(office.password);
  await page.getByTestId(`sign-in-${user}`).click();
  await untilStream(page);
}

async function openNote(page: Page): Promise<void> {
  await page.locator('[data-command=more]').click();
  await page.locator('[role=menu] [data-command=note]').click();
  await field(page).waitFor();
}

test('what somebody was writing when his session ended by itself waits for him, and for nobody else', async () => {
  const item = await office.capture({ name: 'Written about' });
  await office.act('sue', item, 'assign', { agent: 'sue' });
  const page = await office.signIn('sue');
  const open = () => page.goto(`${office.stack.ready.web}/work?item=${item.id}`);
  await open();
  await openNote(page);
  await field(page).fill('The customer has called, and');
  await endSession(page);
  await signIn(page, 'sue');
  await openNote(page);
  expect(await field(page).inputValue()).toBe('The customer has called, and');

  await endSession(page);
  await signIn(page, 'ana');
  await office.act('sue', item, 'requeue', {});
  await office.act('sue', item, 'assign', { agent: 'ana' });
  await openNote(page);
  expect(await field(page).inputValue()).toBe('');
  await field(page).fill('I see');
  await page.getByTestId('command-submit').click();
  await page.getByTestId('done').getByText('The note is in the history').waitFor();
  await openNote(page);
  expect(await field(page).inputValue()).toBe('');
  expect(office.defects).toEqual([]);
});

test('what is pressed in a window that has not heard who has signed in meanwhile is not his doing', async () => {
  const item = await office.capture({ name: 'At a desk for two' });
  await office.act('sue', item, 'assign', { agent: 'ana' });
  const page = await office.signIn('ana');
  await page.goto(`${office.stack.ready.web}/work?item=${item.id}`);
  await openNote(page);
  await field(page).fill('Seen by Ana');
  // He came by the identity provider, whose way back is loading still.
  const { token } = await office.call<{ token: string }>('POST', '/v1/dev/tokens', { user: 'sue' });
  await openSession(page.context(), office.stack.ready.web, token);
  await page.getByTestId('command-submit').click();
  await page
    .getByTestId('account')
    .and(page.getByRole('button', { name: 'Sue' }))
    .waitFor();
  expect(await office.eventOf(item, 'noted')).toBeUndefined();
  await office.act('sue', item, 'cancel', {});
  expect(office.defects).toEqual([]);
});

test('a disposition that is chosen waits for him as well, and goes with the item', async () => {
  const item = await office.capture({ name: 'Nearly approved' });
  await office.act('sue', item, 'assign', { agent: 'ana' });
  const page = await office.signIn('ana');
  await page.goto(`${office.stack.ready.web}/work?item=${item.id}`);
  // The radio button itself is drawn by its label.
  const approved = page.getByTestId('disposition-approved');
  await approved.locator('label').click();
  await endSession(page);
  await signIn(page, 'ana');
  await approved.locator('input:checked').waitFor({ state: 'attached' });
  await page.getByTestId('complete').click();
  await page.getByTestId('done').getByText('is done').waitFor();
  expect(await office.eventOf(item, 'mark-done')).toMatchObject({ disposition: 'approved' });
  expect(office.defects).toEqual([]);
});
