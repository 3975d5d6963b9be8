import type { Server } from 'node:net';
import { pino } from 'pino';
import { z } from 'zod';
import { DatabaseUrl } from '../db/database-url';
import { LogLevel, OptionalText, readEnvironment } from '../db/environment';
import { logRules } from '../domain/personal/log-rules';
import { healthAddress } from '../health/health-address';
import { type Matcher, startMatcher } from './start-matcher';

const Env = z.object({
  DATABASE_URL: DatabaseUrl,
  /** Where questions are answered; on another machine than the API's, it must be reachable from there. */
  CASEWRIGHT_MATCHER_HOST: z.string().min(1).default('127.0.0.1'),
  CASEWRIGHT_MATCHER_PORT: z.coerce.number().int().min(0).max(65_535).default(0),
  /** Under which the API reaches it; left out: the host it listens on, or this machine's name where that is any. */
  CASEWRIGHT_MATCHER_ADDRESS: OptionalText.pipe(z.url({ protocol: /^https?$/ }).optional()),
  ...healthAddress,
  LOG_LEVEL: LogLevel,
});

async function run(socket: Server | undefined): Promise<void> {
  const env = readEnvironment(Env, process.env);
  const log = pino({ name: 'matcher', level: env.LOG_LEVEL, ...logRules });
  const questions = {
    host: env.CASEWRIGHT_MATCHER_HOST,
    port: env.CASEWRIGHT_MATCHER_PORT,
    address: env.CASEWRIGHT_MATCHER_ADDRESS,
    socket,
  };
  const matcher = await startMatcher({ url: env.DATABASE_URL, log, questions });
  const health = await openHealth(env, matcher);
  let isStopping = false;
  const stop = () => {
    if (isStopping) return;
    isStopping = true;
    Promise.all([matcher.close(), health?.close()]).then(
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

/** Loaded where it is asked for: every start would pay for it. */
async function openHealth(env: z.infer<typeof Env>, matcher: Matcher) {
  const { CASEWRIGHT_HEALTH_HOST: host, CASEWRIGHT_HEALTH_PORT: port } = env;
  if (port === undefined) return undefined;
  const [{ openHealthServer }, { matcherChecks, matcherMetrics }] = await Promise.all([
    import('../health/health-server'),
    import('./matcher-health'),
  ]);
  return openHealthServer({ host, port }, { checks: matcherChecks(matcher), registry: matcherMetrics(matcher) });
}

/** Called by the loader of `dist/`, which may load this program before it is time to run it. */
export function main(socket?: Server): void {
  run(socket).catch((error: unknown) => {
    process.stderr.write(`The matcher did not start: ${String(error)}\n`);
    process.exit(1);
  });
}
