import type { Page } from 'playwright-core';
import type { CaseView } from '../../api/contract/case';
import { axeViolations } from './axe';
import { caseDocuments, claimModel } from './case-documents';
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

const start = (name: string) =>
  office.call<CaseView>('POST', '/v1/cases', {
    type: 'claim',
    name,
    attributes: { Claim_Value: 900, payment: 'bank' },
  });
const read = ({ id }: CaseView) => office.call<CaseView>('GET', `/v1/cases/${id}`);
const open = async ({ id }: CaseView) => {
  await sue.goto(`${office.stack.ready.web}/cases/${id}`);
  await sue.locator('[data-token=approve] a').waitFor();
};
const tab = (name: string) => sue.getByRole('tab', { name }).click();
async function submit(page = sue): Promise<void> {
  const button = page.getByTestId('command-submit');
  await button.click();
  await button.waitFor({ state: 'detached' });
}

test('people take part with a role, the case gets an owner, links and notes, and all of it is told', async () => {
  const found = await start('With people');
  await open(found);
  await tab('Participants');
  await sue.getByText('Nobody takes part in the case').waitFor();
  await sue.getByTestId('add-participant').click();
  await sue.getByTestId('target').fill('ben');
  await sue.getByTestId('target-agent/ben').click();
  await sue.getByTestId('command-submit').click();
  await sue.getByText('This is needed.').waitFor();
  await sue.getByTestId('participant-role').fill('expert');
  await submit();
  await sue.getByTestId('add-participant').click();
  await sue.getByText('Somebody else').click();
  await sue.getByTestId('participant-name').fill('Dr. Miller');
  await sue.getByTestId('participant-role').fill('doctor');
  await submit();
  await sue.locator('[data-participant=ben] [data-command=add-participant]').click();
  await sue.getByTestId('participant-role').fill('reviewer');
  await submit();
  await sue.locator('[data-participant=ben]').getByText('reviewer').waitFor();
  expect((await read(found)).participants).toEqual([
    { agent: null, name: 'Dr. Miller', role: 'doctor' },
    { agent: 'ben', name: null, role: 'reviewer' },
  ]);
  expect(await axeViolations(sue)).toEqual([]);
  await sue.locator('[data-participant="Dr. Miller"] [data-command=remove-participant]').click();
  await sue.locator('[data-participant="Dr. Miller"]').waitFor({ state: 'detached' });

  await sue.locator('header [data-command=assign]').click();
  await sue.getByTestId('target').fill('ana');
  await sue.getByTestId('target-agent/ana').click();
  await submit();
  await tab('Links');
  await sue.locator('button[data-command=link]').click();
  await sue.getByTestId('link-ref').fill('call-17');
  await sue.getByTestId('link-title').fill('The first call');
  await sue.getByTestId('link-url').fill('example.org');
  await sue.getByText('begins with https://').waitFor();
  await sue.getByTestId('link-url').fill('https://example.org/calls/17');
  await submit();
  const link = sue.locator('[data-link=call-17] a');
  expect(await link.getAttribute('href')).toBe('https://example.org/calls/17');
  await tab('Notes');
  await sue.getByRole('tabpanel').locator('[data-command=note]').click();
  await sue.getByTestId('command-text').fill('She calls again on Monday.');
  await submit();
  await sue.getByTestId('case-notes').getByText('She calls again on Monday.').waitFor();
  expect(await read(found)).toMatchObject({ owner: 'ana', links: [{ kind: 'interaction', ref: 'call-17' }] });
  await tab('Timeline');
  for (const type of ['participant-added', 'participant-removed', 'linked', 'owner-changed', 'noted'])
    await sue.locator(`[data-type=${type}]`).first().waitFor();
});

test('a case that has ended is closed with what came of it, then reopened, and its statuses tell their time', async () => {
  const found = await start('To be closed');
  await open(found);
  await sue.locator('[data-command=terminate]').click();
  await submit();
  await sue.locator('[data-command=close]').click();
  await sue.getByTestId('command-submit').click();
  await sue.getByText('This is needed.').waitFor();
  await sue.getByTestId('outcome').fill('withdrawn');
  await submit();
  await sue.locator('header dd', { hasText: 'withdrawn' }).waitFor();
  expect(await read(found)).toMatchObject({ outcome: 'withdrawn', status: 'closed' });
  await sue.locator('[data-command=reopen]').click();
  await submit();
  await sue.locator('[data-testid=case-state] [data-state=active]').waitFor();
  await sue.locator('[data-token=approve]').waitFor();
  await tab('Statuses');
  await sue.locator('[data-status=closed]').waitFor();
  await sue.locator('[data-status=in-progress]').getByText('(now)').waitFor();
  expect(await read(found)).toMatchObject({ state: 'active', outcome: null });
});

test('a supervisor makes a link to a task, somebody opens it elsewhere, and it opens nothing once it is taken back', async () => {
  const found = await start('With a link');
  await open(found);
  await tab('Tasks');
  await sue.getByTestId('task-links-toggle').click();
  await sue.getByText('Nobody has a link to this task.').waitFor();
  await sue.locator('[data-command=task-link]').click();
  await sue.getByTestId('link-participant').fill('Jane Doe');
  await sue.getByTestId('command-submit').click();
  const address = await sue.getByTestId('task-link-address').inputValue();
  expect(await axeViolations(sue)).toEqual([]);
  const jane = await office.signInWith(office.stack.ready.tokens.admin, { viewport: { width: 390, height: 844 } });
  await jane.context().clearCookies();
  await jane.goto(address);
  await jane.getByTestId('task-submit').waitFor();
  await sue.getByTestId('task-link-done').click();
  await sue.getByTestId('task-link-address').waitFor({ state: 'detached' });
  await sue.locator('[data-task-link="Jane Doe"] [data-command=revoke]').click();
  await sue.locator('[data-task-link="Jane Doe"]').getByText('taken back').waitFor();
  await jane.reload();
  await jane.getByText('This link opens nothing').waitFor();
  await jane.context().close();
});

test('a case goes on in another version where what lives in it has its place, tried first with its faults drawn', async () => {
  const found = await start('To migrate');
  const [claim] = caseDocuments.filter(({ key }) => key === 'claim');
  const renamed = claimModel
    .replaceAll('id="approve"', 'id="agree"')
    .replaceAll('bpmnElement="approve"', 'bpmnElement="agree"')
    .replaceAll('targetRef="approve"', 'targetRef="agree"')
    .replaceAll('sourceRef="approve"', 'sourceRef="agree"');
  await office.call('POST', '/v1/config/apply', { documents: [{ ...claim, bpmn: renamed }] });
  await open(found);
  await sue.locator('[data-command=migrate]').click();
  await sue.getByTestId('map-approve').waitFor();
  expect(await sue.getByTestId('map-approve').inputValue()).toBe('');
  await sue.getByTestId('command-submit').click();
  await sue.locator('[data-fault=approve]').waitFor();
  await sue.locator('.djs-element.cw-fault[data-element-id=approve]').waitFor();
  expect(await axeViolations(sue)).toEqual([]);
  await sue.getByTestId('map-approve').selectOption('agree');
  await sue.getByTestId('command-submit').click();
  await sue.getByText('Nothing stands against version 2.').waitFor();
  expect((await read(found)).typeVersion).toBe(1);
  await submit();
  await sue.locator('.djs-element.cw-token[data-element-id=agree]').waitFor();
  expect((await read(found)).typeVersion).toBe(2);
});

test('no page has told its console of a defect', () => {
  expect(office.defects).toEqual([]);
});
