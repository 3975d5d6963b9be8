import type { Page } from 'playwright-core';
import type { History, ItemView } from '../../api/contract/item';
import { focusByTab } from './keys';
import { openOffice } from './office';
import type { Office } from './office';

jest.setTimeout(180_000);

let office: Office;
let sue: Page;
beforeAll(async () => {
  office = await openOffice();
  sue = await office.signIn('sue');
  await office.call('PUT', '/v1/agents/ben/presence', { presence: 'not-ready', reason: 'meeting' });
});
afterAll(() => office?.close());
afterEach(() => sue.goto(`${office.stack.ready.web}/supervisor`));

/** The form closes with its answer, which may come after the stream has told of the effect: a key would go to the form. */
async function submit(): Promise<void> {
  const button = sue.getByTestId('command-submit');
  await button.click();
  await button.waitFor({ state: 'detached' });
}

/** A command that is given seldom. */
async function more(action: string): Promise<void> {
  await sue.locator('[data-command=more]').click();
  await sue.locator(`[role=menu] [data-command=${action}]`).click();
  await sue.getByTestId('command-form').waitFor();
}

const panelState = (state: string) => sue.locator(`[data-testid=item-state] [data-state=${state}]`).waitFor();
const shelve = async (count: number) => {
  const items: ItemView[] = [];
  for (let each = 0; each < count; each += 1) items.push(await office.capture({ name: `Shelved ${each}` }));
  for (const item of items) await office.act('sue', item, 'transfer', { workbin: 'large-claims' });
  return items;
};
/** Types a part of a name and takes what is found first. */
async function choose(page: Page, text: string, value: string): Promise<void> {
  await page.getByTestId('target').fill(text);
  await page.getByTestId(`target-${value}`).waitFor();
  await page.keyboard.press('Enter');
  await page.getByRole('listbox').waitFor({ state: 'detached' });
}

test('a supervisor assigns an item over the rules, by keyboard alone, takes it back and cancels it', async () => {
  const item = await office.capture({ name: 'Needs somebody now' });
  await sue.getByTestId(`task-row-${item.reference}`).waitFor();
  await sue.locator('[data-testid^=task-row] button').first().focus();
  await sue.keyboard.press('Enter');
  await panelState('queued');
  await focusByTab(sue, '[data-command=assign]');
  await sue.keyboard.press('Enter');
  await sue.locator('[data-testid=target]:focus').waitFor();
  await sue.keyboard.type('ben');
  await sue.getByTestId('target-agent/ben').getByText('Not ready: Meeting · 0 in hand').waitFor();
  await sue.getByTestId('target-agent/ana').waitFor({ state: 'detached' });
  await sue.keyboard.press('Enter');
  await sue.keyboard.press('Enter');
  await panelState('connected');
  await sue.getByTestId('why').getByText('It is in the hands of Ben Brown.').waitFor();
  await sue.getByRole('tab', { name: 'History' }).click();
  await sue.locator('li[data-type=assigned]').getByText('over rings and skills').waitFor();

  await sue.locator('[data-command=requeue]').click();
  await sue.getByTestId('reason').fill('ben is in a meeting');
  await sue.keyboard.press('Enter');
  await panelState('queued');
  await sue.locator('li[data-type=requeued]').getByText('“ben is in a meeting”').waitFor();
  await more('cancel');
  await submit();
  await panelState('cancelled');
  const { events } = await office.call<History>('GET', `/v1/workitems/${item.id}/history`);
  expect(events.map(({ type }) => type)).toEqual(expect.arrayContaining(['assigned', 'requeued', 'cancelled']));
  await sue.keyboard.press('Escape');
  await sue.getByTestId('item-state').waitFor({ state: 'detached' });
});

