import type { Page } from 'playwright-core';

/** An item that does not exist. */
export const nothing = '00000000-0000-7000-8000-000000000000';

/** What is open on a page, and how it got there. */
export interface Screen {
  name: string;
  path: () => string;
  /** What has been read when the screen stands. */
  stands: (page: Page) => Promise<unknown>;
  open?: (page: Page) => Promise<unknown>;
}
export const seen = (selector: string) => (page: Page) => page.locator(selector).first().waitFor();
export const press = (key: string) => (page: Page) => page.keyboard.press(key);
export const form = seen('[data-testid=command-form]');

/** How somebody looks at a page: the scheme that his system asks for, and the size of his window. */
export interface Look {
  name: string;
  scheme: 'light' | 'dark';
  size: { width: number; height: number };
}

/** Puts the page into that look; resolves when what listens to its media queries has been drawn anew. */
export async function wear(page: Page, { scheme, size }: Look): Promise<void> {
  await page.emulateMedia({ colorScheme: scheme });
  await page.setViewportSize(size);
  await page.evaluate('new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)))');
}
