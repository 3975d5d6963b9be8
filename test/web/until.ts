import type { Page } from 'playwright-core';
import { waitUntil } from '../../cli/dev/wait-until';

/**
 * Until an expression is true in a page. A text that `waitForFunction` is given must be true at once: asked a second time, it
 * is what the page's policy for scripts forbids.
 */
export async function until(page: Page, expression: string): Promise<void> {
  const isTrue = async () => Boolean(await page.evaluate(expression));
  if (!(await waitUntil(isTrue, { withinMs: 30_000, everyMs: 20 }))) throw new Error(`never true: ${expression}`);
}