test('a supervisor steers an item: priority, due date, status, note, pause, escalation, and its next life', async () => {
  const item = await office.capture({ name: 'Goes another way' });
  await sue.goto(`${office.stack.ready.web}/supervisor?item=${item.id}`);
  await panelState('queued');
  await sue.getByRole('tab', { name: 'History' }).click();
  const told = (type: string, text: string) => sue.locator(`li[data-type=${type}]`).getByText(text).first().waitFor();

  await more('reprioritize');
  await sue.getByTestId('priority').fill('901');
  await submit();
  expect(await office.item(item)).toMatchObject({ priority: 901 });
  await more('reprioritize');
  await sue.getByTestId('by-curve').check();
  await sue.getByTestId('reason').fill('the rules are right');
  await submit();
  await told('reprioritized', '“the rules are right”');
  expect((await office.item(item)).priority).not.toBe(901);

  await more('extend');
  // As it is it says nothing: the form waits for another date.
  await sue.getByTestId('command-submit').click();
  await sue.getByText('Choose another date and time first.').waitFor();
  await sue.getByTestId('due-at').fill('2032-05-06T07:08');
  await submit();
  expect(await office.item(item)).toMatchObject({ dueAt: new Date('2032-05-06T07:08').toISOString() });

  const [next] = item.nextStatuses;
  if (next === undefined) throw new Error('no status comes after the first');
  await more('set-status');
  await sue.getByTestId('status').selectOption(next.key);
  await submit();
  expect(await office.item(item)).toMatchObject({ status: next.key });

  await more('note');
  await sue.getByTestId('command-text').fill('The customer has called twice.');
  await submit();
  await told('noted', 'The customer has called twice.');
  await more('pause');
  await submit();
  await panelState('paused');
  await sue.locator('[data-command=resume]').click();
  await panelState('queued');
  await more('escalate');
  await submit();
  await told('escalated', 'Sue');

  await more('cancel');
  await submit();
  await panelState('cancelled');
  await sue.locator('[data-command=restart]').click();
  await submit();
  await panelState('queued');
  expect(await office.item(item)).toMatchObject({ life: 2 });
  await office.act('sue', item, 'cancel', {});
});

test('the Why tab tells whom each ring admits, when the next one opens, and the priority with its curve', async () => {
  const item = await office.capture({ name: 'Two rings' });
  await sue.goto(`${office.stack.ready.web}/supervisor?item=${item.id}`);
  const why = sue.getByTestId('why');
  await why.getByText('Nobody may be offered it now').waitFor();
  await why.getByText('Next ring opens in').waitFor();
  expect(await why.getByTestId('ring-0').getByRole('img').getAttribute('aria-label')).toBe('Admits Ana Adams');
  expect(await why.getByTestId('ring-1').getByRole('img').getAttribute('aria-label')).toBe(
    'Admits Ben Brown, Ana Adams',
  );
  await why.getByTestId('ring-1').getByText('opens in').waitFor();
  await why.getByRole('img', { name: /^Priority [\d,]+ now, rising$/ }).waitFor();
  await office.act('sue', item, 'cancel', {});
});

test('an agent opens as a panel: what he holds and how much more, why he is idle; his presence is set from there', async () => {
  const item = await office.capture({ name: 'Too large for Ben' });
  await sue.getByTestId('agent-ben').click();
  const panel = sue.getByTestId('agent-panel');
  await panel.getByText('Holds nothing.').waitFor();
  await panel.getByTestId('agent-why').getByText('Not ready (Meeting) since').waitFor();
  await panel.getByTestId('presence-ready').click();
  await panel.getByTestId('agent-why').getByText('The one item that waits cannot be offered now').waitFor();
  await panel.getByTestId('agent-why').getByText('Asks for other skills').waitFor();
  await panel.getByTestId('agent-why').getByRole('button').click();
  await panelState('queued');
  await sue.locator('[data-command=assign]').click();
  await choose(sue, 'brown', 'agent/ben');
  await submit();
  await panelState('connected');
  await sue.keyboard.press('Escape');
  await panel.getByTestId(`held-${item.reference}`).waitFor();
  await panel.getByRole('img', { name: 'Workitems: 1 of 2 in use' }).waitFor();
  expect(await office.item(item)).toMatchObject({ assignee: 'ben' });
  await office.act('sue', item, 'cancel', {});
  await office.call('PUT', '/v1/agents/ben/presence', { presence: 'not-ready', reason: 'meeting' });
});

