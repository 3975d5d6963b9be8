import type { Page } from 'playwright-core';
import { createPool } from '../../db/pool';
import { focusByTab } from './keys';
import { openOffice } from './office';
import type { Office } from './office';
import { until } from './until';

jest.setTimeout(240_000);

let office: Office;
let sue: Page;
const inMinutes = (minutes: number) => new Date(Date.now() + minutes * 60_000).toISOString();
const away = (agent: string, reason = 'meeting') =>
  office.call('PUT', `/v1/agents/${agent}/presence`, { presence: 'not-ready', reason });

beforeAll(async () => {
  office = await openOffice();
  for (const agent of ['ana', 'ben', 'cleo']) await away(agent);
  await office.capture({ name: 'Late', dueAt: inMinutes(0.2) });
  await office.capture({ name: 'Soon', dueAt: inMinutes(14) });
  await office.capture({ name: 'Within the hour', dueAt: inMinutes(40) });
  for (let count = 0; count < 3; count += 1) await office.capture({ name: `Waits ${count}` });
  await office.act('sue', await office.capture({ name: 'In hand' }), 'assign', { agent: 'ana' });
  await office.act('sue', await office.capture({ name: 'Shelved' }), 'transfer', { workbin: 'large-claims' });
  await office.act('sue', await office.capture({ name: 'Paused' }), 'pause', {});
  sue = await office.signIn('sue');
});
afterAll(() => office?.close());
afterEach(() => sue.goto(`${office.stack.ready.web}/supervisor`));

const rows = (page: Page) => page.locator('[data-testid^=task-row]');
/** Until the list has just so many rows, and says so. */
async function listHas(page: Page, count: number): Promise<void> {
  await page
    .getByTestId('tasks-count')
    .getByText(new RegExp(`^${count} shown`))
    .waitFor();
  await until(page, `document.querySelectorAll('[data-testid^=task-row]').length === ${count} || ${count} > 8`);
}
async function figureOf(page: Page, selector: string): Promise<number> {
  const text = await page.locator(selector).first().innerText();
  return Number(/\d+/.exec(text)?.[0]);
}
const path = (page: Page) => new URL(page.url()).pathname + new URL(page.url()).search;
async function back(page: Page): Promise<void> {
  await page.goBack();
  await page.waitForURL((url) => url.pathname === '/supervisor' && url.search === '');
}

const scrolled = () => sue.evaluate<number>('document.querySelector("main").scrollTop');

const drilled: [string, string, number][] = [
  ['what waits', '[data-testid=tile-waiting]', 6],
  ['late within 15 min', '[data-testid=tile-risk-15]', 1],
  ['late within 60 min', '[data-testid=tile-risk-60]', 2],
  ['what is overdue', '[data-testid=tile-overdue]', 1],
  ['what is in hands', '[data-testid=state-connected]', 1],
  ['what is parked', '[data-testid=state-parked]', 1],
  ['what is paused', '[data-testid=state-paused]', 1],
  ['what waits in a queue', '[data-testid=queue-row-claims] [data-column=waiting] button', 5],
  ['what is overdue in a queue', '[data-testid=queue-row-emergency-backlog] [data-column=overdue] button', 1],
  ['what is at risk in a queue', '[data-testid=queue-row-claims] [data-column=atRisk60] button', 2],
  ['how long a bar of the backlog waits', '[data-testid=age-claims-0]', 5],
];

test.each(drilled)(
  '%s opens the list of just so many items, and back shows the page as it was',
  async (_, figure, count) => {
    const told = { hasText: new RegExp(`(^|\\D)${count}(\\D|$)`) };
    const pressed = sue.locator(figure).filter(told).first();
    // A click scrolls to what lies below the window, by as much as the alerts above it are tall.
    await pressed.scrollIntoViewIfNeeded();
    const before = await scrolled();
    await pressed.click();
    await sue.waitForURL((url) => url.search !== '');
    await listHas(sue, count);
    await until(sue, `document.querySelector('main').scrollTop > ${before}`);
    expect(await rows(sue).count()).toBe(count);
    await back(sue);
    // The address is there before the page that it shows.
    await until(sue, `document.querySelector('main').scrollTop === ${before}`);
  },
);

