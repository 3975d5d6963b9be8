import type { BrowserContext, CDPSession, Page } from 'playwright-core';

/** How much slower than here the browser computes. */
export const SLOWER = 4;

export interface WatchedPage {
  page: Page;
  /** 1: as fast as it can. */
  slowDown: (times: number) => Promise<void>;
  /** Milliseconds from the start of the page to its first paint of content, and until all of these stood. */
  paints: (...selectors: readonly string[]) => Promise<{ firstMs: number; standsMs: number }>;
  /** Milliseconds from each press since the last call to the paint that followed; those below 16 are not told. */
  presses: () => Promise<number[]>;
  /** Milliseconds of a loop that is always the same: how fast the page computes now. */
  loop: () => Promise<number>;
}

/** Begins on a file of the same origin, so that what slows it down stays with it. */
export async function watchedPage(context: BrowserContext, web: string, sparesData = false): Promise<WatchedPage> {
  const page = await context.newPage();
  await page.addInitScript(WATCH);
  await page.goto(`${web}/favicon.svg`);
  const devtools: CDPSession = await context.newCDPSession(page);
  if (sparesData) await devtools.send('Emulation.setDataSaverOverride', { dataSaverEnabled: true });
  return {
    page,
    slowDown: async (rate) => void (await devtools.send('Emulation.setCPUThrottlingRate', { rate })),
    paints: (...selectors) => page.evaluate(`watched.paints(${JSON.stringify(selectors)})`),
    presses: () => page.evaluate('watched.presses()'),
    loop: () => page.evaluate('watched.loop()'),
  };
}

const WATCH = `
  const presses = new Map();
  new PerformanceObserver((list) => {
    for (const { interactionId, duration } of list.getEntries())
      if (interactionId > 0) presses.set(interactionId, Math.max(duration, presses.get(interactionId) ?? 0));
  }).observe({ type: 'event', durationThreshold: 16, buffered: true });
  const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
  globalThis.watched = {
    paints: async (selectors) => {
      while (!selectors.every((each) => document.querySelector(each))) await frame();
      const standsMs = performance.now();
      const first = () => performance.getEntriesByName('first-contentful-paint')[0];
      while (!first()) await frame();
      return { firstMs: first().startTime, standsMs };
    },
    loop: () => {
      const startMs = performance.now();
      let sum = 0;
      for (let count = 0; count < 2e6; count += 1) sum = (sum * 31 + count) % 65521;
      return sum < 0 ? 0 : performance.now() - startMs;
    },
    presses: async () => {
      // The entry of the last press is told after its frame.
      await frame();
      await new Promise((resolve) => setTimeout(resolve, 100));
      const told = [...presses.values()];
      presses.clear();
      return told;
    },
  };`;
