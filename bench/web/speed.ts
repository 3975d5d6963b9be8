import { type Browser, chromium } from 'playwright-core';
import { findBrowser } from '../../test/support/find-browser';
import { openSession } from '../../test/web/office';
import { type Figure, median, percentile } from '../figures';
import { deskPresses, shelfPresses, taskPresses } from './presses';
import { type FullOffice, openFullOffice, ROWS } from './full-office';
import { loadedScripts } from './loaded-scripts';
import { SLOWER, watchedPage } from './watched-page';

const LOADS = 5;
const MOST_PAINT_MS = 900;
const MOST_PRESS_MS = 100;

/** The agent's page and the task list in Chromium, on the real stack with long lists, the browser slowed down. */
export async function webSpeed(): Promise<Figure[]> {
  const office = await openFullOffice();
  const { executablePath, args } = await findBrowser();
  const browser = await chromium.launch({ executablePath, args });
  try {
    const figures = [await firstPaint(browser, office), ...(await presses(browser, office))];
    // The last: it does the work that the others look at.
    return [await loadedScripts(browser, office), ...figures];
  } finally {
    await browser.close();
    await office.stop();
  }
}

async function firstPaint(browser: Browser, office: FullOffice): Promise<Figure> {
  const load = async (rate: number) => {
    const context = await signedIn(browser, office, office.agentToken);
    const { page, slowDown, paints } = await watchedPage(context, office.web);
    await slowDown(rate);
    await page.goto(`${office.web}/work`, { waitUntil: 'commit' });
    const times = await paints('[data-testid=offer-accept]', '[data-open-item]');
    await context.close();
    return times;
  };
  const times = async (rate: number) => {
    await load(rate);
    const all = [];
    for (let count = 0; count < LOADS; count += 1) all.push(await load(rate));
    return { first: all.map(({ firstMs }) => firstMs), stands: all.map(({ standsMs }) => standsMs) };
  };
  const slow = await times(SLOWER);
  const fast = await times(1);
  const text = ({ first, stands }: typeof slow) =>
    `median ${seconds(median(first))}, worst ${seconds(Math.max(...first))}; work and offer stand: median ${seconds(median(stands))}`;
  return {
    name: `first contentful paint of the agent's page, ${SLOWER} times slower, nothing cached, ${LOADS} loads`,
    value: text(slow),
    beside: `not slowed down: ${text(fast)}`,
    asked: 'within 0.9 s',
    holds: Math.max(...slow.first) <= MOST_PAINT_MS,
  };
}

async function presses(browser: Browser, office: FullOffice): Promise<Figure[]> {
  const desk = await deskPresses(
    await watchedPage(await signedIn(browser, office, office.agentToken), office.web),
    office,
  );
  const shelf = await shelfPresses(
    await watchedPage(await signedIn(browser, office, office.agentToken), office.web),
    office,
  );
  const tasks = await taskPresses(
    await watchedPage(await signedIn(browser, office, office.adminToken), office.web),
    office,
  );
  const rows = (where: string, { times, answers, besideMs, slower }: typeof desk): Figure[] => [
    {
      name: `press to next paint, ${SLOWER} times slower: ${where}`,
      ...within(times),
      beside: `longest task that no press waited for: ${besideMs < 50 ? 'below 50' : besideMs} ms; a loop between the presses took ${slower.toFixed(1)} times its best`,
    },
    { name: 'the same until what it leads to stands', ...within(answers), beside: '', isAside: true },
  ];
  return [
    ...rows("the agent's page", desk),
    ...rows(`a workbin of ${ROWS}, all read`, shelf),
    ...rows(`the task list of ${ROWS}, all read`, tasks),
  ];
}

function within(times: Readonly<Record<string, readonly number[]>>): Pick<Figure, 'value' | 'asked' | 'holds'> {
  const all = Object.values(times).flat();
  const worst = Object.entries(times).map(([what, each]) => `${what} ${Math.max(0, ...each).toFixed(0)}`);
  return {
    value: `${all.length} presses, 99th percentile ${percentile(all, 0.99).toFixed(0)} ms; worst (ms): ${worst.join(', ')}`,
    asked: `within ${MOST_PRESS_MS} ms`,
    holds: all.length > 0 && Math.max(...all) <= MOST_PRESS_MS,
  };
}

async function signedIn(browser: Browser, { web }: FullOffice, token: string) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
  await openSession(context, web, token);
  return context;
}

function seconds(ms: number): string {
  return `${(ms / 1_000).toFixed(2)} s`;
}
