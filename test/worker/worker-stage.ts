import type { Client } from '@temporalio/client';
import { DefaultLogger, Runtime, Worker } from '@temporalio/worker';
import type { Pool } from 'pg';
import pino, { type Logger } from 'pino';
import { createEffectActivities, createItemActivities } from '../../activities/create-activities';
import { createReceiverHealth } from '../../outbound/receiver-health';
import { createPool } from '../../db/pool';
import { createWake, type Wake } from '../../db/wake';
import { outboundRules } from '../../domain/receiver/outbound-rules';
import { createClient } from '../../engine/client';
import { connectWorkers } from '../../engine/worker';
import { EFFECTS_QUEUE, ITEMS_QUEUE } from '../../workflows/ids';
import { seedDivision } from '../activities/seed';
import { createTestDatabase } from '../support/database';
import type { devNamespaces } from '../support/dev-namespaces';
import { devEngine, workflowBundle } from '../support/temporal';

export interface WorkerStage {
  pool: Pool;
  wake: Wake;
  client: Client;
  log: Logger;
  /** Workers of both queues for as long as `body` runs. */
  withWorker(body: () => Promise<void>): Promise<void>;
  close(): Promise<void>;
}

/** A database with a division, and a namespace of the dev server whose tasks no other test's workers take. */
export async function openWorkerStage(namespace: (typeof devNamespaces)[number]): Promise<WorkerStage> {
  Runtime.install({ logger: new DefaultLogger('ERROR') });
  const database = await createTestDatabase();
  const pool = createPool(database.url, { name: 'test' });
  const wake = createWake(pool);
  await seedDivision(pool);
  const engine = devEngine(namespace);
  const client = createClient(engine);
  const place = await connectWorkers(engine);
  const log = pino({ level: 'silent' });
  return {
    pool,
    wake,
    client,
    log,
    withWorker: async (body) => {
      const deps = { pool, wake, health: createReceiverHealth(), rules: outboundRules('1'), log };
      const [items, effects] = await Promise.all([
        Worker.create({
          ...place,
          taskQueue: ITEMS_QUEUE,
          workflowBundle: workflowBundle(),
          activities: createItemActivities(deps),
        }),
        Worker.create({ ...place, taskQueue: EFFECTS_QUEUE, activities: createEffectActivities(deps) }),
      ]);
      await effects.runUntil(items.runUntil(body()));
    },
    close: async () => {
      await wake.settled();
      await Promise.all([pool.end(), client.connection.close(), place.connection.close()]);
      await database.drop();
    },
  };
}
