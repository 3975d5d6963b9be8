import type { ConfigDraft, ConfigEntry } from '../../api/contract/config';
import type { Page } from 'playwright-core';
import { axeViolations } from './axe';
import { openOffice } from './office';
import type { Office } from './office';

jest.setTimeout(180_000);

let office: Office;
let page: Page;
beforeAll(async () => {
  office = await openOffice();
  page = await office.signInWith(office.stack.ready.tokens.admin);
});
afterAll(async () => office?.close());

const open = (kind: string, doc: string) => page.goto(`${office.stack.ready.web}/config?kind=${kind}&doc=${doc}`);
const show = (view: string) => page.getByTestId('document-view').getByText(view).click();
const put = (path: string, body: object, more = '') =>
  office.call('PUT', `/v1/config/${path}?division=claims${more}`, body);

test('where there is no document of a key it is said, and whoever may begins one', async () => {
  await open('queues', 'nowhere/none');
  await page.getByText('There is no nowhere/none among: Queues.').waitFor();
  await page.getByRole('link', { name: 'Back to the list' }).waitFor();
  expect(await page.getByTestId('draft-bar').count()).toBe(0);
  await open('queues', 'claims/none');
  await page.getByRole('link', { name: 'Prepare it' }).click();
  await page.getByTestId('field-name').fill('No more none');
  await page.getByTestId('save-draft').focus();
  await page.keyboard.press('Enter');
  await page.getByTestId('save-draft').and(page.locator('[aria-disabled=true][aria-busy=false]:focus')).waitFor();
  await page.getByTestId('publish').click();
  await page.getByText('It holds for items that wait as well.').waitFor();
  await page.keyboard.press('Enter');
  await page.getByText('Version 1 is published.').waitFor();
  await page.locator('h2:focus').getByText('No more none').waitFor();
});

test('what was taken away is found beside its kind, by whom and why, and comes back by one of its versions', async () => {
  await put('queues/spare', { name: 'Spare' });
  await put('queues/spare', { name: 'Spare, twice' });
  await office.call('DELETE', '/v1/config/queues/spare?division=claims&note=not%20needed');
  await page.goto(`${office.stack.ready.web}/config?kind=queues`);
  await page.getByTestId('list-gone').click();
  await page.getByTestId('document-claims/spare').getByRole('link').click();
  await page.getByTestId('gone').getByText('not needed').waitFor();
  expect(await axeViolations(page)).toEqual([]);
  await page.getByTestId('rollback-1').click();
  await page.getByTestId('rollback-note').fill('needed');
  await page.getByTestId('rollback-go').click();
  await page.getByTestId('draft-bar').getByText('version 3 is published').waitFor();
  await page.getByTestId('list-gone').click();
  await page.getByTestId('document-claims/spare').getByText('Version 3').waitFor();
  expect(await page.getByTestId('list-gone').count()).toBe(0);
});

test('who has chosen nothing sees what is being prepared and what was changed last, and opens either', async () => {
  await put('queues/spare', { name: 'Spare, in work' }, '&state=draft');
  await page.goto(`${office.stack.ready.web}/config`);
  const [prepared, changed] = [page.getByTestId('prepared'), page.getByTestId('changed')];
  await prepared.getByText('Queues · claims · draft saved by admin').waitFor();
  const rows = await changed.getByRole('listitem').allInnerTexts();
  expect(rows.slice(0, 2).map((row) => row.replace(/\s+/g, ' '))).toEqual([
    expect.stringMatching(/^spare Queues · claims · Version 3 · again as version 1 · admin · .* ?needed/),
    expect.stringMatching(/^spare Queues · claims · taken away by admin · .* ?not needed/),
  ]);
  expect(await axeViolations(page)).toEqual([]);
  await changed.getByRole('link').first().click();
  await page.getByTestId('draft-bar').getByText('version 3 is published').waitFor();
  await page.goBack();
  await prepared.getByRole('link', { name: 'Spare, in work' }).click();
  await page.locator('[data-testid=field-name][value="Spare, in work"]').waitFor();
  await office.call('DELETE', '/v1/config/queues/spare?division=claims&state=draft');
});

