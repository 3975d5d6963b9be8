import type { Client } from '@temporalio/client';
import type { Pool } from 'pg';
import { waitUntil } from '../../cli/dev/wait-until';
import { insertCommandRequests } from '../../db/command-request';
import { readItem } from '../../db/item';
import { transaction } from '../../db/transaction';
import { AUTO_ANSWER, CLOCK } from '../../domain/item/event';
import type { ItemState } from '../../domain/item/state';
import { setPresence } from '../../matcher/ledger/set-presence';
import { startRequests } from '../../worker/send-requests';
import { itemWorkflowId } from '../../workflows/ids';
import { captureItem, offerTo } from '../activities/seed';
import { openWorkerStage, type WorkerStage } from './worker-stage';

let stage: WorkerStage;
let pool: Pool;
let client: Client;

beforeAll(async () => {
  stage = await openWorkerStage('requests');
  ({ pool, client } = stage);
});
afterAll(async () => {
  await stage.close();
});

async function allAnswered(): Promise<void> {
  const isDone = async () => (await pool.query('select 1 from command_request')).rowCount === 0;
  if (!(await waitUntil(isDone, { withinMs: 20_000 }))) throw new Error('not answered within 20 s');
}

async function sendAll(): Promise<void> {
  const requests = startRequests(stage);
  await stage.withWorker(allAnswered);
  await requests.stop();
}

const stateOf = async ({ id }: ItemState) => (await readItem(pool, id))?.state;
const end = ({ id, life }: ItemState) => client.workflow.getHandle(itemWorkflowId(id, life)).terminate();

/** As the owner of the shard leaves it with an offer that needs no answer. */
async function offeredToAna(item: ItemState): Promise<void> {
  const offerId = await offerTo(pool, item, 'ana');
  const command = { action: 'accept', actor: AUTO_ANSWER, agent: 'ana', offerId } as const;
  const request = { itemId: item.id, commandId: `accept/${offerId}`, agent: 'ana', command, dueMs: Date.now() - 1 };
  await transaction(pool, (one) => insertCommandRequests(one, [request]));
}

test('an offer that needs no answer is accepted, through a workflow that did not run before; a withdrawn one is refused and forgotten', async () => {
  const [wanted, withdrawn] = [await captureItem(pool), await captureItem(pool)];
  await offeredToAna(wanted);
  const lost = await offerTo(pool, withdrawn, 'ben');
  await pool.query(
    `insert into command_request (item_id, command_id, agent, command, due_at) values ($1, 'x', 'ben', $2, now())`,
    [withdrawn.id, { action: 'accept', actor: AUTO_ANSWER, agent: 'ben', offerId: lost }],
  );
  await setPresence(pool, { agent: 'ben', presence: 'not-ready', actor: { kind: 'agent', id: 'ben' } });
  await sendAll();
  expect(await stateOf(wanted)).toMatchObject({ state: 'connected', assignee: 'ana', version: 2 });
  expect(await stateOf(withdrawn)).toMatchObject({ state: 'queued', version: 1 });
  await Promise.all([end(wanted), end(withdrawn)]);
});

test.each<[string, ItemState['rules']['onLogout'] | null, Partial<ItemState>]>([
  ['keep', { policy: 'keep', afterMs: 0, workbin: null }, { state: 'connected', assignee: 'ana' }],
  ['requeue', { policy: 'requeue', afterMs: 0, workbin: null }, { state: 'queued', assignee: null }],
  ['workbin', { policy: 'workbin', afterMs: 0, workbin: null }, { state: 'parked', workbin: 'agent:ana' }],
  [
    'workbin with a name',
    { policy: 'workbin', afterMs: 0, workbin: 'shelf' },
    { state: 'parked', workbin: 'shelf', assignee: null },
  ],
  ['requeue after an hour', { policy: 'requeue', afterMs: 3_600_000, workbin: null }, { assignee: 'ana' }],
])('an agent goes Offline with work in hand, policy %s', async (_, onLogout, expected) => {
  const item = await captureItem(pool);
  const changed = { ...item, rules: { ...item.rules, onLogout } };
  await pool.query('update item set snapshot = $2 where id = $1', [item.id, changed]);
  await offeredToAna(changed as ItemState);
  await sendAll();
  const becomes = (presence: 'ready' | 'offline') =>
    setPresence(pool, { agent: 'ana', presence, actor: { kind: 'agent', id: 'ana' } });
  await becomes('offline');
  const requests = startRequests(stage);
  await stage.withWorker(async () => {
    const due = await pool.query('select 1 from command_request where due_at <= now()');
    if (due.rowCount) await allAnswered();
  });
  await requests.stop();
  expect(await stateOf(item)).toMatchObject(expected);
  // He is back: what he holds still stays in his hands.
  await becomes('ready');
  expect((await pool.query('select 1 from command_request')).rowCount).toBe(0);
  const { rows } = await pool.query<{ type: string }>('select type from item_event where item_id = $1 order by seq', [
    item.id,
  ]);
  const types = rows.map(({ type }) => type);
  expect(types).toContain('disconnected');
  expect(types.includes('reconnected')).toBe(expected.assignee === 'ana');
  const { rows: loads } = await pool.query(`select used::int from ledger_load where agent = 'ana'`);
  const held = await pool.query(`select 1 from ledger_item where agent = 'ana'`);
  expect(loads).toEqual([{ used: held.rowCount }]);
  await end(item);
});

test('what comes too late, since he is back, takes nothing from him', async () => {
  const item = await captureItem(pool);
  const onLogout = { policy: 'requeue', afterMs: 0, workbin: null } as const;
  await pool.query('update item set snapshot = $2 where id = $1', [
    item.id,
    { ...item, rules: { ...item.rules, onLogout } },
  ]);
  await offeredToAna(item);
  await sendAll();
  const command = { action: 'logout', actor: CLOCK, agent: 'ana', offlineSinceMs: Date.now() - 60_000 } as const;
  const late = { itemId: item.id, commandId: 'late', agent: 'ana', command, dueMs: Date.now() - 1 };
  await transaction(pool, (one) => insertCommandRequests(one, [late]));
  await sendAll();
  expect(await stateOf(item)).toMatchObject({ state: 'connected', assignee: 'ana' });
  await end(item);
});
