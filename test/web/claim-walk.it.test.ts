import { Webhook } from 'standardwebhooks';
import type { Page } from 'playwright-core';
import type { Explanation } from '../../api/contract/explanation';
import type { History, ItemView } from '../../api/contract/item';
import { axeViolations } from './axe';
import { inState } from './in-state';
import { focusByTab } from './keys';
import { openOffice } from './office';
import type { Office } from './office';
import type { Delivery } from './receiver';
import { untilStream } from './until';

jest.setTimeout(180_000);

let office: Office;
let ana: Page;
beforeAll(async () => {
  office = await openOffice();
  ana = await office.signIn('ana');
});
afterAll(() => office?.close());

/** What a delivery says of an item; throws when its signature is not the source's. */
function verified({ body, headers }: Delivery) {
  const event = new Webhook(office.secret).verify(body, headers as Record<string, string>);
  return (event as { data: { externalId: string; state: string; disposition: string | null } }).data;
}

const told = (item: ItemView, state: string) =>
  office.receiver.waitFor(({ path, body }) => {
    const data = path === '/casewright' ? (JSON.parse(body) as { data: Record<string, unknown> }).data : {};
    return data['externalId'] === item.externalId && data['state'] === state;
  });

test('a claim runs from its source to an agent and back', async () => {
  await ana.getByTestId('presence-ready').click();
  await ana.locator('[data-testid=presence-state][data-presence=ready]').waitFor();
  const item = await office.capture({ name: 'Hospital stay' });

  const card = ana.getByTestId('offer-card');
  await card.getByText(item.reference).waitFor();
  expect(await card.getByTestId('offer-countdown').textContent()).toMatch(/^[45]:\d\d$/);
  await card.getByTestId('why-card').getByText('Adjuster >= 3 and Fraud Detection >= 1').waitFor();
  const popped = ana.context().waitForEvent('page');
  await card.getByTestId('offer-accept').click();
  expect((await popped).url()).toMatch(/^(https:\/\/crm\.example\.com\/cases\/C-\d+|about:blank|chrome-error:.*)$/);
  await (await popped).close();

  await inState(ana, 'connected');
  await ana.getByTestId('complete').click();
  await ana.getByText('Choose a disposition first').waitFor();
  await ana.locator('[data-testid=disposition-approved]:has(input:focus)').waitFor();
  await ana.getByTestId('disposition-approved').click();
  await ana.getByTestId('complete').click();
  await inState(ana, 'awaiting-source');
  expect(verified(await told(item, 'awaiting-source'))).toMatchObject({ disposition: 'approved' });

  await office.call('POST', `/v1/sources/crm/workitems/${item.externalId}/complete`, {});
  await inState(ana, 'completed');
  const last = await told(item, 'completed');
  expect(verified(last)).toMatchObject({ externalId: item.externalId, disposition: 'approved' });
  expect(last.headers['webhook-id']).toBeTruthy();

  await ana.getByRole('tab', { name: 'History' }).click();
  const history = await office.call<History>('GET', `/v1/workitems/${item.id}/history`);
  await ana.getByTestId('history').locator('li[data-type=completed]').waitFor();
  expect(history.events.map(({ type }) => type)).toEqual(expect.arrayContaining(['offered', 'accepted', 'completed']));
});

test('the whole walk goes by keyboard alone', async () => {
  await ana.keyboard.press('g');
  await ana.keyboard.press('w');
  const item = await office.capture({ name: 'Dental implant' });
  await ana.getByTestId('offer-card').getByText(item.reference).waitFor();
  await ana.getByTestId('offer-news').getByText(item.reference).waitFor({ state: 'attached' });
  await ana.keyboard.press('a');
  await inState(ana, 'connected');

  // Back in the list, J finds the item and Enter opens it.
  await ana.keyboard.press('Escape');
  await ana.getByTestId(`work-item-${item.reference}`).waitFor();
  await ana.keyboard.press('j');
  await ana.keyboard.press('Enter');
  await inState(ana, 'connected');

  await focusByTab(ana, 'input[type=radio][value=approved]');
  await ana.keyboard.press('ArrowRight');
  await ana.locator('input[type=radio][value=rejected]:checked').waitFor({ state: 'attached' });
  await ana.keyboard.press('e');
  await inState(ana, 'awaiting-source');
  expect(verified(await told(item, 'awaiting-source'))).toMatchObject({ disposition: 'rejected' });
});

test('letters that are typed into a field are no commands, and a declined offer goes', async () => {
  const item = await office.capture();
  await ana.getByTestId('offer-card').getByText(item.reference).waitFor();
  await ana.keyboard.press('d');
  await ana.getByTestId('decline-reason').waitFor();
  await ana.keyboard.type('a bad day');
  expect(await ana.getByTestId('decline-reason').inputValue()).toBe('a bad day');
  await ana.keyboard.press('Enter');
  await ana.getByTestId('offer-card').waitFor({ state: 'detached' });
  const { events } = await office.call<History>('GET', `/v1/workitems/${item.id}/history`);
  expect(events.at(-1)).toMatchObject({ type: 'declined', data: { reason: 'a bad day' } });
  await office.call('POST', `/v1/workitems/${item.id}/actions/cancel`, {});
});

