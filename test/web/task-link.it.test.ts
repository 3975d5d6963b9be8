import type { ItemView } from '../../api/contract/item';
import { axeViolations } from './axe';
import { openOffice } from './office';
import type { Office } from './office';

jest.setTimeout(240_000);

const form = {
  type: 'object',
  required: ['Covered', 'Doctor'],
  properties: {
    Claim_Value: { type: 'number', readOnly: true, title: 'Claim value' },
    Covered: { type: 'boolean', title: 'Is this covered?', 'x-asked': 'anew' },
    Doctor: { type: 'string', title: 'Who has treated it?', minLength: 3 },
    Treatment: { type: 'string', title: 'How was it treated?', maxLength: 2_000 },
  },
};

let office: Office;
beforeAll(async () => {
  office = await openOffice();
  const worktype = {
    kind: 'worktype',
    key: 'opinion',
    name: 'Opinion',
    division: 'claims',
    referencePrefix: 'OPI',
    queue: 'claims',
    instructions: 'Say what you know of the treatment.\nA few words are enough.',
    form,
  };
  await office.call('POST', '/v1/config/apply', { documents: [worktype] });
});
afterAll(() => office?.close());

let count = 0;
const capture = (priority = 0) => {
  count += 1;
  const attributes = { Claim_Value: 900 };
  const item = {
    source: 'crm',
    externalId: `opinion-${count}`,
    worktype: 'opinion',
    name: 'An opinion on a broken arm',
  };
  return office.call<ItemView>('POST', '/v1/workitems', { ...item, attributes, priority });
};

test('somebody without an account does the task of his link on a phone in the dark, and it says that it is done', async () => {
  await office.call('PUT', '/v1/agents/ana/presence', { presence: 'not-ready', reason: 'admin-work' });
  const item = await capture();
  const body = { participant: 'Dr. Miller' };
  const { page } = await office.call<{ page: string }>('POST', `/v1/workitems/${item.id}/task-links`, body);
  // Whoever is signed in on this browser: the link alone counts.
  const phone = await office.signInWith(office.stack.ready.tokens.admin, {
    viewport: { width: 390, height: 844 },
    colorScheme: 'dark',
  });
  const asked: string[] = [];
  phone.on('request', (request) => asked.push(request.url()));
  await phone.goto(office.stack.ready.web + page);
  await phone.getByText('A few words are enough.').waitFor();
  expect(await phone.getByTestId('shown-Claim_Value').textContent()).toContain('900');
  expect(await axeViolations(phone)).toEqual([]);
  expect(await phone.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(390);

  await phone.getByTestId('task-submit').click();
  await phone.getByText('This is needed.').first().waitFor();
  await phone.getByTestId('field-Covered-no').click();
  await phone.getByTestId('field-Doctor').fill('X');
  await phone.getByTestId('task-submit').click();
  await phone.getByText('must NOT have fewer than 3 characters').first().waitFor();
  // Nothing of what was typed is lost.
  expect(await phone.getByTestId('field-Doctor').inputValue()).toBe('X');
  if (process.env['PICTURES'] !== undefined)
    await phone.screenshot({ path: `${process.env['PICTURES']}/task-phone.png` });
  await phone.getByTestId('field-Doctor').fill('Dr. Jones');
  await phone.getByTestId('task-submit').click();
  await phone.getByText('Done.').waitFor();
  expect(await axeViolations(phone)).toEqual([]);
  expect(await office.item(item)).toMatchObject({
    state: 'completed',
    doneBy: { kind: 'participant', id: 'Dr. Miller' },
    attributes: { Claim_Value: 900, Covered: false, Doctor: 'Dr. Jones' },
  });
  const [, token = ''] = page.split('#');
  expect(asked.length).toBeGreaterThan(0);
  expect(asked.filter((url) => url.split('#')[0]?.includes(token))).toEqual([]);

  await phone.goto(`${office.stack.ready.web}/task#${'x'.repeat(43)}`);
  await phone.getByText('This link opens nothing').waitFor();
});

test('an agent is asked by the form of his item, and completes it once he has said what is needed', async () => {
  const ana = await office.signIn('ana');
  const item = await capture(50_000);
  await office.act('sue', item, 'assign', { agent: 'ana' });
  await ana.goto(`${office.stack.ready.web}/work?item=${item.id}`);
  await ana.getByTestId('item-form').waitFor();
  await ana.getByTestId('complete').click();
  await ana.getByText('This is needed.').first().waitFor();
  expect(await axeViolations(ana)).toEqual([]);
  if (process.env['PICTURES'] !== undefined) await ana.screenshot({ path: `${process.env['PICTURES']}/item-form.png` });
  await ana.getByTestId('field-Covered-yes').click();
  await ana.getByTestId('field-Doctor').fill('Dr. Jones');
  await ana.getByTestId('complete').click();
  await ana.getByTestId('item-form').waitFor({ state: 'detached' });
  expect(await office.item(item)).toMatchObject({
    state: 'completed',
    attributes: { Covered: true, Doctor: 'Dr. Jones' },
  });
  expect(office.defects).toEqual([]);
});
