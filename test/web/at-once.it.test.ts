import { randomUUID } from 'node:crypto';
import type { Page, Route } from 'playwright-core';
import type { SavedView, SavedViews } from '../../api/contract/view';
import { stagedTypes } from './case-documents';
import { inState } from './in-state';
import { openOffice } from './office';
import type { Office } from './office';
import { untilStream } from './until';

jest.setTimeout(180_000);

let office: Office;
let sue: Page;
beforeAll(async () => {
  office = await openOffice();
  await office.call('POST', '/v1/config/apply', { documents: stagedTypes });
  await office.call('POST', '/v1/cases', { division: 'claims', type: 'staged', name: 'On the board', attributes: {} });
  await office.call('PUT', `/v1/views/${randomUUID()}`, {
    division: 'claims',
    name: 'To choose',
    sharedWith: 'division',
    filters: {},
    columns: ['reference'],
    sort: '-priority',
  });
  sue = await office.signIn('sue');
});
afterAll(() => office?.close());

const at = (path: string) => office.stack.ready.web + path;
const selected = (name: string) => sue.getByTestId(name).inputValue();
/** What React drew the filters and the list with: other objects when the piece in which they stand is drawn again. */
const drawn = `['search', 'table'].map((role) => {
  const node = document.querySelector('main div[role=' + role + ']');
  return node[Object.keys(node).find((name) => name.startsWith('__reactProps'))];
})`;

test.each([
  ['/tasks', 'filter-state'],
  ['/supervisor', 'filter-state'],
  ['/cases', 'filter-state'],
  ['/audit', 'filter-kind'],
  ['/tasks?view=', 'view-select'],
  ['/import', 'worktype'],
  ['/new-item', 'worktype'],
  ['/cases?start=new', 'start-type'],
])('a choice at %s shows what was chosen before the page follows', async (path, name) => {
  const page = await office.signInWith(office.stack.ready.tokens.admin);
  await page.goto(at(path));
  const field = page.getByTestId(name);
  await field.locator('option').nth(1).waitFor({ state: 'attached' });
  const choice = await field.locator('option').last().getAttribute('value');
  // In one task: nothing but what is drawn at once is drawn within it.
  const [before, shown, search] = await page.evaluate<[string, string, string]>(`(() => {
    const field = document.querySelector('[data-testid=${name}]');
    const before = field.value;
    field.value = ${JSON.stringify(choice)};
    field.dispatchEvent(new Event('change', { bubbles: true }));
    return [before, field.value, location.search];
  })()`);
  expect(before).not.toBe(choice);
  expect(shown).toBe(choice);
  expect(search).not.toBe('');
  await page.context().close();
});

test.each([
  ['/supervisor', '[data-testid=flow] input[type=radio]:not(:checked)'],
  ['/cases?view=board&type=staged', '[data-testid=board-by] input[type=radio]:not(:checked)'],
])('a choice at %s of few is marked before the page follows', async (path, radio) => {
  await sue.goto(at(path));
  await sue.locator(radio).first().waitFor({ state: 'attached' });
  const marked = await sue.evaluate(`(() => {
    const radio = document.querySelector('${radio}');
    radio.click();
    return radio.checked;
  })()`);
  expect(marked).toBe(true);
});

test('of a page that is to come, whose texts have the same names, a filter shows nothing', async () => {
  const held: Route[] = [];
  const code = /\/assets\/cases-page-[^/]*\.js$/;
  await sue.context().route(code, (route) => void held.push(route));
  await sue.goto(at('/tasks?state=all'));
  await sue.getByTestId('filter-state').waitFor();
  const asked = sue.waitForRequest(code);
  await sue.evaluate(`history.pushState(null, '', '/cases?state=completed&q=elsewhere')`);
  await asked;
  await sue.getByTestId('filter-state').and(sue.locator(':visible')).waitFor();
  expect([await selected('filter-state'), await selected('filter-text')]).toEqual(['all', '']);
  for (const route of held) await route.continue();
  await sue.getByRole('heading', { name: 'Cases', level: 1 }).waitFor();
  expect([await selected('filter-state'), await selected('filter-text')]).toEqual(['completed', 'elsewhere']);
  await sue.context().unroute(code);
});

