import type { BrowserContext, CDPSession, Page } from 'playwright-core';

/** How much slower than here the browser computes. */
export const SLOWER = 4;

export interface Answers {
  /** Milliseconds from each press to the next paint, as browsers measure an interaction; those below 16 are not told. */
  times: number[];
  /** Milliseconds until the answer that was expected was painted; undefined: none was. */
  answerMs: number | undefined;
  /** The longest task that no press waited for, which is what the next one would; 0: none of 50 milliseconds or more. */
  besideMs: number;
}

export interface WatchedPage {
  page: Page;
  /** 1: as fast as it can. */
  slowDown: (times: number) => Promise<void>;
  /** Milliseconds from the start of the page to its first paint of content, and until all of these stood. */
  paints: (...selectors: readonly string[]) => Promise<{ firstMs: number; standsMs: number }>;
  /** What answers the next press: a step to another address is drawn in frames after the one of the press. */
  expect: (answer: string) => Promise<void>;
  /** Of the presses since the last call. */
  presses: () => Promise<Answers>;
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
    expect: (answer) => page.evaluate(`watched.expect(${JSON.stringify(answer)})`),
    presses: () => page.evaluate('watched.presses()'),
    loop: () => page.evaluate('watched.loop()'),
  };
}

const WATCH = `
  const presses = new Map();
  // What has a reason: a press that was answered meanwhile, or our own loop.
  const spans = [];
  const tasks = [];
  const span = (fromMs, duration) => spans.push([fromMs, fromMs + duration]);
  new PerformanceObserver((list) => {
    for (const { interactionId, startTime, duration } of list.getEntries()) {
      if (interactionId === 0) continue;
      presses.set(interactionId, Math.max(duration, presses.get(interactionId) ?? 0));
      span(startTime, duration);
    }
  }).observe({ type: 'event', durationThreshold: 16, buffered: true });
  new PerformanceObserver((list) => tasks.push(...list.getEntries())).observe({ type: 'longtask' });
  const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
  let expected;
  let answered;
  const painted = async ({ timeStamp }, answer) => {
    do await frame();
    while (!document.querySelector(answer));
    // After the frame in which it stands.
    await new Promise((resolve) => setTimeout(resolve));
    const duration = performance.now() - timeStamp;
    span(timeStamp, duration);
    return duration;
  };
  for (const type of ['keydown', 'pointerup'])
    addEventListener(
      type,
      (event) => {
        if (expected !== undefined) answered = painted(event, expected);
        expected = undefined;
      },
      true,
    );
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
      const tookMs = sum < 0 ? 0 : performance.now() - startMs;
      span(startMs, tookMs);
      return tookMs;
    },
    expect: (answer) => {
      expected = answer;
    },
    presses: async () => {
      const answerMs = await answered;
      answered = undefined;
      // The entry of the last press is told after its frame.
      await frame();
      await new Promise((resolve) => setTimeout(resolve, 100));
      const times = [...presses.values()];
      presses.clear();
      const beside = tasks
        .splice(0)
        .filter((task) => !spans.some(([from, to]) => task.startTime < to && from < task.startTime + task.duration));
      return { times, answerMs, besideMs: Math.max(0, ...beside.map((task) => task.duration)) };
    },
  };`;
