import type { Page } from 'playwright-core';
import { openOffice } from './office';
import type { Office } from './office';
import { untilStream } from './until';

jest.setTimeout(240_000);

let office: Office;
let ana: Page;
let sue: Page;
beforeAll(async () => {
  office = await openOffice();
  [ana, sue] = [await office.signIn('ana'), await office.signIn('sue')];
});
afterAll(() => office?.close());

/** Has the page refuse what is asked at an address, until the answer is called. */
async function refusing(page: Page, path: RegExp): Promise<() => Promise<void>> {
  await page.route(path, (route) => route.fulfill({ status: 429, json: { code: 'TOO_MANY_REQUESTS' } }));
  return () => page.unroute(path);
}
const refusal = (page: Page) => page.getByRole('alert').getByText('Too many requests at once').first();
const open = (page: Page, path: string) => page.goto(office.stack.ready.web + path);
const again = (page: Page) => page.getByRole('button', { name: 'Try again' });

test('who sets himself ready and is refused hears why', async () => {
  await open(ana, '/work');
  const allow = await refusing(ana, /\/presence$/);
  await ana.getByRole('button', { name: 'Set me ready' }).click();
  await refusal(ana).waitFor();
  await allow();
  await ana.getByRole('button', { name: 'Set me ready' }).click();
  await ana.locator('[data-testid=presence-state][data-presence=ready]').waitFor();
  expect(await refusal(ana).count()).toBe(0);
  await office.call('PUT', '/v1/agents/ana/presence', { presence: 'offline' });
});

test('a workbin that could not be read is not told to be gone', async () => {
  const allow = await refusing(ana, /\/v1\/workbins$/);
  await open(ana, '/work?bin=claims%2Flarge-claims');
  await refusal(ana).waitFor();
  await allow();
  await again(ana).click();
  await ana.getByRole('heading', { name: 'Large claims' }).waitFor();
  await open(ana, '/work?bin=claims%2Fnone');
  await ana.getByText('There is no such workbin or queue').waitFor();
  expect(await again(ana).count()).toBe(0);
});

test('notes that could not be read are not told to be none', async () => {
  const item = await office.capture({ name: 'Noted' });
  await office.act('sue', item, 'note', { text: 'The customer has called.' });
  const allow = await refusing(ana, /\/history\?/);
  await open(ana, `/work?item=${item.id}&tab=linked`);
  await refusal(ana).waitFor();
  expect(await ana.getByText('Nobody has noted anything.').count()).toBe(0);
  await allow();
  await again(ana).click();
  await ana.getByText('The customer has called.').waitFor();
});

test('the capture ID is copied by its key, and the button says so', async () => {
  const letter = await office.captureLetter();
  await ana.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await open(ana, `/work?item=${letter.id}`);
  await untilStream(ana);
  await ana.getByTestId('copy-id').waitFor();
  await ana.keyboard.press('o');
  await ana.getByTestId('copy-id').filter({ hasText: 'Copied' }).waitFor();
  expect(await ana.evaluate<string>('navigator.clipboard.readText()')).toBe(letter.externalId);
});

test('the page of an item in its source is opened by its key, in a window that cannot reach back', async () => {
  const item = await office.capture({ name: 'Known elsewhere' });
  await ana.context().route('https://crm.example.com/**', (route) => route.fulfill({ body: 'The source system' }));
  await open(ana, `/work?item=${item.id}`);
  await untilStream(ana);
  await ana.getByTestId('screen-pop').waitFor();
  const [popped] = await Promise.all([ana.context().waitForEvent('page'), ana.keyboard.press('o')]);
  await popped.waitForURL(/^https:\/\/crm\.example\.com\/cases\/C-\d+$/);
  expect(await popped.evaluate<boolean>('opener === null')).toBe(true);
  await popped.close();
});

test('rows that could not be read again stay, and that they are old is told', async () => {
  const item = await office.capture({ name: 'Stays in sight' });
  await open(sue, '/tasks');
  await untilStream(sue);
  const row = sue.getByTestId(`task-row-${item.reference}`);
  await row.waitFor();
  const allow = await refusing(sue, /\/v1\/workitems\?/);
  await office.act('sue', item, 'cancel', {});
  await refusal(sue).waitFor();
  expect(await row.count()).toBe(1);
  await allow();
  await again(sue).click();
  await row.waitFor({ state: 'detached' });
});

test('more than a job takes are counted, and nothing of it is begun', async () => {
  await office.capture({ name: 'One of many' });
  const asked: string[] = [];
  await sue.route(/\/v1\/bulk(\?preview=true)?$/, (route) => {
    if (route.request().method() !== 'POST') return route.continue();
    asked.push(new URL(route.request().url()).search);
    return route.fulfill({ json: { count: 10_001, limit: 10_000, sample: [] } });
  });
  await open(sue, '/tasks');
  await sue.getByTestId('choose-shown').check();
  await sue.locator('[data-testid=bulk-bar] [data-command=cancel]').click();
  await sue.getByTestId('command-submit').click();
  await sue
    .getByTestId('bulk-count')
    .getByText(/10,001.*10,000/)
    .waitFor();
  await sue.getByTestId('command-submit').click();
  await sue.getByTestId('bulk-bar').waitFor();
  expect(asked).toEqual(['?preview=true']);
});

test('a wall says why it has no figures, and a job why its reasons are not there', async () => {
  // The stream tells figures as well, and comes back by itself.
  const allowStream = await refusing(sue, /\/v1\/stream$/);
  const allow = await refusing(sue, /\/v1\/queues$/);
  await open(sue, '/supervisor?wall=on');
  await refusal(sue).waitFor();
  await allow();
  await again(sue).click();
  await sue.getByTestId('wall-waiting').waitFor();
  await allowStream();

  const ended = new Date(Date.now() + 60_000).toISOString();
  const figures = { total: 1, done: 0, failed: 1, left: 0, ratePerSecond: null };
  const job = {
    id: '0b6f7a34-6a0e-4a6a-9d3c-6f5f0c7a1e11',
    action: 'cancel',
    state: 'done',
    endedAt: ended,
    ...figures,
  };
  await sue.route(/\/v1\/bulk\?/, (route) => route.fulfill({ json: { jobs: [job], nextCursor: null } }));
  await refusing(sue, /\/failures\?/);
  await open(sue, '/supervisor');
  await sue.getByTestId('bulk-job').getByRole('alert').getByText('Too many requests at once').waitFor();
  expect(office.defects).toEqual([]);
});