test('whoever writes from a version that is no more the published one is told before he saves over it', async () => {
  await open('queues', 'claims/spare');
  await page.getByTestId('field-name').fill('Mine');
  await put('queues/spare', { name: 'Theirs', order: 'best-skill' });
  // Either the stream has told the page before he saves, and nothing is sent, or the server refuses it.
  await page.getByTestId('save-draft').focus();
  await page.keyboard.press('Enter');
  await page.getByText('Version 4 was published while you wrote').waitFor();
  await page.getByTestId('take-theirs').click();
  await page.locator('[data-testid=field-name][value="Theirs"]').waitFor();
  await page.getByTestId('field-name').fill('Both');
  await page.getByTestId('save-draft').click();
  await page.getByTestId('diff').waitFor();
  const draft = await office.call<ConfigDraft>('GET', '/v1/config/queues/spare?division=claims&state=draft');
  expect(draft).toMatchObject({ basedOn: 4, document: { name: 'Both', order: 'best-skill' } });
});

test('a version is published again after it is said what it changes, what becomes of waiting items, and whose draft stays', async () => {
  const item = await office.capture({ value: 100 });
  const path = 'routing-plans/claim-standard';
  const { document } = await office.call<ConfigEntry>('GET', `/v1/config/${path}?division=claims`);
  await put(path, { ...document, name: 'Another name' });
  await put(path, { ...document, name: 'A draft' }, '&state=draft');
  await open('routing-plans', 'claims/claim-standard');
  await show('Versions');
  await page.getByTestId('rollback-1').click();
  await page.getByText('Items that wait keep the version that classified them.').waitFor();
  await page.getByText('The draft that admin saved stays').waitFor();
  await page.getByTestId('differences').getByText('Another name').waitFor();
  await page.getByTestId('rollback-go').click();
  await page.getByRole('status').getByText('Version 3 is published.').waitFor();
  await page.getByText('Version 3 was published since this draft was begun').waitFor();

  await page.goto(`${office.stack.ready.web}/tasks?item=${item.id}&tab=why`);
  await page.getByTestId('kept-routingPlan').getByText('It keeps version 1').waitFor();
  expect(await page.getByTestId('kept-priorityScheme').count()).toBe(0);
});

test('a point that is drawn beyond the drawing stays at its edge, and the focus stays among the points when the last one goes', async () => {
  await open('priority-schemes', 'claims/steady');
  await page.getByTestId('point-1').waitFor();
  const chart = await page.getByTestId('curve-chart').boundingBox();
  const point = await page.getByTestId('point-1').boundingBox();
  if (chart === null || point === null) throw new Error('nothing is drawn');
  await page.mouse.move(point.x + point.width / 2, point.y + point.height / 2);
  await page.mouse.down();
  await page.mouse.move(chart.x + chart.width + 900, chart.y - 600, { steps: 5 });
  await page.mouse.up();
  const level = Number(await page.getByTestId('point-1').getAttribute('aria-valuenow'));
  expect(level).toBeGreaterThan(100);
  expect(level).toBeLessThan(200);
  const count = await page.locator('[data-testid^=point-]').count();
  await page.getByTestId(`point-${count - 1}`).focus();
  await page.keyboard.press('Delete');
  await page.locator(`[data-testid=point-${count - 2}]:focus`).waitFor();
});

test('the days of a calendar are looked at from another day on, over the nights in which clocks are changed', async () => {
  await put('calendars/nights', { timeZone: 'Europe/Berlin', hours: { sun: ['00:00-06:00'] } });
  await open('calendars', 'claims/nights');
  await page.getByTestId('calendar-from').fill('2027-03-20');
  await page.getByText('clocks go forward 60 min').waitFor();
  expect(await page.getByTestId('day-2027-03-28').innerText()).toContain('5 h');
  await page.getByTestId('calendar-from').fill('2027-10-20');
  await page.getByText('clocks go back 60 min').waitFor();
  expect(await page.getByTestId('day-2027-10-31').innerText()).toContain('7 h');
  await page.getByTestId('calendar-from').fill('1990-01-01');
  await page.getByRole('alert').getByText('must lie between').waitFor();
  await page.getByTestId('calendar-from').fill('');
  await page.getByTestId('calendar-preview').getByText('open in 60 days').waitFor();
});

test('no page has told its console of a defect', () => {
  expect(office.defects).toEqual([]);
});
