import type { Page } from 'playwright-core';
import type { CaseView } from '../../api/contract/case';
import type { CaseDiagram } from '../../api/contract/case-diagram';
import type { ItemPage } from '../../api/contract/item';
import { axeViolations } from './axe';
import { caseDocuments, claimModel } from './case-documents';
import { focusByTab } from './keys';
import { openOffice } from './office';
import type { Office } from './office';

jest.setTimeout(240_000);

let office: Office;
let sue: Page;
beforeAll(async () => {
  office = await openOffice();
  await office.call('POST', '/v1/config/apply', { documents: caseDocuments });
  await office.call('PUT', '/v1/agents/ana/presence', { presence: 'not-ready', reason: 'admin-work' });
  sue = await office.signIn('sue');
});
afterAll(() => office?.close());

const start = (type: string, payment = 'bank', name = 'By the API') =>
  office.call<CaseView>('POST', '/v1/cases', { type, name, attributes: { Claim_Value: 900, payment } });
const open = ({ id }: { id: string }) => sue.goto(`${office.stack.ready.web}/cases/${id}`);
const stands = (element: string) => sue.locator(`[data-testid=waiting] [data-token=${element}]`).waitFor();
const state = (is: string) => sue.locator(`[data-testid=case-state] [data-state=${is}]`).waitFor();
const drawn = (marker: string, element: string) =>
  sue.locator(`.djs-element.${marker}[data-element-id=${element}]`).waitFor();
async function submit(): Promise<void> {
  const button = sue.getByTestId('command-submit');
  await button.click();
  await button.waitFor({ state: 'detached' });
}
/** Approves the claim, as an agent would, once its task is there. */
async function approve({ id, reference }: CaseView): Promise<void> {
  await stands('approve');
  const link = sue.locator('[data-token=approve] a');
  await link.waitFor();
  const { items } = await office.call<ItemPage>('GET', `/v1/workitems?source=case&externalTag=${reference}`);
  const [item] = items;
  if (item === undefined) throw new Error(`no item stands for a task of ${id}`);
  await office.act('sue', item, 'assign', { agent: 'ana' });
  await office.act('ana', item, 'complete', { disposition: 'approved' });
}

test('a claim is started by its form, approved, repaired and seen on its diagram to its end', async () => {
  await sue.goto(`${office.stack.ready.web}/cases`);
  await sue.getByText('No case is open.').waitFor();
  await sue.getByTestId('start-case').click();
  // Nobody can start what begins by a message.
  expect(await sue.getByTestId('start-type').locator('option').allTextContents()).toEqual([
    'Claim',
    'Recalled',
    'Undrawn',
  ]);
  await sue.getByTestId('start-type').selectOption({ label: 'Claim' });
  await sue.getByTestId('command-submit').click();
  await sue.getByText('This is needed.').first().waitFor();
  await sue.getByTestId('start-name').fill('Broken arm');
  await sue.getByTestId('field-Claim_Value').fill('a lot');
  await sue.getByText('Type a number.').waitFor();
  await sue.getByTestId('field-Claim_Value').fill('1200');
  await sue.getByTestId('field-payment').fill('cash');
  await sue.getByTestId('command-submit').click();
  await sue.waitForURL(/\/cases\/[\da-f-]{36}$/);
  const id = new URL(sue.url()).pathname.split('/').at(-1) ?? '';
  const found = await office.call<CaseView>('GET', `/v1/cases/${id}`);
  expect(found).toMatchObject({
    type: 'claim',
    name: 'Broken arm',
    attributes: { Claim_Value: 1200, payment: 'cash' },
  });
  await drawn('cw-token', 'approve');
  await sue.locator('.bjs-powered-by').waitFor();

  await approve(found);
  await drawn('cw-fault', 'way');
  await drawn('cw-done', 'approve');
  await sue.locator('[data-incident=way]').getByText('None of the conditions after it holds').waitFor();
  // A gateway has no work that could count as done.
  expect(await sue.locator('[data-incident=way] [data-command=skip]').count()).toBe(0);
  expect(await axeViolations(sue)).toEqual([]);
  await sue.locator('[data-incident=way] [data-command=set-variables]').click();
  await sue.getByTestId('command-submit').click();
  await sue.getByText('Nothing differs from before.').waitFor();
  await sue.getByTestId('variable-payment').fill('bank');
  await sue.getByTestId('reason').fill('he called: by bank');
  await submit();
  await sue.locator('[data-type=asked-set-variables]').getByText('“he called: by bank”').waitFor();
  await sue.locator('[data-incident=way] [data-command=retry]').click();
  await submit();
  await drawn('cw-token', 'transfer');
  await sue.getByTestId('incidents').waitFor({ state: 'detached' });

  await sue.locator('[data-token=transfer] [data-command=complete]').click();
  await submit();
  await sue.locator('[data-token=aftercare] [data-command=activate]').click();
  await sue.getByTestId('command-submit').click();
  await sue.getByText('Choose at least one.').waitFor();
  await sue.getByTestId('activate-letter').check();
  await submit();
  await sue.locator('[data-token=letter] [data-command=complete]').click();
  await submit();
  await state('completed');
  await drawn('cw-done', 'end');
  await sue.getByText('Nothing waits: the case has ended').waitFor();
});

