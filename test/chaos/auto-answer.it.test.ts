import { Pool } from 'pg';
import type { HistoryEvent, ItemView } from '../../api/contract/item';
import { freePort } from '../../cli/dev/ports';
import { type RunningStack, startStack } from '../support/start-stack';
import { type CommitHold, holdCommits } from './hold-commits';
import { type HonestClient, honestClient } from './honest-client';
import { killHard } from './killer';
import { ledgerFaults } from './ledger-watch';
import { awaited } from './until';

const DIVISION = 'auto';
/** Of items, and of agents: each holds one. */
const COUNT = 8;
const numbers = Array.from({ length: COUNT }, (_, index) => index);

let stack: RunningStack;
let pool: Pool;
let hold: CommitHold;
let admin: HonestClient;

beforeAll(async () => {
  stack = await startStack({ port: await freePort() });
  const { api, postgres, tokens } = stack.ready;
  admin = honestClient(api, tokens.admin, 60_000);
  const documents = [
    { kind: 'division', key: DIVISION },
    { kind: 'source', key: 'inbox', division: DIVISION },
    { kind: 'capacity-profile', key: 'one', division: DIVISION, max: { workitem: 1 } },
    ...kindOfWork('patient', 'PT5M'),
  ];
  const applied = await admin.ask('/v1/config/apply', { method: 'POST', body: { documents } });
  if (applied.status !== 200) throw new Error(`the configuration: ${JSON.stringify(applied.body)}`);
  pool = new Pool({ connectionString: postgres, max: 2 });
  pool.on('error', () => {});
  hold = await holdCommits(postgres);
}, 120_000);

afterAll(async () => {
  await hold?.close();
  await pool?.end();
  await stack?.stop();
}, 60_000);

/** A worktype whose offers nobody is asked about, its queue, and agents of that queue. */
function kindOfWork(key: string, expiry: string): object[] {
  return [
    { kind: 'queue', key, division: DIVISION },
    {
      kind: 'worktype',
      key,
      division: DIVISION,
      referencePrefix: key.toUpperCase(),
      queue: key,
      offer: { answer: 'auto', expiry },
    },
    ...agentsOf(key).map((agent) => ({
      kind: 'agent',
      key: agent,
      division: DIVISION,
      queues: [key],
      capacityProfile: 'one',
    })),
  ];
}

const agentsOf = (key: string) => numbers.map((number) => `${key}-agent-${number}`);

/** All items of a worktype are offered, the accept of each stands at its commit, and the worker that sent them is gone. */
async function killedAtTheAnswers(worktype: string): Promise<{ ids: string[]; transactions: number[] }> {
  const captured = await Promise.all(
    numbers.map((number) =>
      admin.ask<{ id: string }>('/v1/workitems', {
        method: 'POST',
        key: `${worktype}/${number}`,
        body: { source: 'inbox', externalId: `${worktype}-${number}`, worktype, attributes: {} },
      }),
    ),
  );
  await hold.arm('item_command');
  for (const agent of agentsOf(worktype))
    await admin.ask(`/v1/agents/${agent}/presence`, { method: 'PUT', body: { presence: 'ready' } });
  const transactions = await hold.waiting(COUNT);
  await killHard((name) => stack.pidOf(name), 'worker');
  return { ids: captured.map(({ body }) => body.id), transactions };
}

const everyOther = (transactions: readonly number[]) => transactions.filter((_, index) => index % 2 === 1);

/** How often each has been offered, once all are in somebody's hands, nothing is owed any more, and each was accepted once. */
async function offersOfEach(ids: readonly string[]): Promise<number[]> {
  await awaited('all are in hands', async () => {
    const found = await Promise.all(ids.map(async (id) => (await admin.ask<ItemView>(`/v1/workitems/${id}`)).body));
    return found.every(({ state }) => state === 'connected');
  });
  await awaited('nothing is owed', async () => (await pool.query('select 1 from command_request')).rowCount === 0);
  expect(await ledgerFaults(pool, DIVISION)).toEqual([]);
  const { rows } = await pool.query(
    `select item_id from offer where outcome = 'accepted' and item_id = any($1) order by item_id`,
    [ids],
  );
  expect(rows.map(({ item_id }) => item_id)).toEqual(ids.toSorted());
  const histories = await Promise.all(
    ids.map(async (id) => (await admin.ask<{ events: HistoryEvent[] }>(`/v1/workitems/${id}/history`)).body.events),
  );
  const count = (events: HistoryEvent[], wanted: string) => events.filter(({ type }) => type === wanted).length;
  expect(histories.map((events) => count(events, 'accepted'))).toEqual(ids.map(() => 1));
  return histories.map((events) => count(events, 'offered'));
}

test('an automatic answer has its effect once when its worker is killed at the commit, made or lost', async () => {
  const { ids, transactions } = await killedAtTheAnswers('patient');
  await hold.decide(everyOther(transactions));
  expect(await offersOfEach(ids)).toEqual(ids.map(() => 1));
}, 120_000);
