import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { Pool } from 'pg';
import type { Logger } from 'pino';
import { type DryRunTry, endDryRun, leaveDryRun, takeDryRun } from '../../db/dry-run';
import { projectRoot } from '../../db/project-root';
import { minuteMs } from '../../domain/time/duration';
import { lookAgain, type Serving } from '../serve/look-again';

/** It ends itself before; this is for one that no longer can. */
const LIMIT_MS = 10 * minuteMs;
const HEAP_MB = 1_024;

/** Does dry runs, one after another, each in a process of its own: this one goes on answering whatever the rules cost. */
export function serveDryRuns({ pool, log }: { pool: Pool; log: Logger }, databaseUrl: string): Serving {
  let child: ChildProcess | undefined;
  let isStopping = false;

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
  const looking = lookAgain('dry runs cannot be done yet', log, async () => {
    const dryRun = await takeDryRun(pool);
    if (dryRun) await run(dryRun);
    return dryRun !== undefined;
  });
  return {
    look: () => looking.look(),
    stop: () => {
      isStopping = true;
      const stopped = looking.stop();
      child?.kill('SIGKILL');
      return stopped;
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
