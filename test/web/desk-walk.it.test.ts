import type { Page } from 'playwright-core';
import { inState } from './in-state';
import { focusByTab, pressAll } from './keys';
import { openOffice } from './office';
import type { Office } from './office';
import { sentBy } from './sent-by';

jest.setTimeout(240_000);

let office: Office;
let ana: Page;
beforeAll(async () => {
  office = await openOffice();
  ana = await office.signIn('ana');
  // The palette offers what can be done when it opens: live may be told before the desk stands.
  await isPresent(ana, 'offline');
});
afterAll(() => office?.close());
afterEach(async () => {
  await office.call('PUT', '/v1/agents/ana/presence', { presence: 'offline' });
  await office.cancelOpen();
});

const isPresent = (page: Page, presence: string) =>
  page.locator(`[data-testid=presence-state][data-presence=${presence}]`).waitFor();

/** Through the palette: Ctrl+K, some words, Enter. */
async function say(page: Page, words: string): Promise<void> {
  await page.keyboard.press('Control+k');
  await page.locator('[data-testid=palette]:focus').waitFor();
  await page.keyboard.type(words);
  await page.locator('[role=option][aria-selected=true]').waitFor();
  await page.keyboard.press('Enter');
  await page.getByTestId('palette').waitFor({ state: 'detached' });
}

/** Has the page keep what it plays and what it would have the browser tell. */
const listening = `
  globalThis.heard = { tones: 0, told: [] };
  const start = OscillatorNode.prototype.start;
  OscillatorNode.prototype.start = function (when) {
    heard.tones += 1;
    start.call(this, when);
  };
  globalThis.Notification = class extends EventTarget {
    static permission = 'default';
    static async requestPermission() {
      return (this.permission = 'granted');
    }
    constructor(title) {
      super();
      heard.told.push(title);
    }
    close() {}
  };`;

test('an agent works a whole day without the mouse', async () => {
  await say(ana, 'presence: ready');
  await isPresent(ana, 'ready');
  const first = await office.capture({ name: 'Taken by key' });
  await ana.getByTestId('offer-accept').waitFor();
  await ana.keyboard.press('a');
  await inState(ana, 'connected');
  // What is missing has the focus, whichever tab was open.
  await focusByTab(ana, '[role=tab][aria-selected=true]');
  await ana.keyboard.press('End');
  await ana.locator('[role=tab][aria-selected=true]', { hasText: 'Why' }).waitFor();
  await ana.keyboard.press('e');
  await ana.locator('[aria-labelledby=disposition] input:focus').waitFor({ state: 'attached' });
  await ana.keyboard.press('Space');
  await ana.locator('[aria-labelledby=disposition] input:checked').waitFor({ state: 'attached' });
  await ana.keyboard.press('e');
  await inState(ana, 'awaiting-source');
  expect(await office.eventOf(first, 'mark-done')).toMatchObject({ disposition: 'approved' });

  const declined = await office.capture({ name: 'Declined with a reason' });
  await ana.getByTestId('offer-card').getByText(declined.reference).waitFor();
  await ana.keyboard.press('d');
  await ana.locator('[data-testid=decline-reason]:focus').waitFor();
  await ana.keyboard.type('a relative');
  await ana.keyboard.press('Enter');
  await ana.getByTestId('offer-card').waitFor({ state: 'detached' });
  expect(await office.eventOf(declined, 'declined')).toMatchObject({ reason: 'a relative' });
  await office.act('sue', declined, 'cancel', {});

  const parked = await office.capture({ name: 'Parked until later' });
  await ana.getByTestId('offer-accept').waitFor();
  await ana.keyboard.press('a');
  await ana.getByRole('heading', { name: parked.reference }).waitFor();
  await inState(ana, 'connected');
  await say(ana, 'not ready: lunch');
  await isPresent(ana, 'not-ready');
  await ana.keyboard.press('p');
  await ana.locator('[data-testid=park-workbin]:focus').waitFor();
  await focusByTab(ana, '[data-testid=park-wake]');
  await ana.keyboard.press('ArrowDown');
  await ana.keyboard.press('ArrowDown');
  await focusByTab(ana, '[data-testid=park-reason]');
  await ana.keyboard.type('call back');
  await ana.keyboard.press('Enter');
  await inState(ana, 'parked');
  expect(await office.eventOf(parked, 'parked')).toMatchObject({ reason: 'call back', until: expect.any(String) });

  await say(ana, 'open my workbin');
  await ana.getByTestId(`work-item-${parked.reference}`).waitFor();
  await say(ana, 'take next');
  await inState(ana, 'connected');

  await say(ana, 'transfer');
  await ana.locator('[data-testid=target]:focus').waitFor();
  await ana.keyboard.type('large');
  await ana.getByTestId('target-workbin/large-claims').waitFor();
  await ana.getByTestId('target-queue/claims').waitFor({ state: 'detached' });
  await ana.keyboard.press('Enter');
  await focusByTab(ana, '[data-testid=command-submit]');
  await ana.keyboard.press('Enter');
  await inState(ana, 'parked');

  await pressAll(ana, 'g w');
  const day = ana.getByTestId('my-day');
  for (const [name, figure] of [
    ['Taken', '3'],
    ['Completed', '1'],
    ['Parked', '1'],
    ['Transferred', '1'],
    ['Declined', '1'],
  ])
    await day
      .locator('div', { hasText: name })
      .getByText(figure ?? '', { exact: true })
      .first()
      .waitFor();
  await say(ana, 'presence: offline');
  await isPresent(ana, 'offline');
  await say(ana, 'sign out');
  await ana.getByRole('heading', { name: 'Sign in' }).waitFor();
  await ana.context().close();
  ana = await office.signIn('ana');
});

