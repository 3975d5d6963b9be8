import type { Page } from 'playwright-core';

/**
 * Waits until the item that is open is in a state, and is read: a list tells of its state before its commands are there,
 * and keys that come until then are nobody's.
 */
export async function inState(page: Page, state: string): Promise<void> {
  await page.locator(`[data-testid=item-state] [data-state=${state}]`).waitFor();
  await page.getByRole('toolbar').waitFor();
}
