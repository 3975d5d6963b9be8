import { Command, InvalidArgumentError } from 'commander';
import type { Environment } from '../connection';
import type { DevOptions } from './dev-options';

/** `casewright dev`, which is also all that `npm start` loads. */
export function devCommand(env: Environment): Command {
  return new Command('dev')
    .description('run everything on this machine (what `npm start` does)')
    .option('--json', 'print one line for programs when ready')
    .option('--ephemeral', 'use a new data folder and remove it at the end')
    .option('--data <dir>', 'data folder (default: .casewright in the checkout)')
    .option('--port <n>', 'port of web and API; an error when taken (default: 8080 or the next free one)', parsePort)
    .option('--no-demo', 'no demo division, no simulated source and agents')
    .action(async (options: DevOptions) => (await import('./run-dev')).runDev(options, env));
}

function parsePort(text: string): number {
  const port = Number(text);
  if (!Number.isInteger(port) || port < 1 || port > 65_535) {
    throw new InvalidArgumentError('a whole number from 1 to 65535 is wanted.');
  }
  return port;
}