test('an agent who leaves is not offered anything, and sees why', async () => {
  await ana.getByTestId('presence-not-ready').click();
  await ana.getByTestId('reason-lunch').click();
  await ana.locator('[data-testid=presence-state][data-presence=not-ready]').getByText('Lunch').waitFor();
  const item = await office.capture();
  const why = await office.call<Explanation>('GET', `/v1/workitems/${item.id}/explanation`);
  expect(why.candidates).toContainEqual(expect.objectContaining({ agent: 'ana', failed: 'presence' }));
  expect(await ana.getByTestId('offer-card').count()).toBe(0);
  await office.call('POST', `/v1/workitems/${item.id}/actions/cancel`, {});
});

test('the supervisor sees figures move, drills down, and reads why an item waits', async () => {
  const sue = await office.signIn('sue');
  await sue.keyboard.press('g');
  await sue.keyboard.press('s');
  await sue.getByTestId('queue-row-claims').waitFor();
  const item = await office.capture({ name: 'Waits for an adjuster' });
  await sue.getByTestId('queue-row-claims').locator('[data-column=waiting]', { hasText: /^1$/ }).waitFor();
  await sue.getByTestId('tile-waiting').click();
  await sue.getByTestId(`task-row-${item.reference}`).click();
  await sue.getByTestId('why').getByText('Ana Adams').waitFor();
  const missing = sue.getByTestId('why').getByText('Adjuster 2, asked >= 3').first();
  await missing.waitFor();
  expect(await missing.isVisible()).toBe(true);
  await sue.keyboard.press('Escape');
  await sue.getByTestId('why').waitFor({ state: 'detached' });
  await office.call('POST', `/v1/workitems/${item.id}/actions/cancel`, {});
  await sue.getByTestId('queue-row-claims').locator('[data-column=waiting]', { hasText: /^0$/ }).waitFor();
  await sue.context().close();
});

test.each(['light', 'dark'] as const)('axe finds nothing on any screen in %s', async (colorScheme) => {
  const open = await office.capture({ name: 'Physiotherapy' });
  const sue = await office.signIn('sue', { colorScheme });
  await sue.getByTestId(`task-row-${open.reference}`).waitFor();
  expect(await axeViolations(sue)).toEqual([]);
  await sue.getByTestId(`task-row-${open.reference}`).click();
  await sue.getByTestId('why').waitFor();
  expect(await axeViolations(sue)).toEqual([]);
  await sue.context().close();

  await office.call('PUT', '/v1/agents/ana/presence', { presence: 'ready' });
  const phone = await office.signIn('ana', { colorScheme, viewport: { width: 390, height: 844 } });
  await phone.getByTestId('offer-accept').waitFor();
  expect(await axeViolations(phone)).toEqual([]);
  await phone.getByTestId('offer-accept').click();
  await inState(phone, 'connected');
  expect(await axeViolations(phone)).toEqual([]);
  expect(await phone.evaluate<boolean>('document.documentElement.scrollWidth > innerWidth')).toBe(false);
  await office.call('POST', `/v1/workitems/${open.id}/actions/cancel`, {});
  await inState(phone, 'cancelled');
  await phone.getByTestId('account').click();
  await phone.getByTestId('sign-out').click();
  await phone.getByTestId('sign-in-ana').waitFor();
  expect(await axeViolations(phone)).toEqual([]);
  await phone.context().close();
});

test('the tabs of one person share one stream, and the next one takes it over', async () => {
  const first = await office.signIn('sue');
  const second = await first.context().newPage();
  const streams: string[] = [];
  second.on('request', (request) => streams.push(...(request.url().endsWith('/v1/stream') ? [request.url()] : [])));
  await second.goto(office.stack.ready.web);
  await second.getByTestId('queue-row-claims').waitFor();
  await untilStream(second);
  expect(streams).toEqual([]);
  const takesOver = second.waitForRequest('**/v1/stream');
  await first.close();
  await takesOver;
  const item = await office.capture({ value: 100 });
  await second.getByTestId(`task-row-${item.reference}`).waitFor();
  await office.call('POST', `/v1/workitems/${item.id}/actions/cancel`, {});
  await second.context().close();
});

test('a lost connection is shown, and the page goes on by itself', async () => {
  process.kill(office.stack.pidOf('api') ?? 0, 'SIGKILL');
  await ana.getByTestId('live-lost').waitFor();
  await ana.getByTestId('live-lost').waitFor({ state: 'detached' });
  const item = await office.capture({ name: 'After the storm' });
  await ana.getByTestId('offer-card').getByText(item.reference).waitFor();
  expect(await ana.getByTestId('live-mark').getAttribute('data-status')).toBe('live');
});

test('no page has told its console of a defect', () => {
  expect(office.defects).toEqual([]);
});