test('a token is moved by what is picked in the diagram, and the case suspended, resumed and terminated', async () => {
  const found = await start('claim');
  await open(found);
  await stands('approve');
  await sue.locator('[data-token=approve] [data-command=modify]').click();
  await sue.getByTestId('cancel-approve').and(sue.locator(':checked')).waitFor();
  await sue.locator('.djs-element[data-element-id=cheque] .djs-hit').first().click({ force: true });
  await drawn('cw-picked', 'cheque');
  expect(await sue.getByTestId('begin-at').inputValue()).toBe('cheque');
  await submit();
  await stands('cheque');
  const { tokens } = await office.call<CaseDiagram>('GET', `/v1/cases/${found.id}/diagram`);
  expect(tokens.map(({ element }) => element)).toEqual(['claim-case', 'cheque']);

  for (const [command, becomes] of [
    ['suspend', 'suspended'],
    ['resume', 'active'],
    ['terminate', 'terminated'],
  ] as const) {
    await sue.locator(`[data-command=${command}]`).click();
    await sue.getByTestId('reason').fill(`to ${command}`);
    await sue.keyboard.press('Enter');
    await state(becomes);
    await sue.locator('li', { hasText: `“to ${command}”` }).waitFor();
  }
});

test('what may come to a whole case or sub-process is shown, and a case that an error ended goes on by a token alone', async () => {
  const found = await start('recalled');
  await open(found);
  await stands('count');
  const inner = sue.locator('[data-token=inner]');
  await inner.getByText('Too late: timer at').waitFor();
  await inner.locator('[data-command=modify]').waitFor();
  const whole = sue.locator('[data-token=whole]');
  await whole.getByText(found.reference).waitFor();
  await whole.getByText('Waits for signal recall-all').waitFor();
  expect(await whole.locator('[data-command=modify]').count()).toBe(0);
  expect(await axeViolations(sue)).toEqual([]);
  await whole.locator('[data-command=trigger]').click();
  await submit();
  await state('failed');
  const incident = sue.locator('[data-incident=re]');
  await incident.getByText('Put a token where it should go on').waitFor();
  expect(await incident.locator('[data-command=retry], [data-command=skip]').count()).toBe(0);
  await incident.locator('[data-command=modify]').click();
  await sue.getByTestId('begin-at').selectOption('inner');
  await submit();
  await state('active');
  await stands('count');
});

test('the list finds a case by its reference, filters, sorts, and tells of incidents by itself', async () => {
  const [first, second] = [await start('claim', 'bank', 'First of two'), await start('claim', 'cash', 'Second of two')];
  await sue.goto(`${office.stack.ready.web}/cases?q=of+two`);
  const rows = sue.locator('tr[data-testid^=case-] th');
  for (const { reference } of [first, second]) await sue.getByTestId(`case-${reference}`).waitFor();
  expect(await rows.allTextContents()).toEqual([second.reference, first.reference]);
  await sue.getByTestId('sort-started').click();
  await sue.waitForURL(/sort=createdAt/);
  await sue.locator('tr[data-testid^=case-]:first-child', { hasText: first.reference }).waitFor();
  await sue.getByTestId('filter-text').fill(second.reference);
  await sue.getByTestId(`case-${first.reference}`).waitFor({ state: 'detached' });
  await sue.getByTestId('filter-incidents').check();
  await sue.getByText('No case matches these filters.').waitFor();
  await sue.goBack();
  await open(second);
  await approve(second);
  await sue.goto(`${office.stack.ready.web}/cases?incidents=true`);
  await sue.getByTestId(`case-${second.reference}`).getByText('1 incident').waitFor();
  expect(await axeViolations(sue)).toEqual([]);
  await focusByTab(sue, `[data-testid=case-${second.reference}] a`);
  await sue.keyboard.press('Enter');
  await sue.locator('[data-incident=way]').waitFor();
});

test('a model whose file draws nothing is drawn all the same, and an item leads to its case', async () => {
  const found = await start('undrawn');
  await open(found);
  await drawn('cw-token', 'approve');
  await sue.locator('[data-token=approve] a').click();
  await sue.getByRole('tab', { name: 'Facts' }).click();
  await sue.getByTestId('item-case').click();
  await sue.getByRole('heading', { name: found.reference }).waitFor();
  expect(new URL(sue.url()).pathname).toBe(`/cases/${found.id}`);
});

test('an administrator uploads a model, sees what is refused at its element, mends it and publishes it', async () => {
  const page = await office.signInWith(office.stack.ready.tokens.admin);
  await page.goto(`${office.stack.ready.web}/case-types?type=new`);
  await page.getByTestId('new-division').selectOption('claims');
  await page.getByTestId('new-key').fill('uploaded');
  await page.getByTestId('new-go').click();
  const upload = (text: string) =>
    page
      .locator('input[type=file]')
      .setInputFiles({ name: 'claim.bpmn', mimeType: 'text/xml', buffer: Buffer.from(text) });
  await upload(claimModel.replace('casewright:worktype="approval"', 'casewright:worktype="nowhere"'));
  await page.getByTestId('save-draft').click();
  await page.getByTestId('said').getByText('Approve the claim').waitFor();
  await page.locator('.djs-element.cw-fault[data-element-id=approve]').waitFor();
  expect(await page.getByTestId('publish').isDisabled()).toBe(true);
  expect(await axeViolations(page)).toEqual([]);
  await upload(claimModel);
  await page.getByTestId('save-draft').click();
  await page.getByText('Nothing is wrong with this draft.').waitFor();
  await page.getByTestId('publish').click();
  await page.getByTestId('publish-go').click();
  await page.getByText('Version 1 is published.').waitFor();
  expect(await start('uploaded')).toMatchObject({ typeVersion: 1 });
  await page.context().close();
});

test('no page has told its console of a defect', () => {
  expect(office.defects).toEqual([]);
});
