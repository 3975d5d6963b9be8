import { Context } from '@temporalio/activity';
import { ApplicationFailure, IllegalStateError } from '@temporalio/common';
import { DefaultLogger, Runtime, Worker } from '@temporalio/worker';
import type { Logger } from 'pino';
import type { BulkActivities } from '../../activities/bulk-activities';
import type { CaseOrderActivities } from '../../activities/case-activities';
import { whileHeartbeating } from '../../activities/while-heartbeating';
import type { Engine } from '../../engine/settings';
import { connectWorkers } from '../../engine/worker';
import { BULK_QUEUE, ORDERS_QUEUE } from '../../workflows/ids';
import { whyRefused } from '../cases/why-refused';
import type { ActivityServer, CarryOut, TakeTurn } from '../deps';
import { HttpProblem } from '../http-problem';

/** Each turn does several items at once, beside what people ask this process. */
const TURNS_AT_ONCE = 2;
const ORDERS_AT_ONCE = 8;

/** Takes turns of bulk jobs until it is stopped. */
export async function startBulkWorker(takeTurn: TakeTurn, engine: Engine, log: Logger): Promise<ActivityServer> {
  const activities: BulkActivities = {
    takeBulkTurn: (run) => whileHeartbeating(() => takeTurn(run, Context.current().cancellationSignal)),
  };
  return serve(engine, { taskQueue: BULK_QUEUE, atOnce: TURNS_AT_ONCE, activities: { ...activities } }, log);
}

/** Carries orders of cases out until it is stopped. */
export async function startOrderWorker(carryOut: CarryOut, engine: Engine, log: Logger): Promise<ActivityServer> {
  const activities: CaseOrderActivities = {
    carryOut: (order) =>
      whileHeartbeating(() => carryOut(order)).catch((error: unknown) => {
        if (error instanceof HttpProblem && !error.mayPass) throw refused(error);
        throw error;
      }),
  };
  return serve(engine, { taskQueue: ORDERS_QUEUE, atOnce: ORDERS_AT_ONCE, activities: { ...activities } }, log);
}

/** What is refused is refused again: the case has an incident that says why. */
function refused(problem: HttpProblem): ApplicationFailure {
  const { message, said } = whyRefused(problem);
  return ApplicationFailure.nonRetryable(message, 'ORDER_REFUSED', ...(said ? [said] : []));
}

/** A worker without workflows. */
async function serve(
  engine: Engine,
  served: { taskQueue: string; atOnce: number; activities: object },
  log: Logger,
): Promise<ActivityServer> {
  installRuntime(log);
  const place = await connectWorkers(engine);
  const worker = await Worker.create({
    ...place,
    taskQueue: served.taskQueue,
    activities: served.activities,
    maxConcurrentActivityTaskExecutions: served.atOnce,
    // Then a turn is told to leave the rest to the next one.
    shutdownGraceTime: '1 second',
  });
  const ended = worker
    .run()
    .catch((error: unknown) => log.warn({ err: error }, `tasks of ${served.taskQueue} are no longer taken`))
    .then(() => place.connection.close());
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
