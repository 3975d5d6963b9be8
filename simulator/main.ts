import { createPool } from '../db/pool';
import { runDryRun } from './past/run-dry-run';

/**
 * The process of one dry run, which an API process starts and ends: rules and simulations of any length are nothing for a
 * process that answers requests. It ends with who started it.
 */
async function run(): Promise<void> {
  const { DATABASE_URL: url = '', DRY_RUN_ID: id = '', DRY_RUN_ATTEMPT: attempt = '' } = process.env;
  const pool = createPool(url, { max: 2, name: 'dry-run' });
  await runDryRun(pool, { id, attempt: Number(attempt) });
  await pool.end();
}

export function main(): void {
  process.once('disconnect', () => process.exit(0));
  run().then(
    () => process.exit(0),
    (error: unknown) => {
      process.stderr.write(`The dry run ended: ${error instanceof Error ? error.message : String(error)}\n`);
      process.exit(1);
    },
  );
}
