import type { Page } from 'playwright-core';
import type { CaseView } from '../../api/contract/case';
import type { History, ItemPage } from '../../api/contract/item';
import { axeViolations } from './axe';
import { openOffice } from './office';
import type { Office } from './office';

jest.setTimeout(120_000);

const bpmn = `<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" id="f" targetNamespace="t"><process id="p"><userTask id="look" name="Look at it"/></process></definitions>`;
const values = { Case_ID: String.raw`replace(text, "(?s).*(C-[0-9]+).*", "$1")`, Claim_Value: '17' };
const documents = [
  {
    kind: 'worktype',
    key: 'written',
    name: 'Written claim',
    division: 'claims',
    queue: 'claims',
    referencePrefix: 'WRI',
    routing: { plan: 'claim-standard' },
    intents: [
      { when: 'contains(lower case(text), "invoice") and channel = "mail"', reason: 'mails about an invoice', values },
    ],
    attributes: {
      type: 'object',
      required: ['Case_ID'],
      properties: { Case_ID: { type: 'string' }, Claim_Value: { type: 'number' }, Note: { type: 'string' } },
    },
  },
  {
    kind: 'case-type',
    key: 'leak',
    name: 'Leak',
    division: 'claims',
    bpmn,
    intents: [{ when: 'contains(text, "roof")', reason: 'speaks of a roof' }],
  },
  {
    kind: 'role',
    key: 'front',
    division: 'claims',
    permissions: ['item:capture', 'item:view', 'case:edit', 'case:view', 'personal:view', 'stream:read'],
  },
  { kind: 'grant', key: 'fay', division: 'claims', subject: 'fay', roles: ['front'] },
];

let office: Office;
let fay: Page;
beforeAll(async () => {
  office = await openOffice();
  await office.call('POST', '/v1/config/apply', { documents });
  const { token } = await office.call<{ token: string }>('POST', '/v1/dev/tokens', { user: 'fay' });
  fay = await office.signInWith(token);
});
afterAll(() => office?.close());

const text = 'About C-42: the roof leaks, where is the invoice?';
const address = (path: string) => office.stack.ready.web + path;
const items = async (worktype: string) =>
  (await office.call<ItemPage>('GET', `/v1/workitems?worktype=${worktype}&sort=createdAt`)).items;
const told = async (id: string) =>
  (await office.call<History>('GET', `/v1/workitems/${id}/history`)).events.find(({ type }) => type === 'linked')?.data;
/** Whether the browser lets the window go without asking: nothing in it waits to be sent. */
const mayGo = () => fay.evaluate<boolean>(`dispatchEvent(new Event('beforeunload', { cancelable: true }))`);

test('a pasted mail tells what it may mean and fills the form, which is checked and captured with the mail', async () => {
  await fay.goto(address('/new-item?source=crm&worktype=medical-claim'));
  await fay.getByTestId('intent-text').fill(text);
  await fay.getByTestId('intent-ask').click();
  // As a call it is no mail about an invoice.
  await fay.getByTestId('intent-other-leak').waitFor();
  expect(await fay.getByTestId('intent-written').count()).toBe(0);
  await fay.getByTestId('intent-channel').selectOption('mail');
  await fay.getByTestId('intent-ask').click();
  await fay.getByText('mails about an invoice').waitFor();
  await fay.getByTestId('intent-written').check();
  await fay.waitForURL(/worktype=written/);
  const caseId = fay.getByTestId('field-Case_ID');
  await caseId.waitFor();
  expect(await caseId.inputValue()).toBe('C-42');
  expect(await fay.getByText('Read from the text: check it.').count()).toBe(2);
  expect(await axeViolations(fay)).toEqual([]);
  await fay.getByTestId('field-Claim_Value').fill('');
  expect(await mayGo()).toBe(false);
  await fay.getByTestId('command-submit').click();
  await fay.getByText('is in.').waitFor();
  expect(await mayGo()).toBe(true);
  const [made] = await items('written');
  expect(made).toMatchObject({ source: 'crm', attributes: { Case_ID: 'C-42' } });
  expect(made?.attributes).not.toHaveProperty('Claim_Value');
  expect(await told(made?.id ?? '')).toEqual({
    interaction: expect.stringMatching(/^by-hand-/),
    channel: 'mail',
    text,
  });
  expect(await fay.getByTestId('intent-text').inputValue()).toBe('');
  expect(await caseId.inputValue()).toBe('');
});

test('a file is dropped as its text, and one that is none is refused', async () => {
  await fay.goto(address('/new-item?source=crm&worktype=written'));
  const drop = async (bytes: number[]) => {
    const data = await fay.evaluateHandle(
      `(() => { const all = new DataTransfer(); all.items.add(new File([new Uint8Array(${JSON.stringify(bytes)})], 'mail.txt')); return all; })()`,
    );
    await fay.getByTestId('intent-text').dispatchEvent('drop', { dataTransfer: data });
  };
  await drop([0xff, 0xfe, 0x00]);
  await fay.getByText('This file is no short text in UTF-8.').waitFor();
  await drop([...Buffer.from('Grüße: nothing that a rule knows')]);
  await fay.getByText('This file is no short text in UTF-8.').waitFor({ state: 'detached' });
  expect(await fay.getByTestId('intent-text').inputValue()).toBe('Grüße: nothing that a rule knows');
  await fay.getByTestId('intent-ask').click();
  await fay.getByText('No rule knows what this means.').waitFor();
  await fay.getByTestId('intent-text').fill('x'.repeat(20_001));
  await fay.getByText('These are 20,001 characters: shorten it to 20,000.').waitFor();
  expect(await axeViolations(fay)).toEqual([]);
});

test('what means a case starts one with its text, and an item begins with that interaction and belongs to the case', async () => {
  await fay.goto(address('/new-item?source=crm&worktype=written'));
  await fay.getByTestId('intent-text').fill(text);
  await fay.getByTestId('intent-channel').selectOption('voice');
  await fay.getByTestId('intent-ask').click();
  await fay.getByTestId('intent-other-leak').click();
  // The address changes before the page does, and both have such a field.
  await fay.getByTestId('start-type').waitFor();
  expect(await fay.getByTestId('intent-text').inputValue()).toBe(text);
  await fay.getByTestId('command-submit').click();
  await fay.waitForURL(/\/cases\/[0-9a-f-]+$/);
  const id = new URL(fay.url()).pathname.split('/').at(-1) ?? '';
  const { links } = await office.call<CaseView>('GET', `/v1/cases/${id}`);
  expect(links).toMatchObject([{ kind: 'interaction', ref: expect.stringMatching(/^by-hand-/) }]);
  await fay.getByRole('tab', { name: 'Links' }).click();
  await fay.getByText('What was said or written').click();
  await fay.getByTestId('said').getByText(text).waitFor();
  expect(await axeViolations(fay)).toEqual([]);
  await fay.locator('[data-command=new-item]').click();
  await fay.getByText('and belongs to that case.').waitFor();
  expect(await fay.getByTestId('intent-text').inputValue()).toBe(text);
  await fay.getByTestId('worktype').selectOption('written');
  await fay.getByTestId('field-Case_ID').fill('C-43');
  await fay.getByTestId('command-submit').click();
  await fay.getByText('is in.').waitFor();
  const made = (await items('written')).find(({ attributes }) => attributes['Case_ID'] === 'C-43');
  expect(made?.caseId).toBe(id);
  expect(await told(made?.id ?? '')).toMatchObject({ interaction: links[0]?.ref, text });
});

test('no page has told its console of a defect', () => {
  expect(office.defects).toEqual([]);
});
