import type { Page } from 'playwright-core';
import type { ItemView } from '../../api/contract/item';
import { inState } from './in-state';
import { pressAll } from './keys';
import { openOffice } from './office';
import type { Office } from './office';
import { untilListStands, untilStream } from './until';

jest.setTimeout(180_000);

let office: Office;
let ana: Page;
let ben: Page;
let sue: Page;
beforeAll(async () => {
  office = await openOffice();
  [ana, ben, sue] = await Promise.all([office.signIn('ana'), office.signIn('ben'), office.signIn('sue')]);
  for (const page of [ana, ben]) await hearsByStreamAlone(page);
});
afterAll(() => office?.close());

/** From here on the page asks nothing again by itself: what it shows anew, the stream has told it. */
async function hearsByStreamAlone(page: Page): Promise<void> {
  await page.addInitScript('globalThis.setInterval = () => 0;');
  await page.reload();
  await untilStream(page);
}

const be = (agent: string, presence: object) => office.call('PUT', `/v1/agents/${agent}/presence`, presence);
const ready = { presence: 'ready' };
const away = { presence: 'not-ready', reason: 'admin-work' };
const accept = (page: Page) => page.getByTestId('offer-accept');
const card = (page: Page, { reference }: ItemView) => page.getByTestId('offer-card').getByText(reference);
/** One that both may have. */
const small = () => office.capture({ value: 100 });

test('what is offered to one can be seen by the other and accepted by him in no way, until it is offered to him', async () => {
  await be('ana', ready);
  const item = await small();
  await card(ana, item).waitFor();
  await be('ben', ready);
  await ben.locator('[data-testid=presence-state][data-presence=ready]').waitFor();
  await ben.goto(`${office.stack.ready.web}/work?item=${item.id}`);
  await inState(ben, 'offered');
  expect(await accept(ben).count()).toBe(0);
  expect(await ben.locator('[data-command=accept]').count()).toBe(0);
  const [offer] = (await office.workOf('ana')).offers;
  const refusal = await ben.evaluate<number>(
    `fetch('/v1/workitems/${item.id}/actions/accept', { method: 'POST', headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ offerId: '${offer?.offerId}' }) }).then(({ status }) => status)`,
  );
  expect(refusal).toBeGreaterThanOrEqual(400);
  expect(await office.item(item)).toMatchObject({ state: 'offered' });
  expect((await office.workOf('ana')).offers).toMatchObject([{ offerId: offer?.offerId }]);

  await ana.getByTestId('offer-decline').click();
  await ana.getByTestId('offer-decline-confirm').click();
  await card(ben, item).waitFor();
  await ana.getByTestId('offer-card').waitFor({ state: 'detached' });
  await accept(ben).click();
  await inState(ben, 'connected');
  expect(await office.item(item)).toMatchObject({ assignee: 'ben' });
  await office.act('sue', item, 'cancel', {});
  for (const agent of ['ana', 'ben']) await be(agent, away);
});

test('an accept that is pressed after the offer went to somebody else is refused in words, and takes nothing from him', async () => {
  await be('ana', ready);
  const item = await small();
  await card(ana, item).waitFor();
  // Her page has not heard of it yet: it waits for the answer about her work.
  let hear = () => {};
  const heard = new Promise<void>((resolve) => (hear = resolve));
  await ana.route('**/v1/agents/ana/work', async (route) => {
    await heard;
    await route.continue();
  });
  await be('ben', ready);
  await be('ana', away);
  await card(ben, item).waitFor();
  const answered = ana.waitForResponse('**/actions/accept');
  await accept(ana).click();
  expect((await answered).status()).toBe(409);
  expect(await office.workOf('ben')).toMatchObject({ offers: [{ item: { id: item.id } }], assignments: [] });
  hear();
  await ana.getByText('This item is no longer offered to you').waitFor();
  await ana.getByTestId('offer-card').waitFor({ state: 'detached' });
  await accept(ben).click();
  await inState(ben, 'connected');
  expect(await office.item(item)).toMatchObject({ assignee: 'ben' });
  await ana.unroute('**/v1/agents/ana/work');
  await office.act('sue', item, 'cancel', {});
  await be('ben', away);
});

test('of two who take the same item from a shelf at once one has it, and the other is told so', async () => {
  const item = await small();
  await office.act('sue', item, 'transfer', { workbin: 'large-claims' });
  for (const page of [ana, ben]) {
    await pressAll(page, 'g w');
    await page.getByTestId('place-bin-large-claims').click();
  }
  const take = (page: Page) => page.getByTestId(`take-${item.reference}`);
  await Promise.all([take(ana).click(), take(ben).click()]);
  const holder = await Promise.race([ana, ben].map((page) => inState(page, 'connected').then(() => page)));
  await (holder === ana ? ben : ana).getByRole('alert').first().waitFor();
  expect(await office.item(item)).toMatchObject({ state: 'connected', assignee: holder === ana ? 'ana' : 'ben' });
  await office.act('sue', item, 'cancel', {});
});

test('an agent sees what a supervisor puts into her hands, on her shelf, and takes away again, told by the stream', async () => {
  const item = await office.capture({ name: 'Goes from hand to hand' });
  await ana.goto(`${office.stack.ready.web}/work`);
  await ana.getByTestId('place-work').waitFor();
  for (const page of [ana, ben]) await page.evaluate('globalThis.isTheSamePage = true');
  // She looks at nothing else: it opens by itself.
  await moveInApp(item, 'assign', 'adams', 'agent/ana');
  await inState(ana, 'connected');
  await ana.getByRole('heading', { name: item.reference }).waitFor();
  await moveInApp(item, 'transfer', 'claims', 'queue/claims');
  await inState(ana, 'queued');

  const entry = ana.getByTestId(`work-item-${item.reference}`);
  await pressAll(ana, 'g b');
  await ana.getByText('Your workbin is empty').waitFor();
  await moveInApp(item, 'transfer', 'adams', 'agent/ana');
  await entry.waitFor();
  await moveInApp(item, 'transfer', 'brown', 'agent/ben');
  await entry.waitFor({ state: 'detached' });
  await pressAll(ben, 'g b');
  await ben.getByTestId(`work-item-${item.reference}`).waitFor();
  await office.act('sue', item, 'cancel', {});
  await ben.getByTestId(`work-item-${item.reference}`).waitFor({ state: 'detached' });
  for (const page of [ana, ben]) expect(await page.evaluate<unknown>('globalThis.isTheSamePage')).toBe(true);
});

test('no page has told its console of a defect', () => {
  expect(office.defects).toEqual([]);
});

/** By the supervisor in her browser. */
async function moveInApp(item: ItemView, command: 'assign' | 'transfer', text: string, target: string): Promise<void> {
  await sue.goto(`${office.stack.ready.web}/supervisor?item=${item.id}`);
  await sue.getByTestId('item-state').waitFor();
  await sue.locator(`[data-command=${command}]`).click();
  await sue.getByTestId('target').fill(text);
  await sue.getByTestId(`target-${target}`).waitFor();
  await untilListStands(sue);
  await sue.keyboard.press('Enter');
  await sue.getByRole('listbox').waitFor({ state: 'detached' });
  await sue.getByTestId('command-submit').click();
  await sue.getByTestId('command-form').waitFor({ state: 'detached' });
}
