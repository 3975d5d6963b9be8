import type { Command } from 'commander';
import { CommandFailure } from './command-failure';

/** Runs what the arguments of this process ask for; a failure ends it with status 1. */
export function runCommandLine(command: Command): void {
  command.parseAsync().catch(fail);
}

/** What the user can mend is told in words; anything else is a defect and keeps its stack. */
function fail(error: unknown): void {
  const text = error instanceof CommandFailure ? error.message : error instanceof Error ? error.stack : String(error);
  process.stderr.write(`${text ?? String(error)}\n`);
  process.exit(1);
}
