import { createProgram } from './program';
import { CommandFailure } from './command-failure';

try {
  createProgram(process.env).parseAsync().catch(fail);
} catch (error) {
  fail(error);
}

/** What the user can mend is told in words; anything else is a defect and keeps its stack. */
function fail(error: unknown): void {
  const text = error instanceof CommandFailure ? error.message : error instanceof Error ? error.stack : String(error);
  process.stderr.write(`${text ?? String(error)}\n`);
  process.exit(1);
}
