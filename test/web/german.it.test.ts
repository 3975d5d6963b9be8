import type { Page } from 'playwright-core';
import { axeViolations } from './axe';
import { inState } from './in-state';
import { openOffice } from './office';
import type { Office } from './office';

jest.setTimeout(240_000);

let office: Office;
beforeAll(async () => {
  office = await openOffice();
});
afterAll(() => office?.close());

const german = { locale: 'de-AT', timezoneId: 'Europe/Vienna' };
const says = (page: Page, text: string) => page.getByText(text, { exact: true }).first().waitFor();
const languageOf = (page: Page) => page.evaluate<string>('document.documentElement.lang');

/** English words that no German text has, in what is read of a page. */
const english = /\b(the|of|and|is|with|your|this|has|items|queue|due|work|none|back|close)\b/gi;

test('an agent whose browser asks for German is offered, takes, parks and completes an item in German', async () => {
  const page = await office.signIn('ana', german);
  expect(await languageOf(page)).toBe('de');
  await says(page, 'Sie haben keine Arbeit.');
  await page.getByTestId('presence-ready').click();
  const first = await office.capture({ name: 'Armbruch', value: 100_001 });
  await page.getByTestId('offer-card').getByText('100.001').waitFor();
  await page.getByRole('button', { name: 'Annehmen', exact: true }).click();
  await inState(page, 'connected');
  await says(page, 'In Arbeit');
  await page.getByRole('button', { name: 'Als erledigt melden' }).click();
  await page.getByText('Wählen Sie zuerst ein Ergebnis').waitFor();
  await page.locator('[aria-labelledby=disposition] label').first().click();
  await page.getByRole('button', { name: 'Als erledigt melden' }).click();
  await inState(page, 'awaiting-source');
  await says(page, 'Wartet auf Quelle');

  const second = await office.capture({ name: 'Beinbruch' });
  await page.getByTestId('offer-card').getByText(second.reference).waitFor();
  await page.keyboard.press('a');
  await page.getByRole('heading', { name: second.reference }).waitFor();
  await inState(page, 'connected');
  await page.keyboard.press('p');
  await page.getByTestId('command-form').getByText(`${second.reference} zurückstellen`).waitFor();
  await page.getByRole('button', { name: 'Zurückstellen', exact: true }).last().click();
  await inState(page, 'parked');
  await page.getByRole('tab', { name: 'Verlauf' }).click();
  await says(page, 'Zurückgestellt');
  await page.getByRole('tab', { name: 'Warum' }).click();
  await page.getByTestId('why').getByText('Er liegt in:').waitFor();

  await page.goto(`${office.stack.ready.web}/work`);
  await page.getByTestId('my-day').waitFor();
  const text = await page.evaluate<string>('document.body.innerText');
  expect([...new Set(text.match(english))]).toEqual([]);
  await office.act('sue', first, 'cancel', {});
  await page.context().close();
});

test('who changes the language reads on in it where he is, and finds it again', async () => {
  const page = await office.signIn('sue', { ...german, viewport: { width: 390, height: 844 } });
  await page.goto(`${office.stack.ready.web}/tasks?state=all`);
  await page.getByRole('heading', { name: 'Vorgänge' }).waitFor();
  await page.getByTestId('account').click();
  await page.getByTestId('language-en').click();
  await page.getByRole('heading', { name: 'Tasks' }).waitFor();
  expect(await languageOf(page)).toBe('en');
  await page.reload();
  await page.getByRole('heading', { name: 'Tasks' }).waitFor();
  expect(new URL(page.url()).search).toBe('?state=all');
  expect(await page.evaluate('document.documentElement.scrollWidth > innerWidth')).toBe(false);
  await page.getByTestId('account').click();
  await page.getByTestId('language-de').click();
  await page.getByRole('heading', { name: 'Vorgänge' }).waitFor();
  expect(await axeViolations(page)).toEqual([]);
  await page.context().close();
});

test('who changes the language in the middle of a command loses nothing of it, and what was told last is told in it', async () => {
  const item = await office.capture({ name: 'Half rescheduled' });
  await office.call('PUT', '/v1/agents/ana/presence', { presence: 'not-ready', reason: 'meeting' });
  await office.act('sue', item, 'assign', { agent: 'ana' });
  const page = await office.signIn('ana');
  const choose = async (language: string) => {
    await page.getByTestId('account').click();
    await page.getByTestId(`language-${language}`).click();
  };
  await page.goto(`${office.stack.ready.web}/work?item=${item.id}`);
  await page.getByTestId('disposition-approved').locator('label').click();
  await page.locator('[data-command=reschedule]').click();
  await page.getByTestId('due-at').fill('2032-05-06T07:08');
  await page.getByTestId('reason').fill('They asked');
  await choose('de');
  await page.getByRole('heading', { name: `${item.reference} umplanen` }).waitFor();
  expect(await page.getByTestId('due-at').inputValue()).toBe('2032-05-06T07:08');
  expect(await page.getByTestId('reason').inputValue()).toBe('They asked');
  await page.locator('[data-testid=disposition-approved] input:checked').waitFor({ state: 'attached' });
  await page.getByTestId('command-submit').click();
  await page.getByTestId('done').getByText(`${item.reference} ist umgeplant.`).waitFor();
  await choose('en');
  await page.getByTestId('done').getByText(`${item.reference} is rescheduled.`).waitFor();
  await office.act('sue', item, 'cancel', {});
  await page.context().close();
});

test('only texts of the language in use are loaded, and those of a page with the page', async () => {
  const page = await office.signIn('sue', german);
  const loading: Promise<string>[] = [];
  page.on('response', (response) => {
    if (response.url().includes('/assets/')) loading.push(response.text().catch(() => ''));
  });
  await page.goto(`${office.stack.ready.web}/tasks`);
  await page.getByRole('heading', { name: 'Vorgänge' }).waitFor();
  const loaded = (await Promise.all(loading)).join('');
  const has = (...texts: string[]) => texts.map((text) => loaded.includes(text));
  expect(has('Als Ansicht speichern', 'Save as a view', 'Einträge versiegelt', 'entries sealed')).toEqual([
    true,
    false,
    false,
    false,
  ]);
  await page.context().close();
});

test('no page has told its console of a defect', () => {
  expect(office.defects).toEqual([]);
});
