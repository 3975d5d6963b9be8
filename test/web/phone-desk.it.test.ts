import type { BrowserContextOptions, Page } from 'playwright-core';
import type { ItemView } from '../../api/contract/item';
import { inState } from './in-state';
import { openOffice } from './office';
import type { Office } from './office';
import { openSurveys } from './survey';
import { until, untilListStands } from './until';

jest.setTimeout(180_000);

const phone: BrowserContextOptions = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };

let office: Office;
let ana: Page;
let survey: (agent?: string) => Promise<ItemView>;
beforeAll(async () => {
  office = await openOffice();
  survey = await openSurveys(office);
  await atHerDesk();
  ana = await office.signIn('ana', phone);
});
afterAll(() => office?.close());
afterEach(async () => {
  await atHerDesk();
  await office.cancelOpen();
});

const atHerDesk = () => office.call('PUT', '/v1/agents/ana/presence', { presence: 'not-ready', reason: 'admin-work' });

/** What can be pressed and is in sight, and is lower or narrower than a finger, or wider than the page. */
const tooSmall = (page: Page) =>
  page.evaluate<string[]>(`[...document.querySelectorAll(
    'button, a[href], select, textarea, input:not([type=radio], [type=checkbox]), [role=tab], [role=menuitem], [role=option]',
  )]
    .filter((each) => each.checkVisibility({ visibilityProperty: true }) && each.getBoundingClientRect().bottom > 0)
    .filter((each) => Math.min(each.offsetWidth, each.offsetHeight) < 44)
    .map((each) => (each.getAttribute('aria-label') ?? each.innerText) + ' ' + each.offsetWidth + 'x' + each.offsetHeight)
    .concat(document.documentElement.scrollWidth > innerWidth ? ['the page'] : [])`);

/** Whether what has the focus is what lies at its place. */
const isFieldInSight = (page: Page) =>
  page.evaluate<boolean>(`(() => {
    const field = document.activeElement;
    const { left, top, right, bottom } = field.getBoundingClientRect();
    return [top + 8, bottom - 8].every((y) => document.elementFromPoint((left + right) / 2, y) === field);
  })()`);

async function openNote(): Promise<void> {
  await ana.locator('[data-command=more]').tap();
  await ana.locator('[role=menu] [data-command=note]').tap();
  await ana.getByTestId('command-text').fill('Called the insured');
}

test.each([844, 450])(
  'an offer that comes while something is typed does not cover it, and one tap answers it or sends what was typed, at a height of %d',
  async (height) => {
    const item = await survey('ana');
    await ana.setViewportSize({ width: 390, height: 844 });
    await ana.goto(`${office.stack.ready.web}/work?item=${item.id}`);
    await inState(ana, 'connected');
    await openNote();
    // As when the keyboard comes up.
    await ana.setViewportSize({ width: 390, height });
    await office.call('PUT', '/v1/agents/ana/presence', { presence: 'ready' });
    const first = await office.capture({ name: 'Comes while she types', value: 10 });
    await ana.getByTestId('offer-card').getByText(first.reference).waitFor();
    expect(await isFieldInSight(ana)).toBe(true);
    await ana.getByTestId('offer-decline').tap();
    await ana.getByTestId('decline-reason').waitFor();
    await ana.getByTestId('offer-decline-confirm').tap();
    await ana.getByTestId('offer-card').waitFor({ state: 'detached' });
    await office.act('sue', first, 'cancel', {});

    await ana.getByTestId('command-text').tap();
    await office.capture({ name: 'Comes as well', value: 10 });
    await ana.getByTestId('offer-card').waitFor();
    await ana.getByTestId('command-submit').tap();
    await ana.getByTestId('done').getByText('The note is in the history').waitFor();
    await ana.getByTestId('offer-open').tap();
    await ana.getByTestId('why-card').waitFor();
    const box = await ana.getByTestId('offer-card').boundingBox();
    expect(box?.width).toBeGreaterThan(350);
    await ana.getByTestId('offer-accept').tap();
    await ana.getByTestId('offer-card').waitFor({ state: 'detached' });
    expect((await office.workOf('ana')).assignments).toHaveLength(2);
    await ana.setViewportSize({ width: 390, height: 844 });
  },
);

test('an offer that comes while nothing is typed is a whole sheet, and stays one as it is declined', async () => {
  await ana.goto(`${office.stack.ready.web}/work`);
  await office.call('PUT', '/v1/agents/ana/presence', { presence: 'ready' });
  await office.capture({ name: 'Whole', value: 10 });
  await ana.getByTestId('why-card').waitFor();
  await ana.getByTestId('offer-decline').tap();
  await ana.getByTestId('decline-reason').tap();
  expect(await ana.getByTestId('why-card').isVisible()).toBe(true);
  expect(await ana.getByTestId('offer-open').count()).toBe(0);
});

