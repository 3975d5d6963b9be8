import type { AuditPage } from '../../api/contract/audit';
import type { CaseView } from '../../api/contract/case';
import { caseDocuments } from './case-documents';
import { openOffice } from './office';
import type { Office } from './office';

jest.setTimeout(240_000);

let office: Office;
beforeAll(async () => {
  office = await openOffice();
  await office.call('POST', '/v1/config/apply', { documents: caseDocuments });
});
afterAll(() => office?.close());

/** Opens the link as somebody who is signed out and has never been here, and signs in. */
async function follow(user: string, path: string) {
  const page = await office.visit();
  await page.goto(office.stack.ready.web + path);
  await page.getByTestId('password').fill(office.password);
  await page.getByTestId(`sign-in-${user}`).click();
  await page.getByTestId('live-mark').waitFor();
  expect(page.url()).toBe(office.stack.ready.web + path);
  return page;
}

test('a link to a tab of an item, of a case, and to a filtered list opens there after signing in', async () => {
  const item = await office.capture();
  const history = await follow('sue', `/tasks?item=${item.id}&tab=history`);
  await history.locator('[data-testid=history] [data-type=captured]').waitFor();
  await history.getByRole('tab', { name: 'Facts' }).click();
  await history.waitForURL(/tab=facts/);
  await history
    .getByTestId('panel-close')
    .or(history.getByRole('button', { name: 'Close' }))
    .first()
    .click();
  await history.waitForURL((url) => url.search === '');
  await history.context().close();

  const attributes = { Claim_Value: 1, payment: 'bank' };
  const { id } = await office.call<CaseView>('POST', '/v1/cases', { type: 'claim', name: 'claim', attributes });
  const notes = await follow('sue', `/cases/${id}?tab=notes`);
  await notes.getByText('Nobody has written a note.').waitFor();
  await notes.context().close();

  const list = await follow('sue', '/tasks?q=zzz&sort=-dueAt');
  await list.getByText('No item matches these filters.').waitFor();
  expect(await list.locator('[data-testid^=task-row]').count()).toBe(0);
  await list.context().close();
});

test('a link to an entry of the audit opens it among those of its object', async () => {
  const item = await office.capture();
  await office.act('sue', item, 'cancel', {});
  const { entries } = await office.call<AuditPage>('GET', `/v1/audit?object=${item.id}&verb=cancel`);
  const [entry] = entries;
  const page = await office.signInWith(office.stack.ready.tokens.admin);
  await page.goto(`${office.stack.ready.web}/audit`);
  await page.getByTestId(`audit-${entry?.id}`).getByRole('button').click();
  await page.getByTestId('audit-link').click();
  await page.waitForURL(new RegExp(`object=${item.id}.*entry=`));
  await page.reload();
  await page.locator(`[data-testid="audit-${entry?.id}"][data-open=true]`).waitFor();
  expect(await page.locator('[data-testid^="audit-"][data-open]').count()).toBe(1);
  await page.context().close();
});

test('a link to a bulk job shows it long after it has ended', async () => {
  const page = await office.signIn('sue');
  const item = await office.capture();
  await page.goto(`${office.stack.ready.web}/tasks`);
  await page.getByTestId(`choose-${item.reference}`).check();
  await page.locator('[data-testid=bulk-bar] [data-command=cancel]').click();
  await page.getByTestId('command-submit').click();
  await page.getByTestId('command-submit').click();
  await page.locator('[data-testid=bulk-job][data-state=done]').waitFor();
  await page.getByTestId('bulk-link').click();
  await page.waitForURL(/job=/);
  const { search } = new URL(page.url());
  await page.context().close();
  const later = await follow('sue', `/tasks${search}`);
  await later.locator('[data-testid=bulk-job][data-state=done]').waitFor();
  await later.getByTestId('bulk-close').click();
  await later.getByTestId('bulk-job').waitFor({ state: 'detached' });
  expect(new URL(later.url()).searchParams.has('job')).toBe(false);
  await later.context().close();
});

test('no page has told its console of a defect', () => {
  expect(office.defects).toEqual([]);
});
