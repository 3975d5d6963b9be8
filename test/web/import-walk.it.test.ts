import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import type { ItemPage } from '../../api/contract/item';
import { axeViolations } from './axe';
import { focusByTab } from './keys';
import { openOffice } from './office';
import type { Office } from './office';
import { untilStream } from './until';

jest.setTimeout(240_000);

let office: Office;
let page: Page;
beforeAll(async () => {
  office = await openOffice();
  page = await office.signInWith(office.stack.ready.tokens.admin);
});
afterAll(() => office?.close());

const address = (path: string) => office.stack.ready.web + path;
const choose = (name: string, text: string) =>
  page.getByTestId('file').setInputFiles({ name, mimeType: 'text/csv', buffer: Buffer.from(text) });
const figures = (state: string) =>
  page.locator(`[data-testid=import-run][data-state=${state}] [data-testid=import-figures]`);
const itemsLike = async (q: string) => (await office.call<ItemPage>('GET', `/v1/workitems?q=${q}`)).items;

test('a file that is dropped is mapped, tried, imported, and its errors are saved', async () => {
  await page.goto(address('/'));
  await page.getByRole('link', { name: 'Import' }).click();
  await page.getByTestId('worktype').selectOption('medical-claim');
  const text =
    'Number;Title;Case ID;Claim value;Colour\n' +
    'IMP-1;Broken arm;C-1;1200.5;red\n' +
    'IMP-2;"Two;\nlines";C-2;much;blue\n' +
    'IMP-3;Short\n' +
    'IMP-4;Broken leg;C-4;7;green\n';
  const data = await page.evaluateHandle<DataTransfer>(`(() => {
    const data = new DataTransfer();
    data.items.add(new File([${JSON.stringify(text)}], 'claims.csv', { type: 'text/csv' }));
    return data;
  })()`);
  await page.getByTestId('drop-zone').dispatchEvent('drop', { dataTransfer: data });
  await page.getByText('claims.csv: 4 rows').waitFor();
  expect(await page.getByTestId('becomes-Number').inputValue()).toBe('externalId');
  expect(await page.getByTestId('becomes-Claim value').inputValue()).toBe('Claim_Value');
  expect(await page.getByTestId('becomes-Colour').inputValue()).toBe('');
  expect(await axeViolations(page)).toEqual([]);

  await page.getByTestId('import-try').click();
  await figures('done').getByText('2 would be new items').waitFor();
  expect(await itemsLike('IMP-')).toEqual([]);
  const wrong = page.getByTestId('row-4');
  await wrong.getByText('Claim value').waitFor();
  await wrong.getByText('Seen: “much”').waitFor();
  await page.getByTestId('row-5').getByText('has 2 cells').waitFor();
  expect(await axeViolations(page)).toEqual([]);
  const [saved] = await Promise.all([page.waitForEvent('download'), page.getByTestId('errors-csv').click()]);
  const lines = readFileSync(await saved.path(), 'utf8')
    .trim()
    .split('\r\n');
  expect(lines.map((line) => line.split(',').slice(0, 3))).toEqual([
    ['line', 'externalId', 'column'],
    ['4', 'IMP-2', 'Claim value'],
    ['5', '', ''],
  ]);

  await page.getByTestId('import-go').click();
  await figures('done').getByText('2 new items').waitFor();
  expect((await itemsLike('IMP-')).map(({ externalId, name }) => `${externalId} ${name}`).toSorted()).toEqual([
    'IMP-1 Broken arm',
    'IMP-4 Broken leg',
  ]);
  await page.getByText('Wrong rows').click();
  await page.getByTestId('row-2').waitFor({ state: 'detached' });
  await page.getByText('All rows', { exact: true }).click();
  await page.getByTestId('row-2').getByRole('link').click();
  await page.getByText('Broken arm').first().waitFor();
  expect(office.defects).toEqual([]);
});

