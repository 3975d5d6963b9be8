import type { Page } from 'playwright-core';

/** The commands that the page sends from now on, as `pull`, `park`. */
export function sentBy(page: Page): string[] {
  const sent: string[] = [];
  page.on('request', (request) => {
    if (request.method() === 'POST') sent.push(new URL(request.url()).pathname.split('/').at(-1) ?? '');
  });
  return sent;
}
