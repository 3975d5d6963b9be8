import type { Page } from 'playwright-core';
import { median } from '../figures';
import { WORKBIN, ROWS, type FullOffice } from './full-office';
import { SLOWER, type WatchedPage } from './watched-page';

const ROUNDS = 3;
const TRIES = 20;
const IDLE_MS = 3_000;
/** Below this nothing is told: it counts as that. */
const LEAST_MS = 16;

type Press = (page: Page) => Promise<unknown>;
/** `answer`: what it leads to, where that is drawn in a frame of its own. */
type Step = Press | { press: Press; answer: string };

interface Told {
  /** Milliseconds until the next paint, by what was pressed. */
  times: Record<string, number[]>;
  /** Until what it leads to was painted. */
  answers: Record<string, number[]>;
  /** The longest task that no press waited for, in milliseconds. */
  besideMs: number;
  /** How much slower the page was in fact, by a loop beside each press and its best time before: other work takes its part. */
  slower: number;
}

const click = (selector: string) => (page: Page) => page.locator(selector).first().click();
const key = (name: string) => (page: Page) => page.keyboard.press(name);
const tab = (name: string, id: string) => ({
  press: click(`[role=tab]:has-text("${name}")`),
  answer: `[role=tab][aria-selected=true][id$=-${id}]`,
});
const opens = (press: Press) => ({ press, answer: '[data-testid=item-state]' });
const closes = (press: Press) => ({ press, answer: 'body:not(:has([data-testid=item-state]))' });
const sorts = (column: string) => ({
  press: click(`[role=columnheader][data-column=${column}] button`),
  answer: `[role=columnheader][data-column=${column}]:is([aria-sort=ascending], [aria-sort=descending])`,
});

/** What an agent presses at an item of his. */
const atDesk: Record<string, Step> = {
  'a row': opens(click('[data-open-item]')),
  'tab linked': tab('Linked', 'linked'),
  'tab history': tab('History', 'history'),
  'tab why': tab('Why', 'why'),
  'tab work': tab('Work', 'work'),
  'a field': click('[data-testid=field-Remark]'),
  'a letter': key('x'),
  'a disposition': click('[data-testid=disposition-done]'),
  'more commands': click('[data-command=more]'),
  'close them': key('Escape'),
  'form of park': key('p'),
  'close it': key('Escape'),
  palette: key('Control+k'),
  'close the palette': key('Escape'),
  'back to the list': closes(click('[data-testid=item-close]')),
  J: key('j'),
};

export async function deskPresses(watched: WatchedPage, { web }: FullOffice): Promise<Told> {
  const { page } = watched;
  await page.goto(`${web}/work`);
  await page.locator('[data-open-item]').first().waitFor();
  return press(watched, atDesk);
}

/** A workbin of which every row has been read. */
export async function shelfPresses(watched: WatchedPage, { web }: FullOffice): Promise<Told> {
  const { page } = watched;
  await page.goto(`${web}/work?bin=bench/${WORKBIN}`);
  await readAll(page, '[data-testid=place-rows]', `[aria-posinset="${ROWS}"]`);
  return press(watched, {
    J: key('j'),
    'J again': key('j'),
    K: key('k'),
    'open (Enter)': opens(key('Enter')),
    'back to the list': closes(key('Escape')),
    'a row': opens(click('[data-open-item]')),
    'back again': closes(click('[data-testid=item-close]')),
  });
}

/** A list of which every row has been read. */
export async function taskPresses(watched: WatchedPage, { web }: FullOffice): Promise<Told> {
  const { page } = watched;
  await page.goto(`${web}/tasks?state=queued`);
  await readAll(page, '[role=table]', `[aria-rowindex="${ROWS + 1}"]`);
  return press(watched, {
    J: key('j'),
    'J again': key('j'),
    K: key('k'),
    'a row': { press: click('[data-testid^=task-row]'), answer: '[role=dialog]' },
    'close it': key('Escape'),
    sort: sorts('dueAt'),
    'sort back': sorts('priority'),
  });
}

async function readAll(page: Page, list: string, last: string): Promise<void> {
  const scroll = (place: string) =>
    page.evaluate(`((box) => box.scrollTo(0, ${place}))(document.querySelector('${list}'))`);
  await page.locator(list).waitFor();
  while ((await page.locator(last).count()) === 0) {
    await scroll('box.scrollHeight');
    await page.waitForTimeout(20);
  }
  await scroll('0');
}

/** Each of them in turn, several times over; what the page is at after a press is waited for before the next. */
async function press(
  { page, slowDown, expect, presses, loop }: WatchedPage,
  steps: Readonly<Record<string, Step>>,
): Promise<Told> {
  const told: Told['times'] = Object.fromEntries(Object.keys(steps).map((what) => [what, []]));
  const answers: Told['answers'] = {};
  // What an idle page loads is there.
  await page.waitForTimeout(IDLE_MS);
  const best: number[] = [];
  for (let count = 0; count < TRIES; count += 1) best.push(await loop());
  const loops: number[] = [];
  let longestMs = 0;
  await presses();
  await slowDown(SLOWER);
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const [what, step] of Object.entries(steps)) {
      if (typeof step === 'function') await step(page);
      else {
        await expect(step.answer);
        await step.press(page);
      }
      const { times, answerMs, besideMs } = await presses();
      longestMs = Math.max(longestMs, besideMs);
      loops.push(await loop());
      told[what]?.push(Math.max(LEAST_MS, ...times));
      if (answerMs !== undefined) (answers[what] ??= []).push(answerMs);
    }
  }
  return { times: told, answers, besideMs: longestMs, slower: median(loops) / Math.min(...best) };
}