test('a supervisor finds what has waited longest: by its figure, and by the age of a part of a bar', async () => {
  const pool = createPool(office.stack.ready.postgres, { max: 1, name: 'test' });
  const oldest = await office.capture({ name: 'Forgotten' });
  await pool.query(`update ledger_item set queued_since = now() - interval '3 hours' where item_id = $1`, [oldest.id]);
  await pool.end();
  // Time passes without an event; a capture is one.
  const other = await office.capture({ name: 'The next' });
  await sue.getByTestId('age-claims-2').getByText('1').waitFor();
  await sue.getByTestId('tile-oldest').getByText('3h').waitFor();
  await sue.getByTestId('age-claims-2').click();
  await listHas(sue, 1);
  await sue.getByTestId(`task-row-${oldest.reference}`).waitFor();
  await sue.getByTestId('drilled-age').getByText('Waiting 1–4 h').waitFor();
  await back(sue);
  await sue.getByTestId('tile-oldest').click();
  await listHas(sue, 8);
  expect(await rows(sue).first().getAttribute('data-testid')).toBe(`task-row-${oldest.reference}`);
  // A filter that a figure has set is left out by a press.
  await sue.goBack();
  await sue.getByTestId('age-0').click();
  await sue.getByTestId('drilled-age').click();
  await sue.getByTestId('drilled-age').waitFor({ state: 'detached' });
  for (const item of [oldest, other]) await office.act('sue', item, 'cancel', {});
});

test('arrivals and completions move by themselves, and each opens its items, from the line or from the table', async () => {
  const before = await figureOf(sue, '[data-testid=flow-arrived] strong');
  const item = await office.capture({ name: 'Arrives' });
  const arrived = sue.getByTestId('flow-arrived').locator('strong');
  await arrived.getByText(String(before + 1), { exact: true }).waitFor();
  await office.act('sue', item, 'assign', { agent: 'ana' });
  await office.act('ana', item, 'complete', { disposition: 'approved' });
  await office.call('POST', `/v1/sources/crm/workitems/${item.externalId}/complete`, {});
  const completed = sue.getByTestId('flow-completed').locator('strong');
  await completed.getByText('1', { exact: true }).waitFor();
  await sue.getByTestId('flow-completed').click();
  await listHas(sue, 1);
  await sue.getByTestId(`task-row-${item.reference}`).waitFor();
  await sue.getByTestId('drilled-completed').waitFor();
  await back(sue);
  await sue.getByText('As a table').click();
  const first = sue.getByTestId('flow').locator('tbody tr:has(button)').last().getByRole('button').first();
  const count = Number(await first.innerText());
  await first.click();
  await sue.getByTestId('drilled-arrived').waitFor();
  await listHas(sue, count);
  await back(sue);
  await sue.getByText('8 h', { exact: true }).click();
  await sue.waitForURL((url) => url.searchParams.get('span') === 'PT8H');
  await arrived.getByText(String(before + 1), { exact: true }).waitFor();
  expect(await sue.getByTestId('flow-chart').getAttribute('aria-label')).toBe(`${before + 1} arrived, 1 completed`);
});

test('agents by state follow who comes and goes, and each state opens the agents who are at it', async () => {
  const states = sue.getByTestId('agent-states');
  const lunch = sue.getByTestId('agents-not-ready:lunch');
  await states.getByText('Meeting').waitFor();
  expect(await lunch.count()).toBe(0);
  await away('cleo', 'lunch');
  await lunch.getByText('1').waitFor();
  await lunch.click();
  await sue.getByTestId('agents-chosen').getByText('Lunch').waitFor();
  // Why is told before the list is drawn anew.
  await until(sue, `document.querySelectorAll('[data-testid=agents] [data-testid^=agent-]').length === 1`);
  await sue.getByTestId('agent-cleo').waitFor();
  await back(sue);
  await sue.getByTestId('agent-ana').waitFor();
  await away('cleo');
  await lunch.waitFor({ state: 'detached' });
});

