import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Client } from '@temporalio/client';
import { Runtime, Worker } from '@temporalio/worker';
import type { Pool } from 'pg';
import pino from 'pino';
import { z } from 'zod';
import { createEffectActivities, createItemActivities } from '../activities/create-activities';
import { createReceiverHealth } from '../outbound/receiver-health';
import { DatabaseUrl } from '../db/database-url';
import { LogLevel, OptionalText, readEnvironment } from '../db/environment';
import { createPool } from '../db/pool';
import { projectRoot } from '../db/project-root';
import { createWake } from '../db/wake';
import { logRules } from '../domain/personal/log-rules';
import { outboundRules } from '../domain/receiver/outbound-rules';
import { createClient } from '../engine/client';
import { healthAddress } from '../health/health-address';
import { readEngine } from '../engine/settings';
import { connectWorkers } from '../engine/worker';
import { CASES_QUEUE, EFFECTS_QUEUE, ITEMS_QUEUE } from '../workflows/ids';
import { createSignalCase } from './case-client';
import { startCaseWorker } from './case-worker';
import { startLoops } from './loops';
import { temporalLogger } from './temporal-logger';

const Env = z
  .object({
    DATABASE_URL: DatabaseUrl,
    WORKFLOW_BUNDLE: z
      .string()
      .min(1)
      .default(join(projectRoot, 'dist', 'workflow-bundle.js')),
    /** Of the workflows of cases, which bring an evaluator of expressions. */
    CASE_BUNDLE: z
      .string()
      .min(1)
      .default(join(projectRoot, 'dist', 'case-bundle.js')),
    CASEWRIGHT_DEV_OWN_PORTS: z.string().optional(),
    /** The server that mail goes through; left out or empty: no mail is sent. */
    CASEWRIGHT_SMTP_URL: z.union([z.literal(''), z.url({ protocol: /^smtps?$/ })]).default(''),
    /** Whom mail is from, such as `Casewright <work@example.com>`. */
    CASEWRIGHT_MAIL_FROM: z.string().default(''),
    /** Private key (Ed25519, PEM) with which heads of the audit's chains are exported; left out: they are not. */
    CASEWRIGHT_AUDIT_KEY_FILE: z.string().default(''),
    /** The file that they are appended to; left out: the log. */
    CASEWRIGHT_AUDIT_HEADS_FILE: z.string().default(''),
    /** Where people find the web app: links to tasks that are sent by mail lead there. */
    CASEWRIGHT_WEB_URL: z.union([z.literal(''), z.url({ protocol: /^https?$/ })]).default(''),
    ...healthAddress,
    /** Where the engine's own metrics of this process are told, such as `127.0.0.1:9465`; left out: nowhere. */
    CASEWRIGHT_TEMPORAL_METRICS: OptionalText,
    LOG_LEVEL: LogLevel,
  })
  .refine((env) => env.CASEWRIGHT_SMTP_URL === '' || env.CASEWRIGHT_MAIL_FROM !== '', {
    path: ['CASEWRIGHT_MAIL_FROM'],
    error: 'is needed with CASEWRIGHT_SMTP_URL',
  });

