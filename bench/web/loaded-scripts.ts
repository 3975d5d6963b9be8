import { gzipSync } from 'node:zlib';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { openSession } from '../../test/web/office';
import type { Figure } from '../figures';
import type { FullOffice } from './full-office';
import { watchedPage } from './watched-page';

const MOST_KB = 150;
/** So long an idle page is watched. */
const IDLE_MS = 5_000;

/**
 * The scripts that Chromium has loaded when an agent has accepted an offer and completed it with its form. The browser
 * spares data, so nothing is loaded before it is needed; what an idle page loads beside them is told beside them.
 */
export async function loadedScripts(browser: Browser, { web, agentToken }: FullOffice): Promise<Figure> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
  await openSession(context, web, agentToken);
  const idle = await scriptsOf(context, web, false, async (page) => {
    await page.getByTestId('offer-accept').waitFor();
    await page.waitForTimeout(IDLE_MS);
  });
  const needed = await scriptsOf(context, web, true, async (page) => {
    await page.getByTestId('offer-accept').click();
    await page.getByTestId('field-Outcome').selectOption('granted');
    await page.getByTestId('disposition-done').click();
    await page.getByTestId('complete').click();
    await page.locator('[data-testid=done] button').waitFor();
  });
  await context.close();
  const later = [...idle].filter(([name]) => !needed.has(name));
  return {
    name: "JavaScript of the agent's page, gzipped: all that was loaded when an offer was accepted and completed with its form",
    value: `${kb(needed.values())} in ${needed.size} files`,
    beside: `loaded by an idle page beside it: ${kb(later.map(([, bytes]) => bytes))} in ${later.length} files`,
    asked: `at most ${MOST_KB} kB`,
    holds: needed.size > 0 && sum(needed.values()) <= MOST_KB * 1_000,
  };
}

/** By name, each with its size when it is gzipped. */
async function scriptsOf(
  context: BrowserContext,
  web: string,
  sparesData: boolean,
  work: (page: Page) => Promise<unknown>,
): Promise<ReadonlyMap<string, number>> {
  const { page } = await watchedPage(context, web, sparesData);
  const bodies = new Map<string, Promise<Buffer>>();
  page.on('response', (response) => {
    if (response.request().resourceType() === 'script') bodies.set(response.url(), response.body());
  });
  await page.goto(`${web}/work`);
  await work(page);
  const sizes = await Promise.all(
    [...bodies].map(async ([name, body]) => [name, gzipSync(await body).length] as const),
  );
  await page.close();
  return new Map(sizes);
}

function sum(bytes: Iterable<number>): number {
  return [...bytes].reduce((all, each) => all + each, 0);
}

function kb(bytes: Iterable<number>): string {
  return `${(sum(bytes) / 1_000).toFixed(1)} kB`;
}
