import type { Server } from 'node:net';
import pino from 'pino';
import { logRules } from '../domain/personal/log-rules';
import { readSettings } from './settings';
import { startApi } from './start-api';
import { workflowsLater } from './workflows-later';

/** The API's process. Any number of them may run side by side. It listens on the port of its settings, or on a socket that it gets. */
async function run(socket: Server | undefined): Promise<void> {
  const settings = readSettings(process.env);
  const log = pino({ level: settings.logLevel, name: 'api', ...logRules });
  const workflows = workflowsLater(async () =>
    (await import('./temporal-workflows')).createTemporalWorkflows(settings.engine),
  );
  const api = await startApi(settings, workflows, log, socket);
  log.info({ host: settings.host, port: api.port }, 'listening');
  await new Promise<void>((resolve) => {
    process.once('SIGTERM', resolve).once('SIGINT', resolve).once('disconnect', resolve);
    process.send?.({ ready: true, port: api.port });
  });
  await api.stop();
  await workflows.close();
}

/** Called by the loader of `dist/`, which may load this program before it is time to run it. */
export function main(socket?: Server): void {
  run(socket).then(
    () => process.exit(0),
    (error: unknown) => {
      process.stderr.write(`The API ended: ${error instanceof Error ? error.message : String(error)}\n`);
      process.exit(1);
    },
  );
}