test('neither the filters nor the list are drawn again when an item is opened and closed', async () => {
  const item = await office.capture({ name: 'Opened and closed' });
  await sue.goto(at('/tasks'));
  const row = sue.getByTestId(`task-row-${item.reference}`);
  await row.waitFor();
  await sue.evaluate(`globalThis.before = ${drawn}`);
  await row.click();
  await inState(sue, 'queued');
  await sue.getByTestId('item-close').click();
  await sue.getByTestId('item-state').waitFor({ state: 'detached' });
  expect(await sue.evaluate(`${drawn}.map((props, index) => props === before[index])`)).toEqual([true, true]);
});

test('an item opens by what its list knows, and with commands and its form when it is read', async () => {
  const ana = await office.signIn('ana');
  await office.call('PUT', '/v1/agents/ana/presence', { presence: 'not-ready', reason: 'meeting' });
  const item = await office.capture({ name: 'Known by its list' });
  await office.act('sue', item, 'transfer', { agent: 'ana' });
  await ana.goto(at('/work?bin=own'));
  const held: Route[] = [];
  const read = new RegExp(`/v1/workitems/${item.id}$`);
  await ana.route(read, (route) => void held.push(route));
  await ana.getByTestId(`work-item-${item.reference}`).click();
  await ana.locator('[data-testid=item-state] [data-state=parked]').waitFor();
  expect(await ana.getByRole('toolbar').count()).toBe(0);
  for (const route of held) await route.continue();
  await ana.unroute(read);
  await ana.locator('[data-command=pull]').waitFor();
  await office.act('sue', item, 'cancel', {});
  await ana.context().close();
});

test('a form that was waited for goes on as it began when its item is told anew', async () => {
  const ana = await office.visit();
  // Nothing is loaded before it is needed: the form is drawn before its code is there.
  await ana.addInitScript(`Object.defineProperty(navigator, 'connection', { value: { saveData: true } })`);
  await ana.goto(at(''));
  await ana.getByTestId('password').fill(office.password);
  await ana.getByTestId('sign-in-ana').click();
  await untilStream(ana);
  await office.call('PUT', '/v1/agents/ana/presence', { presence: 'not-ready', reason: 'meeting' });
  const item = await office.capture({ name: 'Told anew' });
  await office.act('sue', item, 'assign', { agent: 'ana' });
  await ana.goto(at(`/work?item=${item.id}`));
  await inState(ana, 'connected');
  const code = ana.waitForRequest(/\/assets\/asked-form-/);
  await ana.locator('[data-command=transfer]').click();
  await code;
  const note = ana.getByTestId('transfer-note');
  await note.fill('half a sentence');
  const { nextStatuses, names } = await office.item(item);
  const status = nextStatuses.find(({ name }) => name !== names.status);
  if (status === undefined) throw new Error('no status comes after the first');
  await office.act('sue', item, 'set-status', { status: status.key });
  await ana
    .getByRole('heading', { name: item.reference })
    .locator('..')
    .getByText(status.name, { exact: true })
    .waitFor();
  expect(await note.inputValue()).toBe('half a sentence');
  await ana.context().close();
});

test('a shared view that somebody else has changed meanwhile is not written over unseen', async () => {
  const id = randomUUID();
  const view = { division: 'claims', name: 'Storms', sharedWith: 'division', columns: ['priority'], sort: '-priority' };
  const put = (changed: object) => office.call<SavedView>('PUT', `/v1/views/${id}`, { ...view, ...changed });
  const kept = async () => (await office.call<SavedViews>('GET', '/v1/views')).views.find((each) => each.id === id);
  await put({ filters: { state: 'queued' } });
  await sue.goto(at(`/tasks?view=${id}&state=parked`));
  const save = async () => {
    await sue.getByTestId('view-menu').click();
    await sue.getByTestId('view-save').click();
  };
  await sue.getByTestId('view-select').getByText('Storms (changed)').waitFor({ state: 'attached' });
  await put({ name: 'Floods', filters: { state: 'queued' } });
  await save();
  await sue.getByText('Somebody else changed this at the same moment').waitFor();
  expect(await kept()).toMatchObject({ name: 'Floods', filters: { state: 'queued' } });
  // Now he knows.
  await save();
  await sue.getByTestId('view-select').getByText('Floods', { exact: true }).waitFor({ state: 'attached' });
  expect(await kept()).toMatchObject({ name: 'Floods', filters: { state: 'parked' } });
});

test('no page has told its console of a defect', () => {
  expect(office.defects).toEqual([]);
});
