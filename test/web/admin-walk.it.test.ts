import type { Page } from 'playwright-core';
import { giveUp } from './give-up';
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

const open = async () => {
  await page.goto(`${office.stack.ready.web}/config?kind=divisions&doc=claims/claims`);
  await page.getByTestId('tab-access').click();
  await page.getByTestId('access').waitFor();
};

test('an admin sees who may do what in a division, gives an agent a role that holds at once, and ends it', async () => {
  const ana = await office.signIn('ana');
  const mayConfigure = async () => {
    await ana.goto(`${office.stack.ready.web}/config?kind=queues`);
    return new URL(ana.url()).pathname;
  };
  await open();
  await page.getByTestId('given-sue').getByText('Agent, Supervisor').waitFor();
  await page.getByTestId('grant-who').fill('ana');
  await page.keyboard.press('Escape');
  await page.getByTestId('grant-roles').focus();
  await page.keyboard.press('ArrowDown');
  await page.getByRole('option', { name: 'Business user' }).click();
  await page.keyboard.press('Escape');
  await page.getByLabel('Why (kept with the version)').fill('She looks after the tables');
  await page.getByTestId('grant-go').click();
  const given = page.getByTestId('given-ana').filter({ hasText: 'A grant' });
  await given.getByText('Business user').waitFor();
  await ana.getByTestId('live-mark').waitFor();
  expect(await mayConfigure()).toBe('/config');
  await ana.getByTestId('document-claims/claims').waitFor();

  await given.getByRole('button', { name: 'End what Ana Adams was granted' }).click();
  await page.getByTestId('end-grant-go').click();
  await given.waitFor({ state: 'detached' });
  await ana.goto(`${office.stack.ready.web}/config?kind=queues`);
  await ana.waitForURL((url) => url.pathname !== '/config');
});

test('a key is made with scopes and an end, shown once, works within them, and is refused once it is revoked', async () => {
  await open();
  const keys = page.getByTestId('keys-crm');
  await keys.getByText('There is no key that holds.').waitFor();
  await page.getByTestId('new-key-crm').click();
  await page.getByTestId('key-scopes').focus();
  await page.keyboard.press('ArrowDown');
  await page.getByRole('option', { name: 'item:capture' }).click();
  await page.keyboard.press('Escape');
  await page.getByTestId('key-until').fill('2150-12-31T12:00');
  await page.getByTestId('key-go').click();
  const secret = await page.getByTestId('secret').inputValue();
  const ask = (method: string, path: string, body?: object) =>
    fetch(office.stack.ready.api + path, {
      method,
      headers: { authorization: `Bearer ${secret}`, 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    }).then(({ status }) => status);
  const letter = { source: 'crm', externalId: 'by-key', worktype: 'letter', attributes: {} };
  expect(await ask('POST', '/v1/workitems', letter)).toBe(201);
  expect(await ask('GET', '/v1/workitems')).toBe(403);
  await page.getByTestId('secret-done').click();
  await keys.getByText('item:capture').waitFor();
  expect(await page.content()).not.toContain(secret);

  await keys.getByRole('button', { name: /^Revoke the key/ }).click();
  await page.getByTestId('revoke-go').click();
  await keys.getByText('There is no key that holds.').waitFor();
  expect(await ask('POST', '/v1/workitems', letter)).toBe(401);
});

test('a source shows beside its document what was given up for it, which is told again by a press, and gets a new secret', async () => {
  const item = await office.capture();
  const letter = await giveUp(office, item);
  await page.goto(`${office.stack.ready.web}/config?kind=sources&doc=claims/crm`);
  await page.getByTestId('tab-deliveries').click();
  const deliveries = page.getByTestId('endpoint-deliveries');
  const dead = deliveries.getByTestId(`dead-letter-${letter}`);
  await dead.getByText('answered 503').waitFor();
  await deliveries.getByText('msg-17').waitFor();
  await dead.getByRole('button', { name: /^Redeliver/ }).click();
  await dead.waitFor({ state: 'detached' });
  await deliveries.getByText('It is being delivered again.').waitFor();
  await deliveries.getByTestId(`delivery-${letter}`).and(page.locator(':not([data-state=dead])')).waitFor();
  await page.getByTestId('new-secret').click();
  await page.getByTestId('secret-go').click();
  const secret = await page.getByTestId('secret').inputValue();
  expect(secret).toMatch(/^whsec_/);
  await page.getByTestId('secret-done').click();
  expect(await page.content()).not.toContain(secret);
});

test('of ten thousand skills those in view are drawn, and one is found by its name', async () => {
  for (let part = 0; part < 4; part += 1) {
    const documents = Array.from({ length: 2_500 }, (_, index) => {
      const number = part * 2_500 + index;
      return { kind: 'skill', key: `skill-${number}`, name: `Skill ${number}`, division: 'claims' };
    });
    await office.call('POST', '/v1/config/apply', { documents });
  }
  await page.goto(`${office.stack.ready.web}/config?kind=skills&doc=claims/skill-7777`, { timeout: 90_000 });
  await page.getByTestId('document-claims/skill-7777').waitFor();
  expect(await page.locator('[data-testid^="document-claims/"]').count()).toBeLessThan(60);
  await page.getByTestId('find-document').fill('skill 9999');
  await page.getByTestId('documents-shown').getByText('1 of 10').waitFor();
  await page.getByTestId('document-claims/skill-9999').click();
  await page.getByRole('heading', { name: 'Skill 9999' }).waitFor();
  expect(office.defects).toEqual([]);
});
