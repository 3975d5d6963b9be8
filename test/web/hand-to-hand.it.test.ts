import type { Page } from 'playwright-core';
import { inState } from './in-state';
import { focusByTab, pressAll } from './keys';
import { openOffice } from './office';
import type { Office } from './office';
import { sentBy } from './sent-by';

jest.setTimeout(180_000);

let office: Office;
let ana: Page;
beforeAll(async () => {
  office = await openOffice();
  ana = await office.signIn('ana');
  await atHerDesk();
});
afterAll(() => office?.close());
afterEach(async () => {
  await atHerDesk();
  await office.cancelOpen();
});

/** There, but nothing is pushed to her: she helps herself. */
const atHerDesk = () => office.call('PUT', '/v1/agents/ana/presence', { presence: 'not-ready', reason: 'admin-work' });

test('an agent holds an item off her capacity, takes it up again, notes on it, and reschedules it by one key', async () => {
  const item = await office.capture({ name: 'Waits for the hospital' });
  await office.act('sue', item, 'assign', { agent: 'ana' });
  await ana.goto(`${office.stack.ready.web}/work?item=${item.id}`);
  await inState(ana, 'connected');
  await ana.locator('[data-command=more]').click();
  await ana.locator('[role=menu] [data-command=hold]').click();
  await ana.getByTestId('reason').fill('Waits for a bill');
  await ana.getByTestId('command-submit').click();
  await inState(ana, 'held');
  expect(await office.eventOf(item, 'held')).toMatchObject({ reason: 'Waits for a bill' });
  expect((await office.workOf('ana')).capacity['workitem']?.used).toBe(0);
  await office
    .call<{ totals: { paused: number } }>('GET', '/v1/queues')
    .then(({ totals }) => expect(totals.paused).toBe(1));
  // Whoever looks at something else meanwhile finds it again.
  await ana.goto(`${office.stack.ready.web}/work`);
  await ana.getByTestId(`work-item-${item.reference}`).click();
  await inState(ana, 'held');
  await ana.locator('[data-command=resume]').click();
  await inState(ana, 'connected');

  await ana.locator('[data-command=more]').click();
  await ana.locator('[role=menu] [data-command=note]').click();
  await ana.getByTestId('command-text').fill('They answer on Monday.');
  await ana.getByTestId('command-submit').click();
  await ana.getByTestId('command-form').waitFor({ state: 'detached' });
  expect(await office.eventOf(item, 'noted')).toMatchObject({ text: 'They answer on Monday.' });

  await ana.keyboard.press('r');
  await ana.getByTestId('activate-at').fill('2032-05-06T07:08');
  await ana.getByTestId('command-submit').click();
  await inState(ana, 'scheduled');
  await office.act('sue', item, 'cancel', {});
});

test('an agent takes, parks, takes back and transfers, by keyboard alone', async () => {
  const item = await office.capture({ name: 'Hospital stay' });
  await pressAll(ana, 'g w');
  await focusByTab(ana, '[data-testid=place-queue-claims]');
  await ana.keyboard.press('Enter');
  await ana.getByTestId(`work-item-${item.reference}`).waitFor();
  await pressAll(ana, 'j Enter');
  await inState(ana, 'queued');
  await focusByTab(ana, '[data-command=pull]');
  await ana.keyboard.press('Enter');
  await inState(ana, 'connected');

  // Every letter of the reason is a shortcut somewhere else.
  const sent = sentBy(ana);
  await ana.keyboard.press('p');
  await ana.locator('[data-testid=park-workbin]:focus').waitFor();
  await focusByTab(ana, '[data-testid=park-reason]');
  await ana.keyboard.type('dept a');
  await ana.keyboard.press('Enter');
  await inState(ana, 'parked');
  expect(sent).toEqual(['park']);
  expect(await office.eventOf(item, 'parked')).toMatchObject({ workbin: 'agent:ana', reason: 'dept a' });
  // "Park" is gone, and what else stands in the bar is no answer to it.
  await ana.locator('main:focus').waitFor();

  await pressAll(ana, 'g b');
  await ana.getByTestId(`work-item-${item.reference}`).waitFor();
  await focusByTab(ana, '[data-testid=take-next]');
  await ana.keyboard.press('Enter');
  await inState(ana, 'connected');

  await ana.keyboard.press('t');
  await ana.locator('[data-testid=target]:focus').waitFor();
  await ana.keyboard.type('large');
  await ana.getByTestId('target-workbin/large-claims').waitFor();
  await ana.getByTestId('target-queue/claims').waitFor({ state: 'detached' });
  await ana.keyboard.press('Enter');
  await focusByTab(ana, '[data-testid=transfer-note]');
  await ana.keyboard.type('For whoever is in tomorrow');
  await focusByTab(ana, '[data-testid=command-submit]');
  await ana.keyboard.press('Enter');
  await inState(ana, 'parked');
  expect(await office.eventOf(item, 'parked')).toMatchObject({
    workbin: 'large-claims',
    note: 'For whoever is in tomorrow',
  });
});

test('Escape closes a form, then the item, and leaves the list behind it as it was', async () => {
  const item = await office.capture();
  await office.act('sue', item, 'transfer', { agent: 'ana' });
  await pressAll(ana, 'g b');
  await ana.getByTestId(`take-${item.reference}`).click();
  await inState(ana, 'connected');
  await ana.keyboard.press('t');
  await ana.getByRole('listbox').waitFor();
  await ana.keyboard.press('Escape');
  await ana.getByRole('listbox').waitFor({ state: 'detached' });
  await ana.getByTestId('command-form').waitFor();
  await ana.keyboard.press('Escape');
  await ana.getByTestId('command-form').waitFor({ state: 'detached' });
  await ana.locator('[data-command=transfer]:focus').waitFor();
  await ana.keyboard.press('Escape');
  await ana.getByTestId('item-state').waitFor({ state: 'detached' });
  expect(new URL(ana.url()).search).toBe('?bin=own');
});

