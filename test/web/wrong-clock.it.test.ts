import type { Page } from 'playwright-core';
import { openOffice } from './office';
import type { Office } from './office';

jest.setTimeout(180_000);

const hourMs = 3_600_000;
let office: Office;
beforeAll(async () => {
  office = await openOffice();
});
afterAll(() => office?.close());

/** A browser whose clock is off by so much, until `setClock` sets it. */
async function signInAt(user: string, offMs: number, timezoneId: string): Promise<Page> {
  const page = await office.signIn(user, { timezoneId, locale: 'en-GB' });
  await page.addInitScript((off) => {
    const Given = Date;
    const here = globalThis as unknown as { offMs: number };
    here.offMs = off;
    class Off extends Given {
      constructor(...given: []) {
        if (given.length === 0) super(Given.now() + here.offMs);
        else super(...given);
      }
      static override now() {
        return Given.now() + here.offMs;
      }
    }
    globalThis.Date = Off as DateConstructor;
  }, offMs);
  return page;
}

const setClock = (page: Page, offMs: number) =>
  page.evaluate((off) => Object.assign(globalThis, { offMs: off }), offMs);

/** What a clock on the page has shown from its first drawing on. */
async function shownBy(page: Page, testId: string): Promise<string[]> {
  return page.evaluate((id) => (globalThis as unknown as Record<string, string[]>)[`shown-${id}`] ?? [], testId);
}

/** A text, not a function: it speaks of the page's document, which tests know no types of. */
const watching = (testId: string) => `
  const shown = (globalThis['shown-${testId}'] = []);
  new MutationObserver(() => {
    const text = document.querySelector('[data-testid="${testId}"]')?.textContent;
    if (text && shown.at(-1) !== text) shown.push(text);
  }).observe(document, { subtree: true, childList: true, characterData: true });`;

test.each([
  [3 * hourMs, 'Asia/Kolkata'],
  [-7 * hourMs, 'America/Los_Angeles'],
])(
  'an offer counts down by the time of the server where the clock is off by %i ms, from its first second on',
  async (offMs, zone) => {
    await office.call('PUT', '/v1/agents/ana/presence', { presence: 'ready' });
    await office.capture({ dueAt: new Date(Date.now() + 2 * hourMs).toISOString() });
    const page = await signInAt('ana', offMs, zone);
    await page.addInitScript(watching('offer-countdown'));
    await page.goto(`${office.stack.ready.web}/work`);
    await page.getByTestId('offer-countdown').waitFor();
    await page.waitForFunction(() => (globalThis as unknown as Record<string, string[]>)['shown-offer-countdown']?.[2]);
    // Set by hours while the page stands, and back.
    await setClock(page, offMs + 5 * hourMs);
    await page.waitForResponse(/\/v1\/auth$/);
    const before = (await shownBy(page, 'offer-countdown')).length;
    await page.waitForFunction(
      (length) =>
        ((globalThis as unknown as Record<string, string[]>)['shown-offer-countdown']?.length ?? 0) > length + 2,
      before,
    );
    const shown = await shownBy(page, 'offer-countdown');
    const isOfFiveMinutes = (text: string) => /^[0-5]:\d\d$/.test(text) && text !== '0:00';
    expect(shown.slice(0, 3).filter((text) => !isOfFiveMinutes(text))).toEqual([]);
    expect(shown.slice(-2).filter((text) => !isOfFiveMinutes(text))).toEqual([]);
    await page.context().close();
    expect(office.defects).toEqual([]);
  },
);
