import type { Page } from 'playwright-core';
import type { ConfigEntry } from '../../api/contract/config';
import { axeViolations } from './axe';
import { openOffice } from './office';
import type { Office } from './office';

jest.setTimeout(240_000);

let office: Office;
let sue: Page;
beforeAll(async () => {
  office = await openOffice();
  sue = await office.signIn('sue');
});
afterAll(() => office?.close());

/** Prepares that claims of more than this are large ones; publishes it on the page, which tells what waits. */
async function publishLimit(limit: number): Promise<Page> {
  const path = '/v1/config/decisions/claim-routing?division=claims';
  const { document } = await office.call<ConfigEntry>('GET', path);
  const rules = [
    [`> ${limit}`, '"claim-large"'],
    ['-', '"claim-standard"'],
  ];
  await office.call('PUT', `${path}&state=draft`, { ...document, rules });
  const page = await office.signInWith(office.stack.ready.tokens.admin);
  await page.goto(`${office.stack.ready.web}/config?kind=decisions&doc=claims/claim-routing`);
  await page.getByTestId('publish').click();
  await page.getByTestId('publish-note').fill('another limit');
  await page.keyboard.press('Enter');
  await page.getByText('a supervisor or their source has them run').waitFor();
  return page;
}

test('after a table is published, its page leads to what waits, where the rules run again over what is chosen', async () => {
  const [one, other, small] = [
    await office.capture({ value: 60_000 }),
    await office.capture({ value: 70_000 }),
    await office.capture({ value: 100 }),
  ];
  const page = await publishLimit(50_000);
  expect(await office.eventOf(one, 'reclassified')).toBeUndefined();
  await page.getByTestId('show-waiting').click();
  await page.waitForURL(/\/tasks\?.*state=queued/);
  for (const { reference } of [one, other, small]) await page.getByTestId(`choose-${reference}`).check();
  await page.locator('[data-testid=bulk-bar] [data-command=reclassify]').click();
  await page.getByText('What agents have is taken from them').waitFor();
  expect(await axeViolations(page)).toEqual([]);
  await page.getByTestId('command-submit').click();
  await page.getByTestId('bulk-count').getByText('Run the rules again over 3 items?').waitFor();
  await page.getByTestId('command-submit').click();
  const job = page.getByTestId('bulk-job').and(page.locator('[data-state=done]'));
  await job.getByText('3 of 3 done').waitFor();
  await job.getByText('Run the rules again').waitFor();
  for (const item of [one, other])
    expect(await office.eventOf(item, 'reclassified')).toMatchObject({ plan: 'claim-large' });
  // It waits by the table that holds now, and by the same plan.
  expect(await office.eventOf(small, 'reclassified')).toMatchObject({ plan: 'claim-standard' });
  await page.context().close();
});

test('a supervisor has the rules run again over one item, which is asked once', async () => {
  await office.cancelOpen();
  const item = await office.capture({ value: 40_000 });
  await (await publishLimit(30_000)).context().close();
  await sue.goto(`${office.stack.ready.web}/tasks?item=${item.id}`);
  await sue.locator('[data-command=more]').click();
  await sue.locator('[data-command=reclassify]').click();
  await sue.getByText(`Run the rules again over ${item.reference}?`).waitFor();
  await sue.getByText('Whoever has it loses it').waitFor();
  await sue.getByTestId('command-submit').click();
  await sue.getByTestId('command-submit').waitFor({ state: 'detached' });
  expect(await office.eventOf(item, 'reclassified')).toMatchObject({ plan: 'claim-large' });
  const { version } = await office.item(item);
  // By the same rules it stands where it stood.
  await office.act('sue', item, 'reclassify', {});
  expect(await office.item(item)).toMatchObject({ version });
  expect(office.defects).toEqual([]);
});
