import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { root } from './root.mjs';

/** Runs a built program in this very process, so that signals reach it and its exit status is ours. */
export async function runProgram(name, args) {
  const file = join(root, 'dist', `${name}.mjs`);
  process.argv = [process.argv[0], file, ...args];
  await import(pathToFileURL(file).href);
}
