import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { Pool } from 'pg';
import type { Logger } from 'pino';
import { type DryRunTry, endDryRun, leaveDryRun, takeDryRun } from '../../db/dry-run';
import { projectRoot } from '../../db/project-root';
import { minuteMs } from '../../domain/time/duration';

/** A lost notification costs no more than this. */
const LOOK_MS = 5_000;
/** It ends itself before; this is for one that no longer can. */
const LIMIT_MS = 10 * minuteMs;
const HEAP_MB = 1_024;

export interface DryRunServing {
  /** There may be a dry run to do. */
  look(): void;
  stop(): Promise<void>;
}

/** Does dry runs, one after another, each in a process of its own: this one goes on answering whatever the rules cost. */
export function serveDryRuns({ pool, log }: { pool: Pool; log: Logger }, databaseUrl: string): DryRunServing {
  let running: Promise<void> | undefined;
  let child: ChildProcess | undefined;
  let isStopping = false;
  let isAskedAgain = false;

  const run = async (dryRun: DryRunTry) => {
    // Taken while it was told to stop: nobody would end its process.
    if (isStopping) return leaveDryRun(pool, dryRun);
    child = start(dryRun, databaseUrl);
    const limit = setTimeout(() => child?.kill('SIGKILL'), LIMIT_MS);
    const ended = await once(child, 'exit').catch((error: unknown) => [error]);
    clearTimeout(limit);
    child = undefined;
    if (ended[0] === 0) return;
    if (isStopping) return leaveDryRun(pool, dryRun);
    log.warn({ ended, dryRun: dryRun.id }, 'the process of a dry run ended before it had');
    await endDryRun(pool, dryRun, { failure: 'PROCESS_ENDED' });
  };
  const runAll = async () => {
    while (!isStopping) {
      isAskedAgain = false;
      const dryRun = await takeDryRun(pool);
      if (dryRun) await run(dryRun);
      else if (!isAskedAgain) return;
    }
  };
  const look = () => {
    isAskedAgain = true;
    if (isStopping) return;
    running ??= runAll()
      .catch((error: unknown) => log.warn({ err: error }, 'dry runs cannot be done yet'))
      .finally(() => (running = undefined));
  };
  const timer = setInterval(look, LOOK_MS).unref();
  return {
    look,
    stop: async () => {
      isStopping = true;
      clearInterval(timer);
      child?.kill('SIGKILL');
      await running;
    },
  };
}

function start({ id, attempt }: DryRunTry, databaseUrl: string): ChildProcess {
  const program = join(projectRoot, 'dist', 'simulator.mjs');
  return spawn(process.execPath, [`--max-old-space-size=${HEAP_MB}`, program], {
    cwd: projectRoot,
    env: {
      ...process.env,
      CASEWRIGHT_ROOT: projectRoot,
      DATABASE_URL: databaseUrl,
      DRY_RUN_ID: id,
      DRY_RUN_ATTEMPT: String(attempt),
    },
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
}
