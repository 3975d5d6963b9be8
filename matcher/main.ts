import { pino } from 'pino';
import { z } from 'zod';
import { startMatcher } from './start-matcher';

const Env = z.object({
  DATABASE_URL: z.string().min(1),
  LOG_LEVEL: z.enum(['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent']).default('info'),
});

async function run(): Promise<void> {
  const env = Env.parse(process.env);
  const log = pino({ name: 'matcher', level: env.LOG_LEVEL });
  const matcher = await startMatcher({ url: env.DATABASE_URL, log });
  let isStopping = false;
  const stop = () => {
    if (isStopping) return;
    isStopping = true;
    matcher.close().then(
      () => process.exit(0),
      (error: unknown) => {
        log.error({ err: error }, 'the matcher did not stop cleanly');
        process.exit(1);
      },
    );
  };
  process.on('SIGTERM', stop);
  process.on('SIGINT', stop);
  // The parent is gone: without it nothing would ever stop this process.
  process.on('disconnect', stop);
  await matcher.ready;
  process.send?.({ ready: true });
}

/** Called by the loader of `dist/`, which may load this program before it is time to run it. */
export function main(): void {
  run().catch((error: unknown) => {
    process.stderr.write(`The matcher did not start: ${String(error)}\n`);
    process.exit(1);
  });
}