test('what left his hands by a command is taken back by U, and the next item opens by itself', async () => {
  await office.call('PUT', '/v1/agents/ana/presence', { presence: 'not-ready', reason: 'meeting' });
  const [one, two] = [await office.capture({ name: 'One' }), await office.capture({ name: 'Two' })];
  for (const item of [one, two]) await office.act('sue', item, 'assign', { agent: 'ana' });
  await ana.goto(`${office.stack.ready.web}/work?item=${one.id}`);
  await inState(ana, 'connected');
  await ana.keyboard.press('p');
  await ana.getByTestId('command-submit').click();
  await ana.getByRole('heading', { name: two.reference }).waitFor();
  await ana.getByTestId('done').getByText(`Next: ${two.reference}`).waitFor();
  await ana.keyboard.press('u');
  await ana.getByRole('heading', { name: one.reference }).waitFor();
  await inState(ana, 'connected');
  expect(await office.item(one)).toMatchObject({ state: 'connected', assignee: 'ana' });
});

test('another due date is taken back by U as long as the item is in hand', async () => {
  await office.call('PUT', '/v1/agents/ana/presence', { presence: 'not-ready', reason: 'meeting' });
  const item = await office.capture({ name: 'Due another day', dueAt: '2031-01-02T03:00:00Z' });
  await office.act('sue', item, 'assign', { agent: 'ana' });
  await ana.goto(`${office.stack.ready.web}/work?item=${item.id}`);
  await inState(ana, 'connected');
  await ana.keyboard.press('r');
  await ana.getByTestId('due-at').fill('2032-05-06T07:08');
  await ana.getByTestId('command-submit').click();
  await ana.getByTestId('done').getByText('is rescheduled').waitFor();
  expect((await office.item(item)).dueAt).toContain('2032-05-0');
  await ana.keyboard.press('u');
  await ana.getByTestId('undo').waitFor({ state: 'detached' });
  expect(await office.item(item)).toMatchObject({ state: 'connected', assignee: 'ana', dueAt: item.dueAt });

  // What was given is given no more: it is due by its target, and by U as before again.
  await ana.keyboard.press('r');
  await ana.getByTestId('no-due-at').check();
  await ana.getByTestId('command-submit').click();
  await ana.getByTestId('undo').waitFor();
  const byTarget = await office.item(item);
  expect(byTarget.isDueGiven).toBe(false);
  expect(byTarget.dueAt).not.toBe(item.dueAt);
  await ana.keyboard.press('u');
  await ana.getByTestId('undo').waitFor({ state: 'detached' });
  expect(await office.item(item)).toMatchObject({ dueAt: item.dueAt, isDueGiven: true });

  // What lies ahead is in nobody's hands, who could take it back.
  await ana.keyboard.press('r');
  await ana.getByTestId('activate-at').fill('2030-05-06T07:08');
  await ana.getByTestId('command-submit').click();
  await ana.getByTestId('done').getByText('is rescheduled').waitFor();
  expect(await ana.getByTestId('undo').count()).toBe(0);
});

