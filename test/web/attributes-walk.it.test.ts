import type { Page } from 'playwright-core';
import type { ConfigDraft, ConfigEntry } from '../../api/contract/config';
import type { ItemView } from '../../api/contract/item';
import { openOffice } from './office';
import type { Office } from './office';

jest.setTimeout(240_000);

let office: Office;
let page: Page;
beforeAll(async () => {
  office = await openOffice();
  page = await office.signInWith(office.stack.ready.tokens.admin, { viewport: { width: 1440, height: 1000 } });
});
afterAll(() => office?.close());

const open = async (kind: string, doc: string) => {
  await page.goto(`${office.stack.ready.web}/config?kind=${kind}&doc=${doc}`);
  await page.getByTestId('draft-bar').waitFor();
};
const draft = async (kind: string, key: string) =>
  (await office.call<ConfigDraft>('GET', `/v1/config/${kind}/${key}?division=claims&state=draft`)).document;
const publish = async () => {
  await page.getByTestId('save-draft').click();
  await page.getByTestId('publish').click();
  await page.getByTestId('publish-go').click();
  await page.getByText('is published. It holds').waitFor();
};
const rename = async (number: number, name: string) => {
  await page.getByTestId(`attribute-name-${number}`).fill(name);
  await page.getByTestId(`attribute-name-${number}`).press('Enter');
};

test('attributes are written in a table, seen as a form, published, and asked of what is captured', async () => {
  await open('worktypes', 'claims/letter');
  const field = page.getByTestId('field-attributes');
  const preview = field.getByTestId('form-preview');
  await page.getByTestId('field-attributes-add').click();
  await rename(1, 'Sender');
  await page.getByTestId('attribute-Sender').getByLabel('Sender is required').check();
  await page.getByTestId('attribute-Sender').getByLabel('Sender is personal data').check();
  await page.getByTestId('field-attributes-add').click();
  await rename(2, 'Sender');
  await field.getByText('Another one has this name.').waitFor();
  await rename(2, 'Channel');
  await page.getByTestId('attribute-Channel').getByLabel('Label of Channel').fill('How it came');
  await page.getByTestId('attribute-kind-2').selectOption('choice');
  for (const option of ['Post', 'Fax']) {
    await page.getByTestId('attribute-options-Channel').fill(option);
    await page.keyboard.press('Enter');
  }
  await page.getByTestId('attribute-Channel').getByLabel('Move Channel up').click();
  await preview.getByLabel('How it came').selectOption('Fax');
  expect(await preview.locator('label').allInnerTexts()).toEqual(['How it came', 'Sender *']);
  await publish();

  const { document } = await office.call<ConfigEntry>('GET', '/v1/config/worktypes/letter?division=claims');
  expect(document['attributes']).toEqual({
    type: 'object',
    required: ['Sender'],
    properties: {
      Channel: { type: 'string', enum: ['Post', 'Fax'], title: 'How it came', 'x-order': 1 },
      Sender: { type: 'string', 'x-personal': true, 'x-order': 2 },
    },
  });
  const capture = (externalId: string, attributes: object) =>
    office.call<ItemView>('POST', '/v1/workitems', { source: 'crm', externalId, worktype: 'letter', attributes });
  await expect(capture('l-1', { Channel: 'Mail' })).rejects.toThrow(/attributes\.Sender.*REQUIRED|REQUIRED/);
  expect((await capture('l-2', { Sender: 'Ada', Channel: 'Fax' })).attributes).toEqual({
    Sender: 'Ada',
    Channel: 'Fax',
  });
});

test('what the table cannot say is shown, kept to the letter, and can be written as text', async () => {
  const attributes = {
    type: 'object',
    additionalProperties: false,
    properties: {
      Address: { type: 'object', required: ['City'], properties: { City: { type: 'string', pattern: '^[A-Z]' } } },
      Amount: { type: 'number', multipleOf: 0.5 },
    },
    anyOf: [{ required: ['Address'] }, { required: ['Amount'] }],
  };
  const published = await office.call<ConfigEntry>('GET', '/v1/config/worktypes/medical-claim?division=claims');
  const body = { ...published.document, attributes };
  await office.call('PUT', '/v1/config/worktypes/medical-claim?division=claims&state=draft', body);
  await open('worktypes', 'claims/medical-claim');
  const field = page.getByTestId('field-attributes');
  await field.getByText('Beside its attributes it says anyOf, additionalProperties.').waitFor();
  const amount = page.getByTestId('attribute-Amount');
  expect(await page.getByTestId('attribute-Address').getByRole('combobox').inputValue()).toBe('other');
  await amount.getByLabel('More about Amount').click();
  await field.getByText('It also says multipleOf.').waitFor();
  await field.getByLabel('At least').fill('10');
  await page.getByTestId('save-draft').click();
  await page.getByTestId('save-draft').and(page.locator('[aria-disabled=true][aria-busy=false]')).waitFor();
  const expected = { ...attributes.properties, Amount: { ...attributes.properties.Amount, minimum: 10 } };
  expect((await draft('worktypes', 'medical-claim'))['attributes']).toEqual({ ...attributes, properties: expected });

  await field.getByRole('radiogroup').getByText('Text').click();
  await field
    .getByLabel('As written (JSON Schema)')
    .fill('{"type": "object", "properties": {"Only": {"type": "nothing"}}}');
  await field.getByRole('radiogroup').getByText('Table').click();
  expect(await field.getByTestId('attribute-kind-1').inputValue()).toBe('other');
  await page.getByTestId('save-draft').click();
  await page.getByTestId('problems').waitFor();
  expect(await field.locator('p').first().innerText()).toContain('schema is invalid');
});

test('a form of a case type gets its name and its fields, and a task of its model names it', async () => {
  await open('case-types', 'claims/asked&begin=yes');
  await page.getByTestId('begin-bpmn').click();
  await page.getByRole('tab', { name: 'Settings' }).click();
  await page.getByTestId('name-forms').fill('answer');
  await page.getByTestId('name-forms').press('Enter');
  const form = page.getByTestId('field-forms.answer');
  await page.getByTestId('field-forms.answer-add').click();
  await form.getByTestId('attribute-name-1').fill('Answer');
  await form.getByTestId('attribute-name-1').press('Enter');
  await form.getByTestId('attribute-kind-1').selectOption('long-text');
  await form.getByTestId('form-preview').getByLabel('Answer').fill('As I said');
  await page.getByRole('tab', { name: 'Model' }).click();
  await page.locator('.djs-element[data-element-id=Task] .djs-hit').first().click({ force: true });
  await page.getByTestId('property-asks').selectOption('Form answer');
  await page.getByText('It can be run.').waitFor();
  await publish();
  const { document } = await office.call<ConfigEntry>('GET', '/v1/config/case-types/asked?division=claims');
  expect(document['forms']).toMatchObject({ answer: { properties: { Answer: { type: 'string', maxLength: 2_000 } } } });
  expect(document['bpmn']).toContain('casewright:form="answer"');
});

test('no page has told its console of a defect', () => {
  expect(office.defects).toEqual([]);
});