test('what a finger presses on the desk is 44 px at least, in lists, forms, menus and notes, also in compact density', async () => {
  for (let count = 0; count < 2; count += 1)
    await office.act('sue', await survey(), 'transfer', { workbin: 'large-claims' });
  const item = await survey('ana');
  for (const density of ['compact', 'comfortable']) {
    await ana.goto(`${office.stack.ready.web}/work`);
    await ana.getByTestId('my-day').waitFor();
    await ana.getByTestId('account').tap();
    expect(await tooSmall(ana)).toEqual([]);
    await ana.getByTestId(`density-${density}`).tap();
    await ana.getByTestId('place-bin-large-claims').tap();
    await ana.locator('[data-testid^=take-SRV]').first().waitFor();
    expect(await tooSmall(ana)).toEqual([]);
    await ana.goto(`${office.stack.ready.web}/work?item=${item.id}`);
    await inState(ana, 'connected');
    await ana.getByTestId('complete').tap();
    expect(await tooSmall(ana)).toEqual([]);
    for (const command of ['park', 'reschedule', 'transfer']) {
      await ana.locator(`[data-command=${command}]`).tap();
      await ana.getByTestId('command-form').waitFor();
      expect(await tooSmall(ana)).toEqual([]);
      await ana.getByRole('button', { name: 'Back', exact: true }).tap();
    }
    await openNote();
    await ana.getByTestId('command-submit').tap();
    await ana.getByTestId('done').getByText('The note is in the history').waitFor();
    expect(await tooSmall(ana)).toEqual([]);
  }
});

test('at 200 % the work in hand is in sight above the figures of the day, and a list above its field is whole', async () => {
  const item = await survey('ana');
  const page = await office.signIn('ana', { viewport: { width: 640, height: 400 } });
  await page.goto(`${office.stack.ready.web}/work`);
  await page.getByTestId('my-day').waitFor();
  const row = page.locator('[data-open-item]').filter({ hasText: item.reference });
  const list = await row.locator('xpath=ancestor::ul').boundingBox();
  expect(list?.height).toBeGreaterThanOrEqual((await row.boundingBox())?.height ?? Infinity);
  await row.click();
  await inState(page, 'connected');
  await page.keyboard.press('t');
  await page.locator('[data-testid^=target-]').first().waitFor();
  await untilListStands(page);
  const found = await page.getByRole('listbox').boundingBox();
  expect(found?.y).toBeGreaterThanOrEqual(0);
  await page.context().close();
});

test('who is ready is told of what nothing comes, while that is taken elsewhere', async () => {
  await office.call('PUT', '/v1/agents/ana/presence', { presence: 'ready' });
  await ana.goto(`${office.stack.ready.web}/work`);
  const told = ana.getByRole('main').getByTestId('no-room');
  await ana.getByText('the next item is offered to you by itself').waitFor();
  expect(await told.count()).toBe(0);
  await office.call('PUT', '/v1/agents/ana/load', { workitem: 100 });
  await told.getByText('There is no room now for: Workitems.').waitFor();
  await office.call('PUT', '/v1/agents/ana/load', {});
  await told.waitFor({ state: 'detached' });
});

test('anything is found and done by touch: the palette has a button', async () => {
  const item = await survey();
  await ana.goto(`${office.stack.ready.web}/work`);
  await ana.getByTestId('open-palette').tap();
  await ana.getByTestId('palette').fill(item.reference);
  await ana.getByTestId(`palette-item-${item.id}`).tap();
  await ana.getByRole('heading', { name: item.reference }).waitFor();
  expect(office.defects).toEqual([]);
});

test('the place that is shown, and the page that is open, are in sight in their rows, after the phone is turned as well', async () => {
  const currentInSight = (page: Page, nav: string) =>
    until(
      page,
      `(() => {
      const row = document.querySelector('${nav}');
      const current = row?.querySelector('[aria-current]');
      if (!current || row.scrollWidth <= row.clientWidth) return false;
      const [{ left, right }, box] = [row.getBoundingClientRect(), current.getBoundingClientRect()];
      return box.left >= left - 1 && box.right <= right + 1;
    })()`,
    );
  await ana.goto(`${office.stack.ready.web}/work?queue=claims`);
  await currentInSight(ana, 'nav[data-item-open]');
  await ana.setViewportSize({ width: 1024, height: 390 });
  await ana.getByTestId('place-queue-claims').waitFor();
  await ana.setViewportSize({ width: 390, height: 844 });
  await currentInSight(ana, 'nav[data-item-open]');

  const sue = await office.signIn('sue', { viewport: { width: 1024, height: 800 } });
  await sue.goto(`${office.stack.ready.web}/deliveries`);
  await sue.getByRole('heading', { name: 'Deliveries' }).waitFor();
  await sue.setViewportSize({ width: 390, height: 844 });
  await currentInSight(sue, 'header nav');
  await sue.setViewportSize({ width: 1024, height: 800 });
  await sue.goto(`${office.stack.ready.web}/config?kind=divisions`);
  await sue.getByTestId('kind-divisions').waitFor();
  await sue.setViewportSize({ width: 390, height: 844 });
  await currentInSight(sue, 'main nav');
  expect(office.defects).toEqual([]);
  await sue.context().close();
});