/** Workers of both task queues and the loops beside them, in one process. Any number of such processes may run. */
async function run(): Promise<void> {
  const env = readEnvironment(Env, process.env);
  const engine = readEngine(process.env);
  const log = pino({ level: env.LOG_LEVEL, name: 'worker', ...logRules });
  if (engine.keys.size === 0) log.warn('payloads in Temporal are not encrypted: there is no CASEWRIGHT_PAYLOAD_KEYS');
  const bindAddress = env.CASEWRIGHT_TEMPORAL_METRICS;
  Runtime.install({
    logger: temporalLogger(log),
    shutdownSignals: [],
    ...(bindAddress !== undefined && { telemetryOptions: { metrics: { prometheus: { bindAddress } } } }),
  });
  const pool = createPool(env.DATABASE_URL, { max: 12, name: 'worker', hasOnePlan: true });
  const wake = createWake(pool);
  const rules = outboundRules(env.CASEWRIGHT_DEV_OWN_PORTS);
  const mailer = await openMailer(env);
  const webUrl = env.CASEWRIGHT_WEB_URL || undefined;
  const place = await connectWorkers(engine);
  const client = createClient(engine);
  const signalCase = createSignalCase(pool, client);
  const deps = { pool, wake, health: createReceiverHealth(), rules, sendMail: mailer?.send, webUrl, signalCase, log };
  const shared = { ...place, shutdownGraceTime: '5 seconds' } as const;
  const workers = await Promise.all([
    Worker.create({
      ...shared,
      taskQueue: ITEMS_QUEUE,
      workflowBundle: { codePath: env.WORKFLOW_BUNDLE },
      activities: createItemActivities(deps),
      // A task of a killed worker's cache waits no longer than this before any worker may take it.
      stickyQueueScheduleToStartTimeout: '1500 milliseconds',
    }),
    Worker.create({
      ...shared,
      taskQueue: EFFECTS_QUEUE,
      activities: createEffectActivities(deps),
      // Mostly they wait for receivers, each of which has eight of these at most.
      maxConcurrentActivityTaskExecutions: 256,
    }),
  ]);
  const running = Promise.all(workers.map((worker) => worker.run()));
  const cases = startCaseWorker(pool, log, async () => {
    const { createCaseActivities } = await import('../activities/create-case-activities');
    return Worker.create({
      ...shared,
      taskQueue: CASES_QUEUE,
      workflowBundle: { codePath: env.CASE_BUNDLE },
      activities: createCaseActivities(deps),
      stickyQueueScheduleToStartTimeout: '1500 milliseconds',
    });
  });
  const health = await openHealth(env, { pool, client, workers });
  const stop = () => {
    void cases.stop();
    workers.filter((worker) => worker.getState() === 'RUNNING').forEach((worker) => worker.shutdown());
  };
  process.once('SIGTERM', stop).once('SIGINT', stop).once('disconnect', stop);
  process.send?.({ ready: true });
  // They open a dozen connections and look for what was left: no start waits for that.
  const isMailOn = mailer !== undefined;
  const { DATABASE_URL: databaseUrl } = env;
  const loops = await startLoops({ databaseUrl, pool, wake, client, log, isMailOn, auditHeads: auditHeads(env) });
  await running;
  await Promise.all([loops.stop(), cases.stop(), health?.close()]);
  mailer?.close();
  await wake.settled();
  await Promise.all([pool.end(), client.connection.close(), place.connection.close()]);
}

/** Loaded where it is asked for: every start would pay for it. */
async function openHealth(
  { CASEWRIGHT_HEALTH_HOST: host, CASEWRIGHT_HEALTH_PORT: port }: z.infer<typeof Env>,
  { pool, client, workers }: { pool: Pool; client: Client; workers: readonly Worker[] },
) {
  if (port === undefined) return undefined;
  const [{ openHealthServer }, { workerChecks, workerMetrics }] = await Promise.all([
    import('../health/health-server'),
    import('./worker-health'),
  ]);
  const checks = workerChecks(pool, client, workers);
  return openHealthServer({ host, port }, { checks, registry: workerMetrics(workers) });
}

/** None where the installation has no key to sign with. */
function auditHeads({ CASEWRIGHT_AUDIT_KEY_FILE: keyFile, CASEWRIGHT_AUDIT_HEADS_FILE: file }: z.infer<typeof Env>) {
  if (keyFile === '') return undefined;
  return { privateKey: readFileSync(keyFile, 'utf8'), file: file === '' ? undefined : file };
}

/** Loaded where mail is on: every start would pay for it. */
async function openMailer({ CASEWRIGHT_SMTP_URL: url, CASEWRIGHT_MAIL_FROM: from }: z.infer<typeof Env>) {
  return url === '' ? undefined : (await import('../outbound/smtp')).createMailer(url, from);
}

/** Called by the loader of `dist/`, which may load this program before it is time to run it. */
export function main(): void {
  run().then(
    () => process.exit(0),
    (error: unknown) => {
      process.stderr.write(`The worker ended: ${error instanceof Error ? error.stack : String(error)}\n`);
      process.exit(1);
    },
  );
}
