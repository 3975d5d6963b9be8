import type { Page } from 'playwright-core';
import type { ErasurePage } from '../../api/contract/erasure';
import { axeViolations } from './axe';
import { openOffice } from './office';
import type { Office } from './office';

jest.setTimeout(180_000);

let office: Office;
let page: Page;
beforeAll(async () => {
  office = await openOffice();
  const documents = [
    { kind: 'role', key: 'privacy', division: 'claims', permissions: ['personal:erase', 'item:view', 'case:view'] },
    { kind: 'grant', key: 'pia', division: 'claims', subject: 'pia', roles: ['privacy'] },
  ];
  await office.call('POST', '/v1/config/apply', { documents });
  const { token } = await office.call<{ token: string }>('POST', '/v1/dev/tokens', { user: 'pia' });
  page = await office.signInWith(token);
});
afterAll(() => office?.close());

const address = (path: string) => office.stack.ready.web + path;
const erasures = async () => (await office.call<ErasurePage>('GET', '/v1/erasures')).erasures;

test('nothing has been erased yet, nobody is refused, and a wrong name finds nobody', async () => {
  await page.goto(address('/'));
  await page.getByRole('link', { name: 'Erasures' }).click();
  await page.getByText('Nothing has been erased in your divisions yet.').waitFor();
  await page.getByTestId('erase-look').click();
  await page.getByText('This names nobody').waitFor();
  await page.getByTestId('erase-name-0').fill('Case_IDD');
  await page.getByTestId('erase-look').click();
  await page.getByText('Which value?').waitFor();
  await page.getByTestId('erase-value-0').fill('C-1');
  await page.getByTestId('erase-look').click();
  await page.getByText('Nothing was found.').waitFor();
  await page.getByTestId('erase-work').fill('CLM-999999');
  await page.getByTestId('erase-look').click();
  await page.getByText('Not found: CLM-999999').waitFor();
  expect(await axeViolations(page)).toEqual([]);
});

test('a person is found, looked at, erased for a reason and by what was typed, and the proof is looked at again', async () => {
  const first = await office.capture({ name: 'First' });
  const other = await office.capture({ name: 'Other' });
  await office.act('sue', first, 'cancel', {});
  await page.goto(address('/erasures'));
  await page.getByTestId('erase-name-0').fill('Case_ID');
  await page.getByTestId('erase-value-0').fill(String(first.attributes['Case_ID']));
  await page.getByTestId('erase-work').fill(other.reference);
  await page.getByTestId('erase-look').click();
  await page.getByTestId('erase-items').getByText('1 closed, 1 open').waitFor();
  await page.getByTestId('erase-preview').getByRole('link', { name: first.reference }).waitFor();
  await page.getByText('1 is open. It keeps its data').waitFor();
  const go = page.getByTestId('erase-go');
  expect(await go.isDisabled()).toBe(true);
  await page.getByTestId('erase-typed').fill('claims');
  expect(await go.isDisabled()).toBe(true);
  await page.getByTestId('erase-reason').fill('Letter 17');
  expect(await axeViolations(page)).toEqual([]);
  // What is changed has to be looked at again.
  await page.getByTestId('erase-work').fill('');
  await page.getByTestId('erase-preview').waitFor({ state: 'detached' });
  await page.getByTestId('erase-look').click();
  await page.getByTestId('erase-items').getByText('1 closed, 0 open').waitFor();
  await page.getByTestId('erase-reason').fill('Letter 17');
  await page.getByTestId('erase-typed').fill('claims');
  await go.click();
  await page.getByText('1 of 1 erased.').waitFor({ timeout: 60_000 });
  const [made] = await erasures();
  expect(made).toMatchObject({ requestedBy: 'pia', reason: 'Letter 17', by: ['Case_ID'], items: 1, cases: 0 });
  expect(await page.getByTestId('erase-value-0').inputValue()).toBe('');
  const row = page.getByTestId(`erasure-${made?.id}`);
  await row.getByText('Letter 17').waitFor();
  await row.getByText('Erased').waitFor({ timeout: 60_000 });
  await page.getByTestId('erasure-verify').click();
  await page.getByText('Nothing personal is found again.').waitFor();
  expect(await axeViolations(page)).toEqual([]);
  expect((await office.item(first)).attributes['Case_ID']).toBeNull();
  expect((await office.item(other)).attributes['Case_ID']).toBe(other.attributes['Case_ID']);
});

test('on a phone a value is as wide as what stands above it', async () => {
  await page.setViewportSize({ width: 390, height: 844 });
  const edge = async (name: string) => {
    const box = await page.getByTestId(name).boundingBox();
    return Math.round((box?.x ?? 0) + (box?.width ?? 0));
  };
  expect(await edge('erase-value-0')).toBe(await edge('erase-work'));
  await page.getByTestId('erase-add-value').click();
  expect(await edge('erase-value-1')).toBe(await edge('erase-kind-1'));
});

test('who may not erase is led away, and no page has told its console of a defect', async () => {
  const sue = await office.signIn('sue');
  await sue.goto(address('/erasures'));
  await sue.waitForURL(/\/supervisor/);
  expect(await sue.getByRole('link', { name: 'Erasures' }).count()).toBe(0);
  await sue.context().close();
  expect(office.defects).toEqual([]);
});
