import type { Page } from 'playwright-core';
import type { History, ItemView } from '../../api/contract/item';
import { openOffice } from './office';
import type { Office } from './office';
import { untilStream } from './until';

jest.setTimeout(180_000);

let office: Office;
let sue: Page;
beforeAll(async () => {
  office = await openOffice();
  sue = await office.signIn('sue');
});
afterAll(() => office?.close());

const text = () => sue.getByTestId('command-text');
const send = () => sue.getByTestId('command-submit').click();
const refusal = (words: string) => sue.getByTestId('command-form').getByText(words).waitFor();
const unreached = () => refusal('The server could not be reached');
const noted = () => sue.getByTestId('command-form').waitFor({ state: 'detached' });

async function notes({ id }: ItemView): Promise<unknown[]> {
  const { events } = await office.call<History>('GET', `/v1/workitems/${id}/history`);
  return events.filter(({ type }) => type === 'noted').map(({ data }) => data['text']);
}

async function openNote(): Promise<void> {
  await sue.locator('[data-command=more]').click();
  await sue.locator('[role=menu] [data-command=note]').click();
  await text().waitFor();
}

async function openItem(name: string): Promise<ItemView> {
  const item = await office.capture({ name });
  await sue.goto(`${office.stack.ready.web}/tasks?item=${item.id}`);
  await openNote();
  return item;
}

const toNote = '**/actions/note';

test('what is sent again because its answer was lost counts once, and what is meant anew counts again', async () => {
  const item = await openItem('Answered into the void');
  await text().fill('They have called');
  await sue.route(toNote, async (route) => {
    await route.fetch();
    await route.abort();
  });
  await send();
  await unreached();
  await sue.unroute(toNote);

  // It is under way still, as far as the server knows.
  const body = JSON.stringify({ code: 'IDEMPOTENCY_IN_PROGRESS' });
  await sue.route(toNote, (route) => route.fulfill({ status: 409, body }));
  await send();
  await refusal('still under way');
  await sue.unroute(toNote);

  await send();
  await noted();
  expect(await notes(item)).toEqual(['They have called']);

  await openNote();
  await text().fill('They have called');
  await send();
  await noted();
  expect(await notes(item)).toEqual(['They have called', 'They have called']);
});

test('what is pressed without a network is said not to be sent, keeps what was written, and is not sent later by itself', async () => {
  const item = await openItem('Written in a tunnel');
  await text().fill('First words');
  await sue.context().setOffline(true);
  await send();
  await unreached();
  await text().fill('Better words');
  const asked: string[] = [];
  sue.on('request', (request) => asked.push(request.url()));
  await sue.context().setOffline(false);
  await sue.waitForResponse('**/v1/workitems/**');
  expect(await text().inputValue()).toBe('Better words');
  await send();
  await noted();
  expect(asked.filter((url) => url.endsWith('/actions/note'))).toHaveLength(1);
  expect(await notes(item)).toEqual(['Better words']);
});

test('a page that a network gives in place of the answer is not taken for one', async () => {
  const item = await openItem('Behind a gate');
  await text().fill('Written with care');
  const page = { status: 200, contentType: 'text/html', body: '<html>Sign in to this network</html>' };
  await sue.route(toNote, (route) => route.fulfill(page));
  await send();
  await unreached();
  expect(await text().inputValue()).toBe('Written with care');
  await sue.unroute(toNote);
  await send();
  await noted();
  expect(await notes(item)).toEqual(['Written with care']);
});

/** What waits for the end of a silence ends when it is told to: a clock of its own cannot be set in a browser of which one page stands still. */
const silenceByHand = `
  const later = globalThis.setTimeout;
  const waiting = new Map();
  globalThis.setTimeout = (end, ms, ...rest) => {
    const timer = later(ms === 35_000 ? () => {} : end, ms, ...rest);
    if (ms === 35_000) waiting.set(timer, end);
    return timer;
  };
  const stop = globalThis.clearTimeout;
  globalThis.clearTimeout = (timer) => (waiting.delete(timer), stop(timer));
  globalThis.passSilence = () => waiting.forEach((end) => end());`;

test('a tab whose neighbour reads for it and stands still takes over, and misses nothing', async () => {
  const reader = await office.signIn('ana');
  const other = await reader.context().newPage();
  await other.addInitScript(silenceByHand);
  await other.goto(`${office.stack.ready.web}/work`);
  await untilStream(other);
  // As where the browser asks whether to leave the page, and waits for the answer.
  const stands = new Promise<void>((resolve) => reader.on('dialog', () => resolve()));
  await reader.evaluate('void setTimeout(() => alert("Leave?"), 0)');
  await stands;

  const item = await office.capture({ name: 'Comes meanwhile' });
  await office.act('sue', item, 'assign', { agent: 'ana' });
  await other.evaluate('globalThis.passSilence()');
  await other.getByRole('heading', { name: item.reference }).waitFor();
  await untilStream(other);
  expect(await office.item(item)).toMatchObject({ state: 'connected', assignee: 'ana' });
});

test('no page has told its console of a defect', () => {
  expect(office.defects).toEqual([]);
});
