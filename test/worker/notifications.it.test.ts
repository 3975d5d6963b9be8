import { randomUUID } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Pool } from 'pg';
import { commit } from '../../activities/commit';
import { waitUntil } from '../../cli/dev/wait-until';
import { decide } from '../../domain/item/decide';
import type { ItemState } from '../../domain/item/state';
import { startNotifications } from '../../worker/notifications';
import { startRedeliveries } from '../../worker/redeliveries';
import { captureItem } from '../activities/seed';
import { openWorkerStage, type WorkerStage } from './worker-stage';

const RULES = [
  { events: ['completed'], when: 'attributes.Claim_Value > 0', actions: [{ webhook: 'supervisors' }] },
  { events: ['noted'], when: '1', actions: [{ webhook: 'supervisors' }] },
];

let stage: WorkerStage;
let pool: Pool;
let server: Server;
let seen: { id: string; body: { type: string; data: { reference: string } } }[] = [];
let answer: 'ok' | 'error' | 'silence' = 'ok';

beforeAll(async () => {
  stage = await openWorkerStage('notifications');
  ({ pool } = stage);
  server = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk) => (body += String(chunk)));
    request.on('end', () => {
      seen.push({ id: String(request.headers['webhook-id']), body: JSON.parse(body) });
      if (answer !== 'silence') response.writeHead(answer === 'ok' ? 204 : 500).end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const hook = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    timeout: 'PT1S',
    events: ['overdue'],
  };
  await pool.query(`update config_version set body = $1 where kind = 'webhook'`, [hook]);
  await pool.query(
    `insert into config_version (kind, division, key, version, body, published_by)
     values ('worktype', 'claims', 'medical-claim', 1, $1, 'test')`,
    [{ eventRules: RULES }],
  );
});
beforeEach(() => {
  seen = [];
  answer = 'ok';
});
afterAll(async () => {
  server.closeAllConnections();
  server.close();
  await stage.close();
});

async function withWorker(body: () => Promise<void>): Promise<void> {
  // Two of everything: any number of workers may run.
  const redeliveries = [startRedeliveries(stage), startRedeliveries(stage)];
  const onTold = () => redeliveries.forEach((loop) => loop.wake());
  const loops = [1, 2].map(() => startNotifications({ ...stage, isMailOn: false, onTold }));
  await stage.withWorker(body);
  await Promise.all([...loops, ...redeliveries].map((loop) => loop.stop()));
}

async function until(isTrue: () => Promise<boolean> | boolean): Promise<void> {
  if (!(await waitUntil(async () => isTrue(), { withinMs: 40_000 })))
    throw new Error('it did not come true within 40 s');
}

/** The same commit several times at once, as a workflow that is in doubt repeats it. */
async function committed(
  item: ItemState,
  command: Parameters<typeof decide>[1] = { action: 'complete', actor: { kind: 'source', id: 'crm' } },
): Promise<ItemState> {
  const decision = decide(item, command, Date.now());
  if (decision.kind !== 'change') throw new Error('it must change');
  const input = { expectedVersion: item.version, commandId: randomUUID(), change: decision.change };
  await Promise.all([1, 2, 3].map(() => commit(stage, input)));
  return decision.change.state;
}

async function history(item: ItemState): Promise<{ type: string; data: object }[]> {
  const { rows } = await pool.query('select type, data from item_event where item_id = $1 order by seq', [item.id]);
  return rows;
}
const isNotified = async (item: ItemState) => (await history(item)).some(({ type }) => type === 'notified');

test('a rule calls its webhook once, however often its commit is tried and however many workers run', async () => {
  const item = await committed(await captureItem(pool));
  const { rows } = await pool.query('select data from notification where item_id = $1', [item.id]);
  expect(rows).toEqual([{ data: { event: 'completed', reference: item.reference } }]);
  await withWorker(() => until(() => isNotified(item)));
  expect(seen).toMatchObject([
    { body: { type: 'casewright.workitem.completed', data: { reference: item.reference, state: 'completed' } } },
  ]);
  expect((await history(item)).filter(({ type }) => type === 'notified')).toHaveLength(1);
});

test('a worker that ends in the middle of a call leaves it to the next, which tells it under the same ID', async () => {
  const item = await committed(await captureItem(pool));
  answer = 'silence';
  await withWorker(() => until(() => seen.length > 0));
  answer = 'error';
  await withWorker(() => until(() => seen.length > 2));
  expect(await isNotified(item)).toBe(false);
  answer = 'ok';
  await withWorker(() => until(() => isNotified(item)));
  expect(new Set(seen.map(({ id }) => id)).size).toBe(1);
  expect((await history(item)).filter(({ type }) => type === 'notified')).toHaveLength(1);
});

test('a rule that fails leaves its code in the history, and the command has its effect', async () => {
  const actor = { kind: 'user', id: 'sue' } as const;
  const item = await committed(await captureItem(pool), { action: 'note', actor, text: 'seen' });
  expect((await history(item)).slice(-2)).toEqual([
    { type: 'noted', data: expect.objectContaining({ text: 'seen' }) },
    { type: 'rule-failed', data: { rule: 1, event: 'noted', code: 'NOT_A_BOOLEAN' } },
  ]);
});
