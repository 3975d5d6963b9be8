import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import type { BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import type { AgentWork } from '../../api/contract/agent';
import type { History, ItemPage, ItemView } from '../../api/contract/item';
import { projectRoot } from '../../db/project-root';
import { findBrowser } from '../support/find-browser';
import { startStack } from '../support/start-stack';
import type { RunningStack, StackOptions } from '../support/start-stack';
import { startReceiver } from './receiver';
import type { Receiver } from './receiver';
import { untilStream } from './until';

/** The claims office of the examples on a real stack, with a browser and a source that listens. */
export interface Office {
  stack: RunningStack;
  receiver: Receiver;
  /** What the source's deliveries are signed with. */
  secret: string;
  /** A call as the administrator; throws unless it succeeds. */
  call<T>(method: string, path: string, body?: unknown): Promise<T>;
  /** Captures a claim by the API; external IDs are counted up. */
  capture(given?: { name?: string; value?: number; dueAt?: string }): Promise<ItemView>;
  /** Captures a letter, whose offers are accepted by themselves. */
  captureLetter(): Promise<ItemView>;
  /** What somebody else does to an item meanwhile, by the API. */
  act(user: string, item: ItemView, action: string, body: object): Promise<ItemView>;
  /** The item as it is now. */
  item(item: ItemView): Promise<ItemView>;
  /** What its history tells with the last event of that type. */
  eventOf(item: ItemView, type: string): Promise<History['events'][number]['data'] | undefined>;
  /** What an agent has in front of him. */
  workOf(agent: string): Promise<AgentWork>;
  /** Ends what a test has left open. */
  cancelOpen(): Promise<void>;
  /** A page that nobody has signed in to, in a browser context of its own. */
  visit(options?: BrowserContextOptions): Promise<Page>;
  /** Signs in through the sign-in page, in a browser context of its own. */
  signIn(user: string, options?: BrowserContextOptions): Promise<Page>;
  /** With a token of somebody who is no agent. */
  signInWith(token: string, options?: BrowserContextOptions): Promise<Page>;
  /** What people of the embedded stack sign in with. */
  password: string;
  /** Defects that a page has told its console, in all contexts: a network that is down is none. */
  defects: string[];
  close(): Promise<void>;
}

/** `switches`: of the browser, beside those that all tests give it. */
export async function openOffice(options: StackOptions = {}, switches: readonly string[] = []): Promise<Office> {
  const starting = [startReceiver(), startStack(options), launchBrowser(switches)] as const;
  const [receiver, stack, browser] = await Promise.all(starting);
  const { api, tokens } = stack.ready;
  const callAs = async <T>(
    token: string,
    method: string,
    path: string,
    body?: unknown,
    type = 'application/json',
  ): Promise<T> => {
    const response = await fetch(api + path, {
      method,
      headers: { authorization: `Bearer ${token}`, 'content-type': type },
      ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
    const text = await response.text();
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${text}`);
    return (text === '' ? undefined : JSON.parse(text)) as T;
  };
  const call = <T>(method: string, path: string, body?: unknown, type?: string) =>
    callAs<T>(tokens.admin, method, path, body, type);
  const tokenOf = async (user: string) => (await call<{ token: string }>('POST', '/v1/dev/tokens', { user })).token;
  const claims = readFileSync(join(projectRoot, 'examples', 'claims.yaml'), 'utf8');
  await call(
    'POST',
    '/v1/config/apply',
    claims.replaceAll('http://127.0.0.1:9099', receiver.origin),
    'application/yaml',
  );
  await call(
    'POST',
    '/v1/config/apply',
    readFileSync(join(projectRoot, 'test', 'web', 'office.yaml'), 'utf8'),
    'application/yaml',
  );
  const { secret } = await call<{ secret: string }>('POST', '/v1/config/sources/crm/secret', {});
  const watched = async (options: BrowserContextOptions) => {
    const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, ...options });
    const page = await context.newPage();
    page.on('pageerror', (error) => defects.push(String(error)));
    page.on('console', (message) => {
      const isDefect = message.type() === 'error' && !message.text().startsWith('Failed to load resource');
      if (isDefect) defects.push(message.text());
    });
    return page;
  };
  const password = readFileSync(join(stack.dataDir, 'sign-in-password'), 'utf8').trim();
  const defects: string[] = [];
  let count = 0;
  return {
    stack,
    receiver,
    secret,
    defects,
    password,
    visit: (given = {}) => watched(given),
    call,
    capture: ({ name = 'Broken arm', value = 100_001, dueAt } = {}) => {
      count += 1;
      const attributes = { Case_ID: `C-${count}`, Claim_Value: value, Policy_Type: 'Family' };
      return call('POST', '/v1/workitems', {
        source: 'crm',
        externalId: `web-${count}`,
        worktype: 'medical-claim',
        name,
        attributes,
        ...(dueAt === undefined ? {} : { dueAt }),
      });
    },
    captureLetter: () => {
      count += 1;
      return call('POST', '/v1/workitems', {
        source: 'crm',
        externalId: `web-${count}`,
        worktype: 'letter',
        attributes: {},
      });
    },
    act: async (user, { id }, action, body) =>
      callAs(await tokenOf(user), 'POST', `/v1/workitems/${id}/actions/${action}`, body),
    item: ({ id }) => call('GET', `/v1/workitems/${id}`),
    eventOf: async ({ id }, type) => {
      const { events } = await call<History>('GET', `/v1/workitems/${id}/history`);
      return events.findLast((event) => event.type === type)?.data;
    },
    workOf: (agent) => call('GET', `/v1/agents/${agent}/work`),
    cancelOpen: async () => {
      const states = 'queued,offered,connected,parked,paused,scheduled';
      const { items } = await call<ItemPage>('GET', `/v1/workitems?state=${states}&limit=200`);
      for (const { id } of items) await call('POST', `/v1/workitems/${id}/actions/cancel`, {});
    },
    signIn: async (user, options = {}) => {
      const page = await watched(options);
      await page.goto(`${stack.ready.web}/#password=${encodeURIComponent(password)}`);
      await page.getByTestId(`sign-in-${user}`).click();
      await untilStream(page);
      return page;
    },
    signInWith: async (token, options = {}) => {
      const page = await watched(options);
      await openSession(page.context(), stack.ready.web, token);
      return page;
    },
    close: async () => {
      await browser.close();
      await stack.stop();
      await receiver.close();
    },
  };
}

/** The cookie that a sign-in leaves, without the page of it. */
export async function openSession(context: BrowserContext, web: string, token: string): Promise<void> {
  const headers = { authorization: `Bearer ${token}` };
  const answer = await context.request.post(new URL('/v1/auth/session', web).href, { headers });
  if (answer.status() !== 204) throw new Error(`no session: ${answer.status()} ${await answer.text()}`);
}

async function launchBrowser(switches: readonly string[]) {
  const { executablePath, args } = await findBrowser();
  return chromium.launch({ executablePath, args: [...args, ...switches] });
}
