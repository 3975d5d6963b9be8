import { randomUUID } from 'node:crypto';
import type { Pool } from 'pg';
import { commit } from '../../activities/commit';
import { deliverQuickly } from '../../activities/deliver';
import { createReceiverHealth } from '../../outbound/receiver-health';
import { createPool } from '../../db/pool';
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

test('a fault of ours in the quick try is logged, and the delivery goes the durable way', async () => {
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
  const away = createPool(database.url, { name: 'away' });
  await away.end();
  const warn = jest.fn();
  const deps = { pool: away, wake, health: createReceiverHealth(), rules: outboundRules('1'), log: { warn } };
  expect(await deliverQuickly(deps, [delivery])).toEqual([delivery.id]);
  expect(warn).toHaveBeenCalledWith({ err: expect.any(Error), delivery: delivery.id }, expect.any(String));
});