test('a supervisor moves one item out of a workbin, then empties it, which is asked once more', async () => {
  const [first, ...others] = await shelve(4);
  if (first === undefined) throw new Error('nothing was shelved');
  await sue.getByTestId('workbin-large-claims').click();
  const panel = sue.getByTestId('workbin-panel');
  await panel.getByTestId(`select-${first.reference}`).check();
  await sue.getByTestId('move-selected').click();
  await sue.getByText('Choose first where they go.').waitFor();
  await choose(sue, 'claims', 'queue/claims');
  await sue.getByTestId('move-selected').click();
  // The others lie there because they were not chosen: nothing is to be done again for them.
  await sue.getByText('1 item moved.', { exact: true }).waitFor();
  await panel.getByTestId(`shelved-${first.reference}`).waitFor({ state: 'detached' });
  expect(await office.item(first)).toMatchObject({ state: 'queued', queue: 'claims' });

  await choose(sue, 'ana', 'agent/ana');
  await sue.getByTestId('move-all').click();
  await sue.getByText('Move all 3 to Ana Adams?').waitFor();
  // Taken back, it asks anew, and the workbin stays open.
  await sue.keyboard.press('Escape');
  await sue.getByTestId('move-all').click();
  await sue.getByText('Move all 3 to Ana Adams?').waitFor();
  await sue.getByTestId('move-sure').dblclick();
  await sue.getByText('3 items moved.').waitFor();
  await panel.getByText('This workbin is empty.').waitFor();
  for (const item of others) expect(await office.item(item)).toMatchObject({ workbin: 'agent:ana' });
  await sue.keyboard.press('Escape');
  await sue.getByTestId('workbin-agent:ana').getByText('3').waitFor();
  for (const item of [first, ...others]) await office.act('sue', item, 'cancel', {});
});

test('an item that cannot go is told of in words, and does not keep the others', async () => {
  const [gone, stays] = await shelve(2);
  if (gone === undefined || stays === undefined) throw new Error('nothing was shelved');
  await sue.goto(`${office.stack.ready.web}/supervisor?bin=claims/large-claims`);
  await sue.getByTestId('select-all').check();
  await choose(sue, 'office', 'workbin/office');
  // Between what she sees and what she presses, one of them ends.
  await sue.route('**/move?*', async (route) => {
    await office.act('sue', gone, 'cancel', {});
    await route.continue();
  });
  await sue.getByTestId('move-selected').click();
  await sue.getByText('1 item moved.').waitFor();
  await sue.getByText('1 not moved: This does not exist').waitFor();
  await sue.unroute('**/move?*');
  expect(await office.item(stays)).toMatchObject({ workbin: 'office' });
  await office.act('sue', stays, 'cancel', {});
});

test('a supervisor chooses items in the list and does one thing to all of them, which is counted first', async () => {
  const items: ItemView[] = [];
  for (const name of ['First', 'Second', 'Third']) items.push(await office.capture({ name }));
  const [first, second, third] = items;
  if (first === undefined || second === undefined || third === undefined) throw new Error('nothing was captured');
  const bar = sue.getByTestId('bulk-bar');
  for (const { reference } of [first, second]) await sue.getByTestId(`choose-${reference}`).check();
  await bar.getByText('2 chosen').waitFor();
  await bar.locator('[data-command=reprioritize]').click();
  await sue.getByTestId('bulk-priority').fill('1234');
  await sue.keyboard.press('Enter');
  await sue.getByTestId('bulk-count').getByText('Fix the priority of 2 items at 1,234?').waitFor();
  expect(await sue.getByTestId('bulk-sample').locator('li').count()).toBe(2);
  await sue.locator('[data-testid=bulk-count]:focus').waitFor();
  // Between what is counted and what is done, one of them ends.
  await office.act('sue', second, 'cancel', {});
  await submit();
  const job = sue.getByTestId('bulk-job');
  await job.and(sue.locator('[data-state=done]')).getByText('1 of 2 done').waitFor();
  await job.getByText('1 failed: This item is closed.').waitFor();
  await job.getByText(second.reference).waitFor();
  expect(await Promise.all([first, third].map(async (item) => (await office.item(item)).priority === 1234))).toEqual([
    true,
    false,
  ]);
  await sue.getByTestId('bulk-close').click();
  await job.waitFor({ state: 'detached' });

  await sue.getByTestId(`task-row-${second.reference}`).waitFor({ state: 'detached' });
  await sue.getByTestId('choose-shown').check();
  await bar.locator('[data-command=cancel]').click();
  await sue.getByTestId('command-submit').click();
  await sue.getByTestId('bulk-count').waitFor();
  await submit();
  await job.and(sue.locator('[data-state=done]')).waitFor();
  for (const item of [first, third]) expect(await office.item(item)).toMatchObject({ state: 'cancelled' });
});

test('no page has told its console of a defect', () => {
  expect(office.defects).toEqual([]);
});
