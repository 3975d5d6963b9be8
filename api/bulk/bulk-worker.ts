import { Context } from '@temporalio/activity';
import { IllegalStateError } from '@temporalio/common';
import { DefaultLogger, NativeConnection, Runtime, Worker } from '@temporalio/worker';
import type { Logger } from 'pino';
import type { BulkActivities } from '../../activities/bulk-activities';
import { whileHeartbeating } from '../../activities/while-heartbeating';
import { BULK_QUEUE } from '../../workflows/ids';
import type { BulkServer, TakeTurn } from '../deps';

/** Each turn does several items at once, beside what people ask this process. */
const TURNS_AT_ONCE = 2;

/** A worker without workflows, which takes turns of bulk jobs until it is stopped. */
export async function startBulkWorker(
  takeTurn: TakeTurn,
  { address, namespace }: { address: string; namespace: string },
  log: Logger,
): Promise<BulkServer> {
  installRuntime(log);
  const connection = await NativeConnection.connect({ address });
  const activities: BulkActivities = {
    takeBulkTurn: (run) => whileHeartbeating(() => takeTurn(run, Context.current().cancellationSignal)),
  };
  const worker = await Worker.create({
    connection,
    namespace,
    taskQueue: BULK_QUEUE,
    activities: { ...activities },
    maxConcurrentActivityTaskExecutions: TURNS_AT_ONCE,
    // Then a turn is told to leave the rest to the next one.
    shutdownGraceTime: '1 second',
  });
  const ended = worker
    .run()
    .catch((error: unknown) => log.warn({ err: error }, 'turns of bulk jobs are no longer taken'))
    .then(() => connection.close());
  return {
    ended,
    stop: async () => {
      if (worker.getState() === 'RUNNING') worker.shutdown();
      await ended;
    },
  };
}

/** Once for a process. */
function installRuntime(log: Logger): void {
  try {
    const logger = new DefaultLogger('WARN', ({ message, meta }) => log.warn(meta ?? {}, message));
    Runtime.install({ logger, shutdownSignals: [] });
  } catch (error) {
    if (!(error instanceof IllegalStateError)) throw error;
  }
}
