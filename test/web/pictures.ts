import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import type { Browser, Page } from 'playwright-core';
import { openSession } from './office';
import { projectRoot } from '../../db/project-root';
import { findBrowser } from '../support/find-browser';
import { startStack } from '../support/start-stack';

const folder = join(projectRoot, 'docs', 'img');

/** So long the demo plays before the pictures are taken: then queues, agents and history look like a day's work. */
const playMs = 120_000;

/** Takes the pictures of the documents from the real screens: the whole stack, with the demo playing on it. */
export async function takePictures(): Promise<void> {
  mkdirSync(folder, { recursive: true });
  const { executablePath, args } = await findBrowser();
  const [stack, browser] = await Promise.all([
    startStack({ noDemo: false }),
    chromium.launch({ executablePath, args }),
  ]);
  try {
    const { web, tokens } = stack.ready;
    const agent = await openPage(browser, web, tokens.agent ?? tokens.admin, 'light', 1280);
    const phone = await openPage(browser, web, tokens.agent ?? tokens.admin, 'dark', 390);
    const supervisor = await openPage(browser, web, tokens.supervisor ?? tokens.admin, 'dark', 1280);
    await agent.waitForTimeout(playMs);
    await supervisor.goto(`${web}/supervisor`);
    await supervisor.locator('[data-testid^=task-row]').first().waitFor();
    // The chart comes in a piece of its own, after the figures.
    await supervisor.locator('[role=img] svg text').first().waitFor();
    await shoot(supervisor, 'supervisor');
    await supervisor.locator('[data-testid^=task-row][data-state=queued]').first().click();
    await supervisor.getByTestId('why').waitFor();
    await shoot(supervisor, 'why');

    await supervisor.goto(`${web}/cases?state=active`);
    // The oldest has come furthest.
    await supervisor.locator('[data-testid^=case-ACC] a').last().click();
    await supervisor.locator('.djs-element').first().waitFor();
    await shoot(supervisor, 'case');

    await agent.getByTestId('presence-ready').click();
    await agent.getByTestId('offer-accept').click();
    await agent.getByTestId('complete').waitFor();
    await agent.getByTestId('offer-card').getByTestId('why-card').waitFor();
    await shoot(agent, 'agent');
    await phone.getByTestId('offer-accept').waitFor();
    await shoot(phone, 'phone');
  } finally {
    await browser.close();
    await stack.stop();
  }
}

async function openPage(browser: Browser, web: string, token: string, colorScheme: 'light' | 'dark', width: number) {
  const height = width < 600 ? 844 : 800;
  const context = await browser.newContext({ colorScheme, viewport: { width, height }, deviceScaleFactor: 1.5 });
  await openSession(context, web, token);
  // The screen pops of the demo lead outside; the picture needs the address, not the page.
  await context.route(/^https:/, (route) => route.abort());
  const page = await context.newPage();
  await page.goto(web);
  return page;
}

async function shoot(page: Page, name: string): Promise<void> {
  await page.mouse.move(0, 0);
  // Motion ends within 180 ms; a picture in the middle of it shows nothing that ever stands still.
  await page.evaluate('Promise.all(document.getAnimations().map((each) => each.finished.catch(() => null)))');
  await page.screenshot({ path: join(folder, `${name}.png`) });
}