test('a due date is taken back by U where there was none', async () => {
  await office.call('PUT', '/v1/agents/ana/presence', { presence: 'not-ready', reason: 'meeting' });
  const item = await office.captureLetter();
  expect(item.dueAt).toBeNull();
  await office.act('sue', item, 'assign', { agent: 'ana' });
  await ana.goto(`${office.stack.ready.web}/work?item=${item.id}`);
  await inState(ana, 'connected');
  await ana.keyboard.press('r');
  await ana.getByTestId('due-at').fill('2032-05-06T07:08');
  await ana.getByTestId('command-submit').click();
  await ana.getByTestId('undo').waitFor();
  expect((await office.item(item)).dueAt).toContain('2032-05-0');
  await ana.keyboard.press('u');
  await ana.getByTestId('undo').waitFor({ state: 'detached' });
  expect(await office.item(item)).toMatchObject({ state: 'connected', assignee: 'ana', dueAt: null });
});

test('an offer calls by tone, title and notification, each as the agent has it, and is there after a reload', async () => {
  const page = await office.signIn('ben', { permissions: [] });
  await page.addInitScript({ content: listening });
  type Heard = { heard: { tones: number; told: string[] } };
  const heard = () => page.evaluate(() => (globalThis as unknown as Heard).heard);
  await page.reload();
  await page.getByTestId('call-notify').click();
  await page.getByTestId('call-notified').waitFor();
  await page.evaluate("Object.defineProperty(document, 'hasFocus', { value: () => false })");
  await page.getByTestId('presence-ready').click();
  const item = await office.capture({ name: 'Rings', value: 10 });
  await page.getByTestId('offer-accept').waitFor();
  expect(await page.title()).toBe(`(1) Offer ${item.reference} · Casewright`);
  expect(await heard()).toEqual({ tones: 2, told: [`Offer ${item.reference} · Casewright`] });

  await page.getByTestId('call-sound').uncheck();
  await page.reload();
  await page.getByTestId('offer-card').getByText(item.reference).waitFor();
  await page.getByTestId('offer-news').getByText(item.reference).waitFor({ state: 'attached' });
  // Muted is remembered, and nobody was asked whether he may be notified.
  expect(await heard()).toEqual({ tones: 0, told: [] });
  expect(await page.getByTestId('call-sound').isChecked()).toBe(false);
  const sent = sentBy(page);
  await page.getByTestId('offer-accept').dblclick();
  await inState(page, 'connected');
  expect(sent.filter((action) => action === 'accept')).toHaveLength(1);
  expect((await office.workOf('ben')).assignments).toHaveLength(1);
  await page.context().close();
  await office.call('PUT', '/v1/agents/ben/presence', { presence: 'offline' });
});

test('anything is found by its ID from the palette, in a field as well', async () => {
  const item = await office.capture({ name: 'Found by its ID' });
  await pressAll(ana, 'g w');
  await ana.keyboard.press('/');
  await ana.getByTestId('palette').fill(item.reference);
  await ana.getByTestId(`palette-item-${item.id}`).waitFor();
  await ana.keyboard.press('Enter');
  await ana.getByRole('heading', { name: item.reference }).waitFor();
  await ana.getByRole('tab', { name: 'Linked' }).click();
  await ana.getByTestId('linked').getByText('No interaction is linked.').waitFor();
  expect(new URL(ana.url()).search).toBe(`?item=${item.id}&tab=linked`);
});

test('no page has told its console of a defect', () => {
  expect(office.defects).toEqual([]);
});
