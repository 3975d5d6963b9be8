import { randomUUID } from 'node:crypto';
import { type Client, WorkflowNotFoundError } from '@temporalio/client';
import type { Pool } from 'pg';
import { commit } from '../../activities/commit';
import { moveItems } from '../../db/item-archive';
import { readRepairs } from '../../db/repair';
import { transaction } from '../../db/transaction';
import { waitUntil } from '../../cli/dev/wait-until';
import { decide } from '../../domain/item/decide';
import type { ItemState } from '../../domain/item/state';
import type { Loop } from '../../worker/loop';
import { startRelay } from '../../worker/relay';
import { startSweep } from '../../worker/sweep';
import { itemWorkflowId } from '../../workflows/ids';
import { getItemQuery, nudgeSignal } from '../../workflows/messages';
import { WORKITEM_TYPE, workitemStart } from '../../workflows/start';
import { captureItem } from '../activities/seed';
import { openWorkerStage, type WorkerStage } from './worker-stage';

let stage: WorkerStage;
let pool: Pool;
let client: Client;

beforeAll(async () => {
  stage = await openWorkerStage('relay');
  ({ pool, client } = stage);
});
afterAll(async () => {
  await stage.close();
});

async function until(isTrue: () => Promise<boolean>): Promise<void> {
  if (!(await waitUntil(isTrue, { withinMs: 20_000 }))) throw new Error('it did not come true within 20 s');
}

async function stopped(loops: readonly Loop[]): Promise<void> {
  await Promise.all(loops.map((loop) => loop.stop()));
}

const starts = async () => (await pool.query('select 1 from start_request')).rowCount;
const workflowOf = (item: ItemState) => client.workflow.getHandle(itemWorkflowId(item.id, item.life));

test('two relays start each captured item once, and nothing is left to start', async () => {
  const items = await Promise.all(Array.from({ length: 20 }, () => captureItem(pool)));
  const relays = [startRelay(stage), startRelay(stage)];
  await until(async () => (await starts()) === 0);
  await stopped(relays);
  await stage.withWorker(async () => {
    for (const item of items) expect(await workflowOf(item).query(getItemQuery)).toEqual(item);
  });
  await Promise.all(items.map((item) => workflowOf(item).terminate()));
});

test('an item that Temporal has lost lives again with what the database knows, and makes the delivery that it owes', async () => {
  const item = await captureItem(pool);
  await pool.query('delete from start_request');
  const decision = decide(item, { action: 'complete', actor: { kind: 'source', id: 'crm' } }, Date.now());
  if (decision.kind !== 'change') throw new Error('it must complete');
  await commit(stage, { expectedVersion: 1, commandId: randomUUID(), change: decision.change });
  await pool.query(`update config_version set body = '{}' where kind = 'source'`);
  await pool.query(`update delivery set nudge_at = now(), created_at = now() - interval '73 hours'`);
  await expect(workflowOf(item).describe()).rejects.toThrow(WorkflowNotFoundError);
  const sweep = startSweep(stage);
  await stage.withWorker(async () => {
    await until(async () => {
      const { rows } = await pool.query<{ attempts: number }>('select attempts from delivery where item_id = $1', [
        item.id,
      ]);
      return (rows[0]?.attempts ?? 0) > 0;
    });
    expect(await workflowOf(item).result()).toMatchObject({ state: 'completed', version: 2 });
  });
  await stopped([sweep]);
});

test('a deadline that passed while nobody looked is acted on when the sweep asks', async () => {
  const item = await captureItem(pool);
  await pool.query('delete from start_request');
  const pastMs = Date.now() - 60_000;
  const expired = { ...item, expiresMs: pastMs };
  await pool.query(`update item set snapshot = $2, nudge_at = now() where id = $1`, [item.id, expired]);
  const sweep = startSweep(stage);
  await stage.withWorker(() =>
    until(
      async () =>
        (await pool.query(`select 1 from item_event where item_id = $1 and type = 'overdue'`, [item.id])).rowCount ===
        1,
    ),
  );
  await stopped([sweep]);
  const { rows } = await pool.query(
    'select status, at from item join item_event on item_id = id where id = $1 and type = $2',
    [item.id, 'overdue'],
  );
  expect(rows).toEqual([{ status: 'overdue', at: new Date(pastMs) }]);
  await workflowOf(item).terminate();
});

/** An item that has ended, which its running workflow does not know. */
async function endedUnknown(): Promise<ItemState> {
  const item = await captureItem(pool);
  await pool.query('delete from start_request');
  await client.workflow.start(WORKITEM_TYPE, workitemStart(item));
  const decision = decide(item, { action: 'complete', actor: { kind: 'source', id: 'crm' } }, Date.now());
  if (decision.kind !== 'change') throw new Error('it must complete');
  await commit(stage, { expectedVersion: 1, commandId: randomUUID(), change: decision.change });
  return item;
}

test('a workflow that has forgotten the end of its item is reminded of it; one that has ended is asked once', async () => {
  const item = await endedUnknown();
  await pool.query('update delivery set delivered_at = now() where item_id = $1', [item.id]);
  const soon = () => pool.query('update item set nudge_at = now() where id = $1', [item.id]);
  const before = await readRepairs(pool);
  await soon();
  const sweep = startSweep(stage);
  await stage.withWorker(async () => {
    expect(await workflowOf(item).result()).toMatchObject({ state: 'completed', version: 2 });
  });
  await stopped([sweep]);
  // Both are counted: that it was asked, and that it took over what it had forgotten.
  const repairs = await readRepairs(pool);
  expect(repairs.get('item-stuck')).toBe((before.get('item-stuck') ?? 0) + 1);
  expect(repairs.get('workflow-behind')).toBe((before.get('workflow-behind') ?? 0) + 1);
  await soon();
  const again = startSweep(stage);
  await until(
    async () => (await pool.query('select 1 from item where id = $1 and nudge_at is null', [item.id])).rowCount === 1,
  );
  await stopped([again]);
  expect(await readRepairs(pool)).toEqual(repairs);
});

test('a workflow that has forgotten the end of its item learns it from the archive, and ends', async () => {
  const item = await endedUnknown();
  await transaction(pool, (connection) => moveItems(connection, [item.id]));
  await workflowOf(item).signal(nudgeSignal);
  await stage.withWorker(async () => {
    expect(await workflowOf(item).result()).toMatchObject({ state: 'completed', version: 2 });
  });
});
