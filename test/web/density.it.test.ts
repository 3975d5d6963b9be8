import type { Page } from 'playwright-core';
import { axeViolations } from './axe';
import { focusByTab } from './keys';
import { openOffice } from './office';
import type { Office } from './office';

jest.setTimeout(180_000);

let office: Office;
let sue: Page;
beforeAll(async () => {
  office = await openOffice();
  for (let count = 0; count < 3; count += 1) await office.capture();
  sue = await office.signIn('sue', { reducedMotion: 'reduce' });
});
afterAll(() => office?.close());

const heightOf = async (page: Page, selector: string) => {
  const box = await page.locator(selector).first().boundingBox();
  return box?.height ?? 0;
};
const choose = async (page: Page, density: string) => {
  await page.getByTestId('account').click();
  await page.getByTestId(`density-${density}`).click();
};

test('a compact list and its fields are lower, at once and when one comes back, and comfortable ones are as before', async () => {
  await sue.goto(`${office.stack.ready.web}/tasks`);
  await sue.locator('[data-testid^=task-row]').first().waitFor();
  const sizes = async () => [
    await heightOf(sue, '[data-testid^=task-row]'),
    await heightOf(sue, '.mantine-Input-input'),
  ];
  const [row = 0, field = 0] = await sizes();
  await choose(sue, 'compact');
  const [lowRow = 0, lowField = 0] = await sizes();
  expect(lowRow).toBeLessThan(row);
  expect(lowField).toBeLessThan(field);
  expect(await axeViolations(sue)).toEqual([]);
  await sue.reload();
  await sue.locator('[data-testid^=task-row]').first().waitFor();
  expect(await sizes()).toEqual([lowRow, lowField]);
  await choose(sue, 'comfortable');
  expect(await sizes()).toEqual([row, field]);
});

test('the lower edge of the task list is in sight at each size of a window that is high enough, and references are whole', async () => {
  for (const size of [
    { width: 1440, height: 900 },
    { width: 1024, height: 768 },
    { width: 390, height: 844 },
  ]) {
    await sue.setViewportSize(size);
    const list = await sue.getByRole('table').boundingBox();
    expect((list?.y ?? 0) + (list?.height ?? 0)).toBeLessThanOrEqual(size.height);
  }
  const isCut = await sue.evaluate<boolean>(
    `[...document.querySelectorAll('[data-testid^=task-row] [data-column=reference]')].some((cell) => {
      const { overflow } = getComputedStyle(cell);
      return overflow !== 'visible' && cell.scrollWidth > cell.clientWidth;
    })`,
  );
  expect(isCut).toBe(false);
  await sue.setViewportSize({ width: 1280, height: 800 });
});

test('under reduced motion nothing on the page moves', async () => {
  await sue.goto(`${office.stack.ready.web}/supervisor`);
  await sue.locator('[data-testid^=task-row]').first().click();
  await sue.getByTestId('why').waitFor();
  const moving = await sue.evaluate<number>(
    'document.getAnimations().filter((each) => Number(each.effect.getComputedTiming().endTime) > 0).length',
  );
  expect(moving).toBe(0);
});

test('the focus on an instant tells it here with the zone, in UTC, and how far away', async () => {
  await sue.getByRole('tab', { name: 'History' }).click();
  await focusByTab(sue, '[data-testid=history] time');
  const told = sue.getByRole('tooltip');
  await told.waitFor();
  const text = await told.innerText();
  const zone = await sue.evaluate<string>('new Intl.DateTimeFormat().resolvedOptions().timeZone');
  expect(text).toContain(zone);
  expect(text).toMatch(/\d{4}-\d\d-\d\d \d\d:\d\d:\d\d UTC/);
  expect(text).toMatch(/ago/);
});

test('in forced colours a bar is still seen, and nothing is wrong with the page', async () => {
  const page = await office.signIn('sue', { forcedColors: 'active' });
  await page.goto(`${office.stack.ready.web}/tasks`);
  await page.locator('[data-testid^=task-row]').first().waitFor();
  const colour = (selector: string) =>
    page.evaluate<string>(`getComputedStyle(document.querySelector('${selector}')).backgroundColor`);
  expect(await colour('[data-column=dueAt] [aria-hidden=true] > span')).not.toBe(await colour('body'));
  expect(await axeViolations(page)).toEqual([]);
  await page.context().close();
});

test('no page has told its console of a defect', () => {
  expect(office.defects).toEqual([]);
});