test('an agent who is idle while work waits is counted, listed, and told why', async () => {
  await sue.getByTestId('tile-idle').getByText('0', { exact: true }).waitFor();
  await office.call('PUT', '/v1/agents/ben/presence', { presence: 'ready' });
  await sue.getByTestId('tile-idle').getByText('1', { exact: true }).waitFor();
  await sue.getByTestId('tile-idle').click();
  await sue
    .getByTestId('why-ben')
    .getByText('items can be offered now')
    .or(sue.getByTestId('why-ben').getByText('None of the'))
    .first()
    .waitFor();
  // Why is told before the list is drawn anew.
  await until(sue, `document.querySelectorAll('[data-testid=agents] [data-testid^=agent-]').length === 1`);
  expect(await sue.getByTestId('agents').locator('[data-testid^=agent-]').count()).toBe(1);
  await back(sue);
  await sue.getByTestId('queue-row-claims').locator('[data-column=ready] button').click();
  await sue.getByTestId('agents-chosen').getByText('Ready · Serving').waitFor();
  await sue.getByTestId('agent-ben').click();
  const panel = sue.getByTestId('agent-panel');
  await panel.getByTestId('presence-not-ready').click();
  await panel.getByTestId('reason-lunch').click();
  await panel.getByText('Set Ben Brown to Not ready: Lunch?').waitFor();
  await panel.getByRole('button', { name: 'Back' }).click();
  await panel.locator('[data-testid=presence-state][data-presence=ready]').waitFor();
  await panel.getByTestId('presence-not-ready').click();
  await panel.getByTestId('reason-lunch').click();
  await panel.getByTestId('presence-sure').press('Enter');
  await panel.locator('[data-testid=presence-state][data-presence=not-ready]').getByText('Lunch').waitFor();
  await sue.keyboard.press('Escape');
  await sue.getByTestId('tile-idle').getByText('0', { exact: true }).waitFor();
});

test('every part of the page says of what instant it is, and goes on', async () => {
  const parts = ['alerts', 'backlog', 'flow', 'agent-states', 'item-states', 'queues', 'agents', 'workbins', 'tasks'];
  for (const part of parts) await sue.getByTestId(part).getByTestId('as-of').first().waitFor();
  const figures = sue.getByTestId('backlog').getByTestId('as-of');
  const first = await figures.getAttribute('datetime');
  await office.act('sue', await office.capture({ name: 'Later' }), 'cancel', {});
  await sue.locator(`[data-testid=backlog] [data-testid=as-of]:not([datetime="${first}"])`).waitFor();
  const next = await figures.getAttribute('datetime');
  expect(Date.parse(next ?? '')).toBeGreaterThan(Date.parse(first ?? ''));
});

test('a wallboard fills the window with figures that go on by themselves, and Escape leaves it', async () => {
  await sue.getByTestId('wall-open').click();
  const waiting = sue.getByTestId('wall-waiting');
  const count = await figureOf(sue, '[data-testid=wall-waiting] dd');
  const item = await office.capture({ name: 'Seen from afar' });
  await waiting.getByText(String(count + 1), { exact: true }).waitFor();
  expect(await sue.getByTestId('wall').getByRole('button').count()).toBe(0);
  for (const width of [1024, 390]) {
    await sue.setViewportSize({ width, height: 800 });
    const rows = await sue.evaluate<number[][]>(`[...Map.groupBy(document.querySelectorAll('[data-testid^=wall-]'),
      (tile) => tile.getBoundingClientRect().top).values()].map((tiles) => [tiles[0].getBoundingClientRect().left,
      tiles.at(-1).getBoundingClientRect().right].map(Math.round))`);
    expect(rows).toEqual(rows.map(() => rows[0]));
  }
  await sue.setViewportSize({ width: 1280, height: 800 });
  await sue.keyboard.press('Escape');
  await sue.getByTestId('wall').waitFor({ state: 'detached' });
  expect(path(sue)).toBe('/supervisor');
  await sue.goto(`${office.stack.ready.web}/supervisor?wall=on`);
  await waiting.getByText(String(count + 1), { exact: true }).waitFor();
  await office.act('sue', item, 'cancel', {});
  await waiting.getByText(String(count), { exact: true }).waitFor();
});

test('a glance on a phone: the four tiles stand in the first window, and a press reaches the list and comes back', async () => {
  const page = await office.signIn('sue', { viewport: { width: 390, height: 844 } });
  for (const tile of ['tile-waiting', 'tile-risk-60', 'tile-overdue', 'tile-idle']) {
    const box = await page.getByTestId(tile).boundingBox();
    expect((box?.y ?? 844) + (box?.height ?? 0)).toBeLessThan(844);
  }
  await page.getByTestId('tile-overdue').click();
  await listHas(page, 1);
  await back(page);
  await page.context().close();
});

test('figures are reached and opened by keys alone', async () => {
  await sue.getByTestId('tile-overdue').waitFor();
  await focusByTab(sue, '[data-testid=tile-overdue]');
  await sue.keyboard.press('Enter');
  await listHas(sue, 1);
  await back(sue);
  await sue.getByTestId('age-claims-0').waitFor();
  await focusByTab(sue, '[data-testid=age-claims-0]');
  await sue.keyboard.press('Enter');
  await listHas(sue, 5);
  expect(new URL(sue.url()).searchParams.get('age')).toBe('0-15');
});

test('no page has told its console of a defect', () => {
  expect(office.defects).toEqual([]);
});
