import { randomUUID } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Client } from '@temporalio/client';
import type { Pool } from 'pg';
import { commit } from '../../activities/commit';
import { waitUntil } from '../../cli/dev/wait-until';
import { reviveDeadLetters } from '../../db/dead-letter';
import { transaction } from '../../db/transaction';
import { decide } from '../../domain/item/decide';
import type { ItemState } from '../../domain/item/state';
import { startRedeliveries } from '../../worker/redeliveries';
import { startSweep } from '../../worker/sweep';
import { WORKITEM_TYPE, workitemStart } from '../../workflows/start';
import { captureItem, offerTo } from '../activities/seed';
import { openWorkerStage, type WorkerStage } from './worker-stage';

let stage: WorkerStage;
let pool: Pool;
let client: Client;
let server: Server;
let isUp = false;
let seen: string[] = [];

beforeAll(async () => {
  stage = await openWorkerStage('redeliveries');
  ({ pool, client } = stage);
  server = createServer((request, response) => {
    request.resume();
    if (isUp) seen.push(String(request.headers['webhook-id']));
    response.writeHead(isUp ? 204 : 503).end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const sync = { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`, timeout: 'PT1S' };
  await pool.query(`update config_version set body = jsonb_build_object('sync', $1::jsonb) where kind = 'source'`, [
    sync,
  ]);
});
beforeEach(() => {
  isUp = false;
  seen = [];
});
afterAll(async () => {
  server.closeAllConnections();
  server.close();
  await stage.close();
});

/** Workers of both queues, with what finds owed deliveries. */
async function withWorker(body: () => Promise<void>): Promise<void> {
  const loops = [startSweep(stage), startRedeliveries(stage)];
  await stage.withWorker(body);
  await Promise.all(loops.map((loop) => loop.stop()));
}

async function until(isTrue: () => Promise<boolean>): Promise<void> {
  if (!(await waitUntil(isTrue, { withinMs: 40_000 }))) throw new Error('it did not come true within 40 s');
}

/** An item that was marked done and then completed by its source: it owes its source two deliveries, in this order. */
async function itemThatOwesTwo(): Promise<{ item: ItemState; deliveries: string[] }> {
  const item = await captureItem(pool);
  const ana = { kind: 'agent', id: 'ana' } as const;
  const offerId = await offerTo(pool, item, 'ana');
  const commands = [
    { action: 'accept', actor: ana, agent: 'ana', offerId },
    { action: 'complete', actor: ana },
    { action: 'complete', actor: { kind: 'source', id: 'crm' } },
  ] as const;
  let state = item;
  for (const command of commands) {
    const decision = decide(state, command, Date.now());
    if (decision.kind !== 'change') throw new Error('it must change');
    const input = { expectedVersion: state.version, commandId: randomUUID(), change: decision.change };
    await commit(stage, input);
    state = decision.change.state;
  }
  const { rows } = await pool.query<{ id: string }>(
    'select id from delivery where item_id = $1 order by created_at, id',
    [item.id],
  );
  return { item: state, deliveries: rows.map(({ id }) => id) };
}

const states = async (ids: readonly string[]) => {
  const { rows } = await pool.query<{ state: string }>(
    `select case when dead_at is not null then 'dead' when delivered_at is not null then 'delivered' else 'owed' end as state
     from delivery where id = any($1) order by created_at, id`,
    [ids],
  );
  return rows.map(({ state }) => state);
};

test('a receiver that was down is told in order when it is back', async () => {
  const { item, deliveries } = await itemThatOwesTwo();
  await withWorker(async () => {
    const handle = await client.workflow.start(WORKITEM_TYPE, workitemStart(item, deliveries));
    await until(async () => {
      const { rows } = await pool.query('select 1 from delivery where id = $1 and attempts >= 2', [deliveries[0]]);
      return rows.length > 0;
    });
    isUp = true;
    await handle.result();
    expect(seen).toEqual(deliveries);
  });
});

test('dead letters let their item end, and reach the receiver in order when one asks for them again', async () => {
  const { item, deliveries } = await itemThatOwesTwo();
  expect(deliveries).toHaveLength(2);
  await pool.query(`update delivery set created_at = created_at - interval '73 hours' where id = any($1)`, [
    deliveries,
  ]);
  await withWorker(async () => {
    const handle = await client.workflow.start(WORKITEM_TYPE, workitemStart(item, deliveries));
    expect(await handle.result()).toMatchObject({ state: 'completed' });
    expect(await states(deliveries)).toEqual(['dead', 'dead']);
    isUp = true;
    const last = deliveries[1] ?? '';
    const revived = await transaction(pool, (db) => reviveDeadLetters(db, ['claims'], last));
    expect(revived.map(({ id }) => id)).toEqual(deliveries);
    await until(async () => (await states(deliveries)).every((state) => state === 'delivered'));
    expect(seen).toEqual(deliveries);
    await expect(handle.describe()).resolves.toMatchObject({ status: { name: 'COMPLETED' } });
  });
});
