import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { ApplicationFailure } from '@temporalio/common';
import { DefaultLogger, type NativeConnection, Runtime, Worker } from '@temporalio/worker';
import { connectWorkers } from '../../engine/worker';
import { CASE_DOCUMENTS } from '../cases/case-documents';
import { honestClient, type HonestClient } from '../chaos/honest-client';
import { awaited } from '../chaos/until';
import { engineOf, type RunningStack, startStack } from '../support/start-stack';
import { listenersOf } from './listeners';
import { filesWith } from './traces';

/** Long enough to be nowhere by chance. */
const CANARY = 'Qx7vErikaZw9';
const isEngines = (file: string) => file.startsWith('temporal.db');
const isLog = (file: string) => file.endsWith('.log');

let stack: RunningStack;
let receiver: Server;
let payments: { worker: Worker; running: Promise<void>; connection: NativeConnection };
const requested: string[] = [];
const told: string[] = [];

beforeAll(async () => {
  receiver = createServer((request, response) => {
    requested.push(request.url ?? '');
    let body = '';
    request.on('data', (chunk) => (body += String(chunk)));
    request.on('end', () => {
      told.push(body);
      // The first is refused with the value in the answer: it becomes the reason of a try that failed.
      response.writeHead(told.length === 1 ? 500 : 200).end(`what is ${CANARY}?`);
    });
  });
  await new Promise<void>((resolve) => receiver.listen(0, '127.0.0.1', resolve));
  stack = await startStack({ env: { LOG_LEVEL: 'trace' } });
  Runtime.install({ logger: new DefaultLogger('ERROR') });
  const place = await connectWorkers(engineOf(stack));
  const worker = await Worker.create({
    ...place,
    taskQueue: 'payments',
    activities: {
      pay: async ({ variables }: { variables: { payment: string } }) => {
        throw ApplicationFailure.nonRetryable(`"${variables.payment}" has no account`, 'NO_ACCOUNT');
      },
    },
  });
  payments = { worker, running: worker.run(), connection: place.connection };
});
afterAll(async () => {
  payments?.worker.shutdown();
  await payments?.running;
  await payments?.connection.close();
  await stack?.stop();
  receiver?.close();
});

const documents = (origin: string) => [
  ...CASE_DOCUMENTS.filter(({ kind }: { kind?: string }) => kind !== 'source'),
  { kind: 'source', key: 'crm', division: 'claims', sync: { url: `${origin}/crm` } },
  { kind: 'webhook', key: 'hook', division: 'claims', url: `${origin}/hook`, events: ['overdue'] },
  {
    kind: 'decision',
    key: 'odd',
    division: 'claims',
    // Cannot be decided: an incident.
    hitPolicy: 'UNIQUE',
    inputs: ['attributes.Customer'],
    outputs: ['maxPriority'],
    rules: [
      ['starts with(?, "Qx7")', 100],
      ['ends with(?, "9")', 200],
    ],
  },
  {
    kind: 'worktype',
    key: 'complaint',
    division: 'claims',
    referencePrefix: 'CPL',
    queue: 'open',
    dispositions: ['done'],
    priority: { decision: 'odd' },
    attributes: { type: 'object', properties: { Customer: { type: 'string', personal: true } } },
    eventRules: [
      { events: ['captured'], actions: [{ notify: { supervisors: true, text: '{attributes.Customer} is new' } }] },
      { events: ['completed'], actions: [{ webhook: 'hook' }] },
    ],
  },
];

