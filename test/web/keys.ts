import type { Page } from 'playwright-core';

/** Presses Tab until the element has the focus; a keyboard user has no other way. */
export async function focusByTab(page: Page, selector: string): Promise<void> {
  for (let step = 0; step < 60; step += 1) {
    await page.keyboard.press('Tab');
    if (await page.locator(`${selector}:focus`).count()) return;
  }
  throw new Error(`Tab does not reach ${selector}`);
}

/** Two keys after each other: `g b`. */
export async function pressAll(page: Page, keys: string): Promise<void> {
  for (const key of keys.split(' ')) await page.keyboard.press(key);
}
