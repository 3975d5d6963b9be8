import type { Page } from 'playwright-core';
import type { ItemView } from '../../api/contract/item';
import { openOffice } from './office';
import type { Office } from './office';
import { openSurveys } from './survey';

jest.setTimeout(240_000);

let office: Office;
let takeIn: (agent?: string) => Promise<ItemView>;
beforeAll(async () => {
  office = await openOffice();
  takeIn = await openSurveys(office);
});
afterAll(() => office?.close());

/** Through the palette: Ctrl+K, some words, Enter. */
async function say(page: Page, words: string): Promise<void> {
  await page.keyboard.press('Control+k');
  await page.locator('[data-testid=palette]:focus').waitFor();
  await page.keyboard.type(words);
  await page.locator('[role=option][aria-selected=true]', { hasText: new RegExp(words, 'i') }).waitFor();
  await page.keyboard.press('Enter');
  await page.getByTestId('palette').waitFor({ state: 'detached' });
}

test('an agent corrects what his item is about by keys alone, is told what is wrong, and takes it back', async () => {
  const survey = await takeIn('ana');
  const page = await office.signIn('ana');
  await page.goto(`${office.stack.ready.web}/work?item=${survey.id}`);
  await page.locator('[data-command=more]').waitFor();
  await say(page, 'correct the details');
  await page.locator('[data-testid=item-name]:focus').waitFor();
  await page.keyboard.press('Enter');
  await page.getByText('Change something first.').waitFor();
  const form = page.getByTestId('command-form');
  await form.getByTestId('field-Damage').fill('much');
  await page.keyboard.press('Enter');
  await form.getByText('Type a number.').waitFor();
  await form.getByTestId('field-Damage').fill('250');
  await form.getByTestId('field-Address').fill('Long Street 21');
  await form.getByTestId('item-name').fill('Flooded garage');
  await page.keyboard.press('Enter');
  await form.waitFor({ state: 'detached' });
  const heading = page.getByRole('heading', { level: 1, name: 'Flooded garage' });
  await heading.waitFor();
  expect(await office.item(survey)).toMatchObject({
    state: 'connected',
    assignee: 'ana',
    name: 'Flooded garage',
    attributes: { Address: 'Long Street 21', Damage: 250 },
  });
  await page.keyboard.press('u');
  await heading.waitFor({ state: 'detached' });
  const back = await office.item(survey);
  expect(back).toMatchObject({ name: survey.name, attributes: { Address: 'Long Street 12' } });
  expect(back.attributes).not.toHaveProperty('Damage');
  await page.context().close();
});

test('a supervisor corrects what waits; lists and streams carry no schema of it', async () => {
  const survey = await takeIn();
  const page = await office.signIn('sue');
  await page.goto(`${office.stack.ready.web}/tasks?item=${survey.id}`);
  await page.locator('[data-command=more]').click();
  await page.locator('[role=menu] [data-command=update]').click();
  await page.getByTestId('field-Kind').selectOption('Water');
  await page.getByTestId('command-submit').click();
  await page.getByTestId('command-form').waitFor({ state: 'detached' });
  expect((await office.item(survey)).attributes).toMatchObject({ Kind: 'Water' });
  const { items } = await office.call<{ items: ItemView[] }>('GET', '/v1/workitems?worktype=survey');
  expect(items.map(({ attributeSchema }) => attributeSchema)).toEqual(items.map(() => undefined));
  await page.context().close();
});

test('an assignment that was refused for want of room is taken as soon as there is room, by the same press', async () => {
  const [first] = [await takeIn('ben'), await takeIn('ben')];
  const third = await takeIn();
  const page = await office.signIn('sue');
  await page.goto(`${office.stack.ready.web}/tasks?item=${third.id}`);
  await page.locator('[data-command=assign]').click();
  await page.getByRole('option', { name: 'Ben Brown' }).click();
  await page.getByTestId('command-submit').click();
  await page.getByTestId('command-form').getByRole('alert').waitFor();
  await office.act('sue', first, 'requeue', {});
  await page.getByTestId('command-submit').click();
  await page.locator('[data-command=requeue]').waitFor();
  expect(await office.item(third)).toMatchObject({ state: 'connected', assignee: 'ben' });
  // A program names no press: the same wish again is judged anew as well.
  const fourth = await takeIn();
  const assign = () => office.act('sue', fourth, 'assign', { agent: 'ben' });
  await expect(assign()).rejects.toThrow('CAPACITY_FULL');
  await office.act('sue', third, 'requeue', {});
  expect(await assign()).toMatchObject({ state: 'connected', assignee: 'ben' });
  await page.context().close();
});

test('single letters do nothing for whom they are turned off, also after a reload; help tells nobody of keys that lead nowhere for him', async () => {
  const survey = await takeIn('ana');
  const page = await office.signIn('ana');
  await page.goto(`${office.stack.ready.web}/work?item=${survey.id}`);
  await page.locator('[data-command=park]').waitFor();
  await page.keyboard.press('?');
  const help = page.getByRole('dialog');
  await help.getByText('Go to my workbin').waitFor();
  expect(await help.getByText('Go to supervisor').count()).toBe(0);
  await help.getByTestId('letters').click();
  await help.getByText('Park the item').waitFor({ state: 'detached' });
  await page.keyboard.press('Escape');
  await help.waitFor({ state: 'detached' });
  await page.reload();
  await page.locator('[data-command=park]').waitFor();
  for (const key of ['p', 'e', '?', '/']) await page.keyboard.press(key);
  // Whatever a letter had opened would be there before what this opens.
  await say(page, 'park');
  await page.getByTestId('command-form').waitFor();
  expect(await page.getByTestId('command-form').count()).toBe(1);
  expect(await page.getByRole('dialog').count()).toBe(0);
  await page.keyboard.press('Escape');
  await say(page, 'go to tasks');
  await page.waitForURL('**/tasks');
  expect(office.defects).toEqual([]);
  await page.context().close();
});