async function worked(admin: HonestClient, source: HonestClient, ana: HonestClient, sue: HonestClient): Promise<void> {
  const post = async (who: HonestClient, path: string, body: object, allowed = [200, 201, 202]) => {
    const answer = await who.ask<{ id: string }>(path, {
      method: 'POST',
      body,
      key: `${CANARY}-${path}-${requests++}`,
    });
    if (!allowed.includes(answer.status)) throw new Error(`${path}: ${answer.status} ${JSON.stringify(answer.body)}`);
    return answer.body;
  };
  const item = await post(source, '/v1/workitems', {
    source: 'crm',
    externalId: 'one',
    externalTag: CANARY,
    worktype: 'complaint',
    name: CANARY,
    attributes: { Customer: CANARY },
  });
  const act = (who: HonestClient, action: string, body: object, allowed?: number[]) =>
    post(who, `/v1/workitems/${item.id}/actions/${action}`, body, allowed);
  // What is refused says why, with what was given.
  await post(
    source,
    '/v1/workitems',
    { source: 'crm', externalId: 'two', worktype: 'complaint', attributes: { Customer: { CANARY } } },
    [422, 400],
  );
  await act(ana, 'pull', {});
  await act(ana, 'note', { text: `spoke with ${CANARY}` });
  const changed = { attributes: { Customer: `${CANARY} ${CANARY}` } };
  await post(source, '/v1/sources/crm/workitems/one/update', changed);
  await act(ana, 'park', { reason: `${CANARY} calls back` });
  await act(ana, 'pull', {});
  await act(ana, 'complete', { disposition: CANARY.toLowerCase() }, [409, 422, 400]);
  await act(ana, 'complete', { disposition: 'done' });
  await admin.ask(`/v1/workitems?q=${CANARY}`);
  await admin.ask(`/v1/workitems/${CANARY}`);
  const file = await post(source, '/v1/cases', {
    type: 'claim',
    source: 'crm',
    externalId: 'case-one',
    name: CANARY,
    attributes: { Claim_Value: 10, payment: CANARY },
  });
  await post(source, '/v1/messages', { name: 'payment-confirmed', key: CANARY, timeToLive: 'PT1H' });
  let task: string | undefined;
  await awaited('the case has a task', async () => {
    const { body } = await admin.ask<{ items: { id: string }[] }>('/v1/workitems?state=queued&limit=5');
    task = body.items[0]?.id;
    return task !== undefined;
  });
  await post(ana, `/v1/workitems/${task}/actions/pull`, {});
  await post(ana, `/v1/workitems/${task}/actions/complete`, {});
  await awaited('the case has an incident', async () => {
    const { body } = await sue.ask<{ incidents: { message: string }[] }>(`/v1/cases/${file.id}`);
    return body.incidents.some(({ message }) => message.includes(CANARY));
  });
  await awaited(
    'source and webhook have been told',
    () => told.filter((body) => body.includes('completed')).length >= 2,
  );
}
let requests = 0;

test('whatever runs listens on this machine alone', () => {
  const parts = ['api', 'worker', 'matcher', 'postgres', 'temporal'];
  const listeners = parts.flatMap((part) => listenersOf(stack.pidOf(part) ?? 0));
  expect(listeners.length).toBeGreaterThanOrEqual(4);
  expect(listeners.filter((address) => !address.startsWith('127.'))).toEqual([]);
});

test('a value of a person is nowhere in what Temporal keeps, in no log and in no address', async () => {
  const { api, tokens } = stack.ready;
  const client = (token: string) => honestClient(api, token, 60_000);
  const admin = client(tokens.admin);
  const { port } = receiver.address() as AddressInfo;
  const body = { documents: documents(`http://127.0.0.1:${port}`) };
  const applied = await admin.ask('/v1/config/apply', { method: 'POST', body });
  expect(applied.body).not.toHaveProperty('errors');
  const tokenOf = async (user: string) =>
    (await admin.ask<{ token: string }>('/v1/dev/tokens', { method: 'POST', body: { user } })).body.token;
  const [crm, ana, sue] = await Promise.all(['crm', 'ana', 'sue'].map(async (user) => client(await tokenOf(user))));
  if (!crm || !ana || !sue) throw new Error('nobody is there');
  await worked(admin, crm, ana, sue);

  // The source got it, and so did whoever was told: it was on its way everywhere.
  expect(told.join('\n')).toContain(CANARY);
  const { dataDir } = stack;
  expect(filesWith(dataDir, 'casewright-aes-256-gcm', isEngines)).not.toEqual([]);
  expect(filesWith(dataDir, '"requestId"', isLog)).not.toEqual([]);
  expect(filesWith(dataDir, CANARY, isEngines)).toEqual([]);
  expect(filesWith(dataDir, CANARY, isLog)).toEqual([]);
  expect(stack.stderr()).not.toContain(CANARY);
  expect(requested.filter((url) => url.includes(CANARY))).toEqual([]);
}, 180_000);
