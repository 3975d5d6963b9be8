import type { Page } from 'playwright-core';
import type { ItemView } from '../../api/contract/item';
import { inState } from './in-state';
import { openOffice } from './office';
import type { Office } from './office';
import { openSurveys } from './survey';

jest.setTimeout(180_000);

let office: Office;
let ana: Page;
let survey: (agent?: string) => Promise<ItemView>;
beforeAll(async () => {
  office = await openOffice();
  survey = await openSurveys(office);
  await office.call('PUT', '/v1/agents/ana/presence', { presence: 'not-ready', reason: 'admin-work' });
  ana = await office.signIn('ana');
});
afterAll(() => office?.close());
afterEach(() => office.cancelOpen());

const open = async (item: ItemView) => {
  await ana.goto(`${office.stack.ready.web}/work?item=${item.id}`);
  await inState(ana, 'connected');
};
/** By a press: what is written in this window would go with a load of the page. */
const openFromRail = (item: ItemView) => ana.getByRole('button', { name: item.reference }).first().click();

const fill = async () => {
  await ana.getByTestId('field-Damage').fill('1200');
  await ana.getByTestId('field-Remarks').fill('Half of what was seen');
  await ana.getByTestId('disposition-paid').locator('label').click();
};
const unsent = () => ana.getByTestId('unsent');

test('what was filled in for an item that somebody else ends is shown as not sent, and goes with the item', async () => {
  const [item, other] = [await survey('ana'), await survey('ana')];
  await open(item);
  await fill();
  await office.act('sue', item, 'cancel', {});
  await inState(ana, 'cancelled');
  await unsent().getByText('This was not sent').waitFor();
  for (const text of ['1,200', 'Half of what was seen', 'Paid'])
    await unsent().getByText(text, { exact: true }).waitFor();
  // Another tab of the item is no way out of it.
  await ana.getByRole('tab', { name: 'History' }).click();
  await ana.getByRole('tab', { name: 'Work' }).click();
  await unsent().waitFor();

  await openFromRail(other);
  await inState(ana, 'connected');
  await ana.goBack();
  await inState(ana, 'cancelled');
  expect(await unsent().count()).toBe(0);
});

test('what was filled in waits for a parked item, he is told so before he parks it, and the form has it again', async () => {
  const item = await survey('ana');
  await open(item);
  await ana.locator('[data-command=park]').click();
  await ana.getByTestId('command-form').waitFor();
  expect(await ana.getByTestId('command-form').getByText('not saved with the item').count()).toBe(0);
  await ana.getByRole('button', { name: 'Back', exact: true }).click();
  await fill();
  await ana.locator('[data-command=park]').click();
  await ana.getByTestId('command-form').getByText('not saved with the item').waitFor();
  await ana.getByTestId('command-submit').click();
  await inState(ana, 'parked');
  await unsent().getByText('waits in this window').waitFor();

  await ana.locator('[data-command=pull]').click();
  await inState(ana, 'connected');
  expect(await ana.getByTestId('field-Remarks').inputValue()).toBe('Half of what was seen');
  // What was told of is taken back by another way. His work is read a moment after the answer.
  await ana.getByTestId('undo').waitFor({ state: 'detached' });
  await ana.getByTestId('field-Kind').selectOption('Water');
  await ana.getByTestId('complete').click();
  await inState(ana, 'completed');
  expect((await office.item(item)).attributes).toMatchObject({ Damage: 1_200, Kind: 'Water' });
  expect(await unsent().count()).toBe(0);
});

test('what waits for an item that somebody else has may be discarded', async () => {
  const item = await survey('ana');
  await open(item);
  await fill();
  await office.act('sue', item, 'transfer', { agent: 'ben' });
  await inState(ana, 'parked');
  await ana.getByTestId('unsent-discard').click();
  await unsent().waitFor({ state: 'detached' });
  await office.act('sue', item, 'assign', { agent: 'ana' });
  await inState(ana, 'connected');
  expect(await ana.getByTestId('field-Damage').inputValue()).toBe('');
});

test('an item that is taken out of his hands while he looks at another one is told of, with what was not sent', async () => {
  const [item, other] = [await survey('ana'), await survey('ana')];
  await open(item);
  await fill();
  await openFromRail(other);
  await ana.getByRole('heading', { name: other.reference }).waitFor();
  await office.act('sue', item, 'cancel', {});
  const told = ana.getByTestId('departed');
  await told.getByText(`${item.reference} is no longer in your hands. What you filled in was not sent.`).waitFor();
  await told.getByRole('button', { name: 'Open' }).click();
  await inState(ana, 'cancelled');
  await unsent().getByText('Half of what was seen').waitFor();
  expect(await told.innerText()).toBe('');

  // His own commands are no news to him.
  await ana.goBack();
  await inState(ana, 'connected');
  await ana.locator('[data-command=park]').click();
  await ana.getByTestId('command-submit').click();
  await ana.getByTestId('done').getByText('is parked').waitFor();
  expect(await told.innerText()).toBe('');
});

async function endSession(): Promise<void> {
  await ana.context().clearCookies();
  await ana.getByTestId('open-palette').click();
  await ana.getByTestId('palette').fill('CLM-000001');
  await ana.getByText('Your session ended').waitFor();
  await ana.getByTestId('password').fill(office.password);
  await ana.getByTestId('sign-in-ana').click();
  await ana.getByTestId('live-mark').and(ana.locator('[data-status=live]')).waitFor();
  await inState(ana, 'connected');
}

test('a session that ends takes nothing of a park, a reschedule or a transfer that was being given', async () => {
  const item = await survey('ana');
  await open(item);
  await ana.locator('[data-command=park]').click();
  await ana.getByTestId('park-reason').fill('Call back');
  await ana.getByTestId('park-wake').selectOption('hours4');
  await endSession();
  await ana.locator('[data-command=park]').click();
  expect(await ana.getByTestId('park-reason').inputValue()).toBe('Call back');
  expect(await ana.getByTestId('park-wake').inputValue()).toBe('hours4');
  // Who goes back does not want it.
  await ana.getByRole('button', { name: 'Back', exact: true }).click();
  await ana.locator('[data-command=park]').click();
  expect(await ana.getByTestId('park-reason').inputValue()).toBe('');
  await ana.getByRole('button', { name: 'Back', exact: true }).click();

  await ana.locator('[data-command=transfer]').click();
  await ana.getByTestId('target').fill('large');
  await ana.getByTestId('target-workbin/large-claims').click();
  await endSession();
  await ana.locator('[data-command=transfer]').click();
  expect(await ana.getByTestId('target').inputValue()).toBe('Large claims');
  await ana.getByRole('button', { name: 'Back', exact: true }).click();

  await ana.locator('[data-command=reschedule]').click();
  await ana.getByTestId('reason').fill('They asked');
  await endSession();
  await ana.locator('[data-command=reschedule]').click();
  expect(await ana.getByTestId('reason').inputValue()).toBe('They asked');
  await ana.getByTestId('due-at').fill('2032-05-06T07:08');
  await ana.getByTestId('command-submit').click();
  await ana.getByTestId('done').getByText('is rescheduled').waitFor();
  await ana.locator('[data-command=reschedule]').click();
  expect(await ana.getByTestId('reason').inputValue()).toBe('');
  expect((await office.item(item)).dueAt).toContain('2032-05-0');
});

test('no page has told its console of a defect', () => {
  expect(office.defects).toEqual([]);
});
