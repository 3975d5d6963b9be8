import { createRequire } from 'node:module';
import { join } from 'node:path';
import { root } from './root.mjs';

/** Runs a built program in this very process, so that signals reach it and its exit status is ours. */
export function runProgram(name, args) {
  process.argv = [process.argv[0], join(root, 'dist', `${name}.mjs`), ...args];
  createRequire(import.meta.url)('../dist/load-program.cjs').loadProgram(name);
}
