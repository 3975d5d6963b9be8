import { randomUUID } from 'node:crypto';
import type { Pool } from 'pg';
import { commit } from '../../activities/commit';
import { deliver, deliverQuickly, type DeliverDeps } from '../../activities/deliver';
import { createReceiverHealth } from '../../outbound/receiver-health';
import { createPool } from '../../db/pool';
import type { Delivery } from '../../db/delivery';
import { createWake } from '../../db/wake';
import { decide } from '../../domain/item/decide';
import { outboundRules } from '../../domain/receiver/outbound-rules';
import { createTestDatabase, type TestDatabase } from '../support/database';
import { captureItem, seedDivision } from './seed';

let database: TestDatabase;
let pool: Pool;
beforeAll(async () => {
  database = await createTestDatabase();
  pool = createPool(database.url, { name: 'test' });
  await seedDivision(pool);
});
afterAll(async () => {
  await pool.end();
  await database.drop();
});

/** What an item owes its source that has completed it. */
async function owed(): Promise<Delivery> {
  const item = await captureItem(pool);
  const decision = decide(item, { action: 'complete', actor: { kind: 'source', id: 'crm' } }, Date.now());
  if (decision.kind !== 'change') throw new Error('it must complete');
  const wake = createWake(pool);
  const outcome = await commit(
    { pool, wake },
    { expectedVersion: 1, commandId: randomUUID(), change: decision.change },
  );
  await wake.settled();
  if (outcome.outcome !== 'committed') throw new Error(outcome.outcome);
  const [delivery] = outcome.deliveries;
  if (!delivery) throw new Error('it owes its source an answer');
  return delivery;
}

test('a fault of ours in the quick try is logged, and the delivery goes the durable way', async () => {
  const delivery = await owed();
  const wake = createWake(pool);
  const away = createPool(database.url, { name: 'away' });
  await away.end();
  const warn = jest.fn();
  const deps = { pool: away, wake, health: createReceiverHealth(), rules: outboundRules('1'), log: { warn } };
  expect(await deliverQuickly(deps, [delivery])).toEqual([delivery.id]);
  expect(warn).toHaveBeenCalledWith({ err: expect.any(Error), delivery: delivery.id }, expect.any(String));
});

test('a receiver that refuses the quick try is tried again after a second, and not at once', async () => {
  const sync = { url: 'http://127.0.0.1:2/sync' };
  await pool.query(
    `update config_version set body = body || jsonb_build_object('sync', $1::jsonb) where kind = 'source'`,
    [sync],
  );
  const deps: DeliverDeps = {
    pool,
    wake: createWake(pool),
    health: createReceiverHealth(),
    rules: outboundRules('1'),
    log: { warn: jest.fn() },
  };
  const delivery = await owed();
  const { id } = delivery;
  const tries = async () => (await pool.query('select attempts from delivery where id = $1', [id])).rows[0].attempts;
  expect(await deliverQuickly(deps, [delivery])).toEqual([id]);
  await pool.query(`update delivery set created_at = now() where id = $1`, [id]);
  await expect(deliver(deps, id, { isFirst: true })).rejects.toThrow('has just refused it');
  expect(await tries()).toBe(1);
  await pool.query(`update delivery set created_at = now() - interval '1 second' where id = $1`, [id]);
  await expect(deliver(deps, id, { isFirst: true })).rejects.toThrow('ECONNREFUSED');
  expect(await tries()).toBe(2);
});