test('where the choice is forbidden an item offers the next instead of itself, and says why', async () => {
  const [first, second] = [await office.capture({ dueAt: soon() }), await office.capture()];
  for (const item of [first, second]) await office.act('sue', item, 'transfer', { workbin: 'in-order' });
  await pressAll(ana, 'g w');
  await ana.getByTestId('place-bin-in-order').click();
  await ana.getByTestId(`work-item-${first.reference}`).waitFor();
  await ana.getByText('Nothing may be passed over here').waitFor();
  expect(await ana.getByTestId(`take-${second.reference}`).count()).toBe(0);
  await ana.getByTestId(`work-item-${second.reference}`).click();
  await inState(ana, 'parked');
  await ana.getByText('Nothing may be passed over where it lies').waitFor();
  expect(await ana.locator('[data-command=pull]').count()).toBe(0);
  await ana.locator('[data-command=pull-next]').click();
  await ana.getByRole('heading', { name: first.reference }).waitFor();
  await inState(ana, 'connected');
  expect(await office.item(first)).toMatchObject({ state: 'connected', assignee: 'ana' });
  expect(await office.item(second)).toMatchObject({ state: 'parked' });
});

test('what "Take next" brings opens with its commands, before it is read', async () => {
  const item = await office.capture({ name: 'Opens at once' });
  await pressAll(ana, 'g w');
  await ana.getByTestId('place-queue-claims').click();
  await ana.getByTestId(`work-item-${item.reference}`).waitFor();
  const one = `**/v1/workitems/${item.id}`;
  const answers: (() => Promise<void>)[] = [];
  await ana.route(one, (route) => void answers.push(() => route.continue()));
  await ana.getByTestId('take-next').click();
  await inState(ana, 'connected');
  await ana.locator('[data-command=park]').waitFor();
  for (const answer of answers) await answer();
  await ana.unroute(one);
  expect(await office.item(item)).toMatchObject({ state: 'connected', assignee: 'ana' });
});

test('two presses are one: of Take next, of Accept although another offer follows at once', async () => {
  for (let count = 0; count < 3; count += 1) await office.capture();
  await pressAll(ana, 'g w');
  await ana.getByTestId('place-queue-claims').click();
  const sent = sentBy(ana);
  await ana.getByTestId('take-next').dblclick();
  await inState(ana, 'connected');
  expect(sent).toEqual(['pull']);
  expect((await office.workOf('ana')).assignments).toHaveLength(1);
  await ana.locator('[data-command=more]').click();
  await ana.locator('[data-command=release]').click();
  await ana.getByTestId('command-submit').click();
  await inState(ana, 'queued');

  await ana.getByTestId('presence-ready').click();
  await ana.getByTestId('offer-accept').waitFor();
  await pressAll(ana, 'a a a');
  await inState(ana, 'connected');
  await ana.getByTestId('offer-accept').waitFor();
  expect(sent.filter((action) => action === 'accept')).toHaveLength(1);
  expect(await office.workOf('ana')).toMatchObject({ assignments: [{}], offers: [{}] });
});

test('an automatic answer asks for no press: the item is in hand, is told of, and opens where nothing else is', async () => {
  const cleo = await office.signIn('cleo');
  await cleo.getByTestId('presence-ready').click();
  await cleo.locator('[data-testid=presence-state][data-presence=ready]').waitFor();
  const sent = sentBy(cleo);
  const letter = await office.captureLetter();
  await inState(cleo, 'connected');
  await cleo.getByRole('heading', { name: letter.reference }).waitFor();
  await cleo.getByText('Automatic: no accept needed').waitFor();
  const second = await office.captureLetter();
  await cleo.getByTestId('arrival').getByText(second.reference).waitFor();
  await cleo.getByRole('heading', { name: letter.reference }).waitFor();
  await cleo.getByTestId('arrival').getByRole('button').click();
  await cleo.getByRole('heading', { name: second.reference }).waitFor();
  await cleo.getByRole('tab', { name: 'History' }).click();
  await cleo.locator('li[data-type=accepted]').getByText('Automatic answer').waitFor();
  expect(sent).toEqual([]);
  await cleo.context().close();
});

test('an offer is told to the ear as well, and that it was withdrawn', async () => {
  const item = await office.capture();
  await ana.getByTestId('presence-ready').click();
  await ana.getByTestId('offer-card').waitFor();
  await ana.getByTestId('offer-news').getByText(item.reference).waitFor({ state: 'attached' });
  await office.call('PUT', '/v1/agents/ana/presence', { presence: 'not-ready', reason: 'meeting' });
  await ana.getByTestId('offer-news').getByText('was withdrawn').waitFor({ state: 'attached' });
  await ana.locator('[data-testid=presence-state]').getByText('Not ready: Meeting').waitFor();
  expect(await ana.getByTestId('offer-news').getAttribute('aria-live')).toBe('assertive');
});

test('no page has told its console of a defect', () => {
  expect(office.defects).toEqual([]);
});

function soon(): string {
  return new Date(Date.now() + 60_000).toISOString();
}
