import type { Page } from 'playwright-core';
import { awaited } from '../chaos/until';

/**
 * Until an expression is true in a page. A text that `waitForFunction` is given must be true at once: asked a second time, it
 * is what the page's policy for scripts forbids.
 */
export async function until(page: Page, expression: string): Promise<void> {
  await awaited(expression, async () => Boolean(await page.evaluate(expression)), 30_000);
}

/** Until a page, or a frame, says of its stream that it is so. */
export async function untilStream(page: Pick<Page, 'locator'>, status: 'live' | 'refused' = 'live'): Promise<void> {
  await page.locator(`[data-testid=live-mark][data-status=${status}]`).waitFor();
}

/** Until the list of a field for a target stands right above what the field asks for: it is placed anew when it changes its size. */
export async function untilListStands(page: Page): Promise<void> {
  await until(
    page,
    `(() => {
      const list = document.querySelector('[role=listbox]')?.getBoundingClientRect();
      const label = document.querySelector('.mantine-InputWrapper-root:has([data-testid=target]) > label');
      const gap = label.getBoundingClientRect().top - (list?.bottom ?? 0);
      return gap >= 0 && gap < 24;
    })()`,
  );
}
