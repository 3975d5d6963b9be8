import { join } from 'node:path';
import { root } from './root.mjs';
import { lastLines, runCommand } from './run-command.mjs';

const tool = (path) => [process.execPath, join(root, 'node_modules', path)];

/** Each looks at the whole tree and needs no server; one that fails prints what it found. */
const steps = [
  { name: 'types', command: [...tool('typescript/bin/tsc'), '-p', 'tsconfig.json', '--noEmit'] },
  { name: 'types of the web app', command: [...tool('typescript/bin/tsc'), '-p', 'web/tsconfig.json', '--noEmit'] },
  { name: 'lint, with types and layers', command: [...tool('oxlint/bin/oxlint'), '--type-aware', '--deny-warnings'] },
  { name: 'format', command: [...tool('prettier/bin/prettier.cjs'), '--check', '--cache', '--log-level', 'warn', '.'] },
  { name: 'unused code', command: [...tool('knip/bin/knip.js')] },
  {
    name: 'unit tests and golden files',
    command: [...tool('jest/bin/jest.js'), '--selectProjects', 'unit', '--maxWorkers', '2'],
    showsItself: true,
  },
];

/** Runs every check, also after one has failed, and sums up at the end. Answers the exit status. */
export async function check() {
  const failed = [];
  for (const { name, command, showsItself = false } of steps) {
    const started = Date.now();
    const [program, ...args] = command;
    const { status, output } = await runCommand(program, args, { show: showsItself ? 'all' : 'nothing' });
    const seconds = ((Date.now() - started) / 1000).toFixed(1);
    process.stdout.write(`${status === 0 ? 'ok    ' : 'FAILED'} ${name} (${seconds} s)\n`);
    if (status === 0) continue;
    failed.push(name);
    if (output) process.stdout.write(`${lastLines(output, 200)}\n`);
  }
  process.stdout.write(failed.length === 0 ? 'All checks passed.\n' : `Failed: ${failed.join('; ')}.\n`);
  return failed.length === 0 ? 0 : 1;
}
