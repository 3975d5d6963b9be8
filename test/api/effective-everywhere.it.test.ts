import { join } from 'node:path';
import { freePort } from '../../cli/dev/ports';
import { programSpec } from '../../cli/dev/program-spec';
import { SupervisedProcess } from '../../cli/dev/supervised-process';
import { type RunningStack, startStack } from '../support/start-stack';
import { type HonestClient, honestClient } from '../chaos/honest-client';
import { awaited } from '../chaos/until';

jest.setTimeout(180_000);

const division = 'claims';
const ana = { kind: 'agent', key: 'ana', division, queues: ['first'], skills: { Adjuster: 1 } };
const ben = { kind: 'agent', key: 'ben', division, queues: [] as string[] };
const worktype = {
  kind: 'worktype',
  key: 'claim',
  division,
  referencePrefix: 'CLM',
  queue: 'first',
  routing: { plan: 'skilled' },
  priority: { scheme: 'level', min: 100, max: 1000 },
  offer: { answer: 'manual', expiry: 'PT1H' },
};
const scheme = { kind: 'priority-scheme', key: 'level', division, points: [{ at: '0%', level: '0%' }] };
const documents = [
  { kind: 'division', key: division },
  { kind: 'source', key: 'crm', division },
  { kind: 'skill', key: 'adjuster', name: 'Adjuster', division },
  { kind: 'queue', key: 'first', division },
  { kind: 'routing-plan', key: 'skilled', division, rings: [{ skills: 'Adjuster >= 2' }] },
  scheme,
  ana,
  ben,
  worktype,
];

let stack: RunningStack;
let second: SupervisedProcess | undefined;
/** The administrator, at the API that publishes and at another process of it. */
let here: HonestClient;
let there: HonestClient;

beforeAll(async () => {
  stack = await startStack();
  const { dataDir, ready } = stack;
  const port = await freePort();
  second = new SupervisedProcess('second-api', {
    logFile: join(dataDir, 'logs', 'second-api.log'),
    onChange: () => {},
    say: () => {},
  });
  const env = {
    PORT: String(port),
    CASEWRIGHT_ADMINS: 'admin',
    CASEWRIGHT_DEV_KEY_FILE: join(dataDir, 'issuer-key.json'),
    CASEWRIGHT_PAYLOAD_KEYS_FILE: join(dataDir, 'payload-keys'),
    CASEWRIGHT_DEV_PASSWORD: 'a password of the test',
  };
  const goWith = Promise.resolve({ DATABASE_URL: ready.postgres, TEMPORAL_ADDRESS: ready.temporal });
  await second.start(() => programSpec('api', { env, goWith }));
  here = honestClient(ready.api, ready.tokens.admin, 60_000);
  there = honestClient(`http://127.0.0.1:${port}`, ready.tokens.admin, 60_000);
  await publish(...documents);
  for (const { key } of [ana, ben]) {
    const answer = await here.ask(`/v1/agents/${key}/presence`, { method: 'PUT', body: { presence: 'ready' } });
    if (answer.status !== 200) throw new Error(JSON.stringify(answer.body));
  }
});
afterAll(async () => {
  await second?.stop();
  await stack?.stop();
});

async function publish(...changed: object[]): Promise<void> {
  const { status, body } = await here.ask('/v1/config/apply', { method: 'POST', body: { documents: changed } });
  if (status !== 200) throw new Error(JSON.stringify(body));
}

interface Item {
  id: string;
  priority: number;
  queue: string;
}
let captured = 0;
async function captureThere(): Promise<Item> {
  captured += 1;
  const item = { source: 'crm', externalId: `item-${captured}`, worktype: 'claim', attributes: {} };
  const { status, body } = await there.ask<Item>('/v1/workitems', { method: 'POST', body: item });
  if (status !== 201) throw new Error(JSON.stringify(body));
  return body;
}
async function offeredTo(agent: string): Promise<string[]> {
  const { body } = await there.ask<{ offers: { item: Item }[] }>(`/v1/agents/${agent}/work`);
  return body.offers.map(({ item }) => item.id);
}

test('what is published at one API holds at another, in the matcher and for running workflows, none of them restarted', async () => {
  const pids = ['api', 'matcher', 'worker'].map((name) => stack.pidOf(name));
  await awaited('the second API knows the worktype', async () => {
    return (await there.ask('/v1/config/worktypes/claim?division=claims')).status === 200;
  });
  const waiting = await captureThere();
  expect(waiting).toMatchObject({ priority: 100, queue: 'first' });
  expect(await offeredTo('ana')).toEqual([]);

  // A skill: the matcher offers what it held back.
  await publish({ ...ana, skills: { Adjuster: 2 } });
  await awaited('the item is offered', async () => (await offeredTo('ana')).includes(waiting.id));

  // A scheme, for new items at the other API, and for a running workflow whose rules run again.
  await publish({ ...scheme, points: [{ at: '0%', level: '50%' }] });
  await awaited('captures follow the scheme', async () => (await captureThere()).priority === 550);
  await awaited('a running item follows it when it is classified again', async () => {
    await there.ask('/v1/sources/crm/workitems/item-1/reclassify', { method: 'POST', body: {} });
    return (await there.ask<Item>(`/v1/workitems/${waiting.id}`)).body.priority === 550;
  });

  // A queue that nobody knew: captures go there, and the matcher serves it.
  const elsewhere = { ...worktype, queue: 'next', routing: {} };
  await publish({ kind: 'queue', key: 'next', division }, elsewhere, { ...ben, queues: ['next'] });
  let item: Item | undefined;
  await awaited('captures go to the new queue', async () => (item = await captureThere()).queue === 'next');
  await awaited('they are offered from there', async () => (await offeredTo('ben')).includes(item?.id ?? ''));
  expect(['api', 'matcher', 'worker'].map((name) => stack.pidOf(name))).toEqual(pids);
});
