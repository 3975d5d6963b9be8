import { openOffice } from './office';
import type { Office } from './office';
import { untilStream } from './until';

jest.setTimeout(180_000);

let office: Office;
beforeAll(async () => {
  office = await openOffice();
});
afterAll(() => office?.close());

const grant = (roles: string[]) =>
  office.call('PUT', '/v1/config/grants/ada', {
    kind: 'grant',
    key: 'ada',
    division: 'claims',
    subject: 'ada',
    name: 'Ada Audit',
    roles,
  });

test('whose rights end while a page is open is told so, with the subject that an administrator needs, and no loss of connection', async () => {
  await grant(['auditor']);
  const { token } = await office.call<{ token: string }>('POST', '/v1/dev/tokens', { user: 'ada' });
  const page = await office.signInWith(token);
  await page.goto(`${office.stack.ready.web}/audit`);
  await untilStream(page);
  await page.getByTestId('audit-heads-file').waitFor();

  // Rights without a stream: nothing is lost, it is only not live.
  const permissions = ['audit:view', 'personal:erase'];
  const role = { kind: 'role', key: 'data-protection', division: 'claims', permissions };
  await office.call('PUT', '/v1/config/roles/data-protection', role);
  await grant(['data-protection']);
  await untilStream(page, 'refused');
  expect(await page.getByTestId('live-lost').count()).toBe(0);
  await page.getByTestId('audit-heads-file').waitFor();

  await office.call('PUT', '/v1/config/grants/ada', {
    kind: 'grant',
    key: 'ada',
    division: 'claims',
    subject: 'ada',
    roles: ['auditor'],
    endsAt: '2026-01-01T00:00:00Z',
  });
  await page.reload();
  await page.getByTestId('no-rights').getByText('ada', { exact: true }).waitFor();
  expect(await page.getByTestId('live-lost').count()).toBe(0);
  expect(office.defects).toEqual([]);
});

test("an administrator of a division is offered no new one: those are the installation's", async () => {
  await grant(['admin']);
  const { token } = await office.call<{ token: string }>('POST', '/v1/dev/tokens', { user: 'ada' });
  const page = await office.signInWith(token);
  await page.goto(`${office.stack.ready.web}/config?kind=grants`);
  await page.getByTestId('new-document').waitFor();
  await page.goto(`${office.stack.ready.web}/config?kind=divisions`);
  await page.getByRole('link', { name: 'Claims' }).first().waitFor();
  expect(await page.getByTestId('new-document').count()).toBe(0);
});

test('an item that is open leaves the screen with the right to see it, and so do the menus that were for it', async () => {
  const mayHear = ['stream:read', 'agent:view'];
  const onlooker = (permissions: string[]) =>
    office.call('PUT', '/v1/config/roles/onlooker', { kind: 'role', key: 'onlooker', division: 'claims', permissions });
  await onlooker([...mayHear, 'item:view', 'item:watch']);
  await office.call('PUT', '/v1/config/grants/ada', {
    kind: 'grant',
    key: 'ada',
    division: 'claims',
    subject: 'ada',
    roles: ['onlooker'],
  });
  const { token } = await office.call<{ token: string }>('POST', '/v1/dev/tokens', { user: 'ada' });
  const item = await office.capture({ name: 'Seen no more' });
  const page = await office.signInWith(token);
  await page.goto(`${office.stack.ready.web}/tasks?item=${item.id}`);
  await page.getByTestId('item-state').waitFor();
  await untilStream(page);
  await page.getByRole('link', { name: 'Tasks' }).waitFor();

  await onlooker(mayHear);
  // He hears of no change of the configuration, and of none of the item.
  await page.getByRole('link', { name: 'Tasks' }).waitFor({ state: 'detached' });
  await page.getByText('Seen no more').first().waitFor({ state: 'detached' });
  expect(await page.getByTestId('item-state').count()).toBe(0);
  expect(office.defects).toEqual([]);
});

test('who has neither a desk nor anybody to look after opens what he finds in the list, and hears when he could not be signed out', async () => {
  await grant(['auditor']);
  const { token } = await office.call<{ token: string }>('POST', '/v1/dev/tokens', { user: 'ada' });
  const item = await office.capture({ name: 'Found by its reference' });
  const page = await office.signInWith(token);
  await page.goto(`${office.stack.ready.web}/audit`);
  await untilStream(page);
  await page.keyboard.press('Control+k');
  await page.getByTestId('palette').fill('tasks');
  await page.getByTestId('palette-/tasks').waitFor();
  await page.getByTestId('palette').fill(item.reference);
  await page.getByTestId(`palette-item-${item.id}`).click();
  await page.waitForURL((url) => url.pathname === '/tasks' && url.searchParams.get('item') === item.id);
  await page.getByTestId('item-state').waitFor();
  await page.getByTestId('item-close').click();

  await page.route('**/v1/auth/session', (route) => route.fulfill({ status: 503, json: { code: 'UNAVAILABLE' } }));
  await page.getByTestId('account').click();
  await page.getByTestId('sign-out').click();
  await page.getByRole('alert').waitFor();
  await page.unroute('**/v1/auth/session');
  await page.getByTestId('account').click();
  await page.getByTestId('sign-out').click();
  await page.getByTestId('password').waitFor();
  expect(office.defects).toEqual([]);
});

test('whose role is taken away in the middle of a sentence is told so, and finds the sentence when the role is his again', async () => {
  const { document: sue } = await office.call<{ document: object }>('GET', '/v1/config/agents/sue?division=claims');
  const give = (roles: string[]) => office.call('PUT', '/v1/config/agents/sue?division=claims', { ...sue, roles });
  const item = await office.capture({ name: 'Written about' });
  const page = await office.signIn('sue');
  await page.goto(`${office.stack.ready.web}/tasks?item=${item.id}`);
  const openNote = async () => {
    await page.locator('[data-command=more]').click();
    await page.locator('[role=menu] [data-command=note]').click();
  };
  await openNote();
  await page.getByTestId('command-text').fill('The customer has called, and');
  const told = page.getByRole('dialog').getByTestId('rights-lost');
  expect(await page.getByTestId('rights-lost').count()).toBe(0);

  await give([]);
  await told.getByText('Your rights in Claims have changed').waitFor();
  await page.getByTestId('command-form').waitFor({ state: 'detached' });
  await give(['supervisor']);
  await told.waitFor({ state: 'detached' });
  await openNote();
  expect(await page.getByTestId('command-text').inputValue()).toBe('The customer has called, and');

  // Who has read it puts it away.
  await give([]);
  await told.getByRole('button', { name: 'Close' }).click();
  await told.waitFor({ state: 'detached' });
  expect(await page.getByTestId('rights-lost').count()).toBe(0);
  await give(['supervisor']);
  await page.getByRole('link', { name: 'Supervisor' }).waitFor();
  expect(await page.getByTestId('rights-lost').count()).toBe(0);
  expect(office.defects).toEqual([]);
});