test('what the columns become is chosen; a file that is imported again brings nothing twice', async () => {
  await page.goto(address('/import?source=crm&worktype=medical-claim'));
  await choose('again.csv', 'Ref,What,Case,Value\nIMP-1,Broken arm,C-1,5\nIMP-9,Broken toe,C-9,6\n');
  await page.getByText('No column becomes the external ID').waitFor();
  await page.getByText('The worktype must have what no column becomes: Case ID, Claim value').waitFor();
  expect(await page.getByTestId('import-try').isDisabled()).toBe(true);
  for (const [column, target] of [
    ['Ref', 'externalId'],
    ['What', 'name'],
    ['Case', 'name'],
    ['Value', 'Claim_Value'],
  ] as const)
    await page.getByTestId(`becomes-${column}`).selectOption(target);
  await page.getByText('Name is chosen for two columns').waitFor();
  await page.getByTestId('becomes-Case').selectOption('Case_ID');
  await page.getByTestId('import-try').click();
  await figures('done').getByText('1 is known already').waitFor();
  await page.getByTestId('import-go').click();
  await figures('done').getByText('1 new item').waitFor();
  expect(await itemsLike('IMP-')).toHaveLength(3);
  await page.getByText('Every row is in.').waitFor();
});

const rowsOf = (count: number) =>
  Array.from({ length: count }, (_, at) => `BIG-${at},C-${at},${at % 500 === 7 ? 'x' : at}\n`).join('');
const shownRows = () => page.locator('[data-testid^=row-]').count();

test('ten thousand rows leave the page answering: few of them exist, and it stops and goes on when told', async () => {
  await page.goto(address('/import?source=crm&worktype=medical-claim'));
  await choose('big.csv', `externalId,Case_ID,Claim_Value\n${rowsOf(10_000)}`);
  await page.getByText('big.csv: 10,000 rows').waitFor();
  const done = async () => Number(await page.getByTestId('import-run').getByRole('progressbar').getAttribute('value'));
  let before = 0;
  await page.getByTestId('import-try').click();
  for (let round = 0; round < 2; round += 1) {
    await page.getByTestId('row-2').waitFor();
    await page.getByTestId('import-stop').click();
    await page.locator('[data-testid=import-run][data-state=stopped]').getByText('Nothing was taken in').waitFor();
    expect(await done()).toBeGreaterThanOrEqual(Math.max(before, 500));
    before = await done();
    await page.getByTestId('import-go-on').click();
  }
  await page.getByTestId('import-stop').click();
  expect(await shownRows()).toBeLessThan(60);
  await choose('less.csv', `externalId,Case_ID,Claim_Value\n${rowsOf(1_200)}`);
  await page.getByText('less.csv: 1,200 rows').waitFor();
  await page.getByTestId('import-try').click();
  await figures('done').waitFor({ timeout: 90_000 });
  expect(await figures('done').locator('span').allInnerTexts()).toEqual(
    expect.arrayContaining(['3 are wrong', '1,197 would be new items']),
  );
  await page.getByRole('table', { name: 'Rows of the file' }).focus();
  await page.keyboard.press('End');
  await page.getByTestId('row-1201').waitFor();
  expect(await shownRows()).toBeLessThan(60);
  expect(await axeViolations(page)).toEqual([]);
});

test('an import goes on while another page is looked at, is told of when it is come back to, and asks before the window goes', async () => {
  await page.goto(address('/import?source=crm&worktype=medical-claim'));
  await choose('away.csv', 'External ID,Case_ID,Claim_Value\nAWAY-1,C-1,12\nAWAY-2,C-2,much\n');
  await page.getByTestId('import-try').click();
  await figures('done').getByText('1 would be a new item').waitFor();
  const sends = /\/v1\/workitems\/import.*dryRun=false/;
  let goOn = () => {};
  const isAway = new Promise<void>((resolve) => (goOn = resolve));
  await page.route(sends, async (route) => {
    await isAway;
    await route.continue();
  });
  const sent = page.waitForRequest(sends);
  await page.getByTestId('import-go').click();
  await sent;
  await page.getByRole('link', { name: 'Tasks' }).click();
  await page.getByRole('heading', { name: 'Tasks' }).waitFor();
  const asks = await page.evaluate<boolean>(
    '!globalThis.dispatchEvent(new Event("beforeunload", { cancelable: true }))',
  );
  expect(asks).toBe(true);
  const answered = page.waitForResponse(sends);
  goOn();
  expect((await answered).status()).toBe(200);
  await page.unroute(sends);
  await page.getByRole('link', { name: 'Import' }).click();
  await figures('done').getByText('1 new item').waitFor();
  await figures('done').getByText('1 was refused').waitFor();
  expect(await itemsLike('AWAY-')).toMatchObject([{ externalId: 'AWAY-1' }]);
  // Seen once is seen.
  await page.getByRole('link', { name: 'Tasks' }).click();
  await page.getByRole('link', { name: 'Import' }).click();
  await page.getByTestId('file').waitFor({ state: 'attached' });
  expect(await page.getByTestId('import-run').count()).toBe(0);
});

test('a source that maps its files itself is obeyed; files that are none say what to do', async () => {
  const mapping = {
    externalId: '"MAP-" + payload.No',
    worktype: '"medical-claim"',
    attributes: { Case_ID: 'payload.No', Claim_Value: 'payload.Worth' },
  };
  const documents = [{ kind: 'source', key: 'files', name: 'Files', division: 'claims', import: { mapping } }];
  await office.call('POST', '/v1/config/apply', { documents });
  await page.goto(address('/import?source=files'));
  await page
    .getByTestId('file')
    .setInputFiles({ name: 'l.csv', mimeType: 'text/csv', buffer: Buffer.from('a\nü\n', 'latin1') });
  await page.getByText('This file is not in UTF-8').waitFor();
  await choose('none.csv', 'No,Worth\n');
  await page.getByText('has no rows below its first line').waitFor();
  await choose('mapped.csv', 'No,Worth\n1,12\n2,a lot\n');
  await page.getByText('The configuration of Files says how its columns are read.').waitFor();
  await page.getByTestId('import-try').click();
  await figures('done').getByText('1 would be a new item').waitFor();
  await page.getByTestId('row-3').getByText('Worth').waitFor();
  expect(await axeViolations(page)).toEqual([]);
});

test('an item is captured by the form of its worktype, by the keyboard, and the next one is typed at once', async () => {
  await page.goto(address('/'));
  // The palette offers what can be done when it opens: the page must stand.
  await page.getByRole('link', { name: 'Import' }).waitFor();
  await untilStream(page);
  await page.keyboard.press('Control+k');
  await page.locator('[data-testid=palette]:focus').waitFor();
  await page.keyboard.type('new item');
  await page.locator('[role=option][aria-selected=true]').waitFor();
  await page.keyboard.press('Enter');
  await page.getByTestId('source').selectOption('crm');
  await page.getByTestId('worktype').selectOption('medical-claim');
  await page.getByTestId('field-Case_ID').waitFor();
  await focusByTab(page, '[data-testid=item-name]');
  await page.keyboard.type('Told at the desk');
  await page.keyboard.press('Enter');
  await page.getByText('This is needed.').first().waitFor();
  expect(await axeViolations(page)).toEqual([]);
  await page.getByTestId('field-Case_ID').fill('C-77');
  await page.getByTestId('field-Claim_Value').fill('-5');
  await page.getByTestId('command-submit').click();
  await page.getByRole('alert').waitFor();
  await page.getByTestId('field-Claim_Value').fill('250');
  await page.keyboard.press('Enter');
  await page.getByText('is in.').waitFor();
  expect(await page.getByTestId('field-Case_ID').inputValue()).toBe('');
  await page.locator('[data-testid=item-name]:focus').waitFor();
  expect(await itemsLike('Told')).toMatchObject([
    { name: 'Told at the desk', source: 'crm', worktype: 'medical-claim', attributes: { Claim_Value: 250 } },
  ]);
});

test('an agent takes items in one by one, and is not led to the import of files', async () => {
  const ana = await office.signIn('ana');
  await ana.getByRole('link', { name: 'New item' }).waitFor();
  expect(await ana.getByRole('link', { name: 'Import' }).count()).toBe(0);
  await ana.goto(address('/import'));
  await ana.waitForURL(/\/work/);
  await ana.context().close();
  expect(office.defects).toEqual([]);
});
