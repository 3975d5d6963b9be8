import { join } from 'node:path';
import { root } from './root.mjs';
import { lastLines, runCommand } from './run-command.mjs';

const tool = (path) => [process.execPath, join(root, 'node_modules', path)];

/** What has not changed since the last check is not looked at again. */
function types(project, name) {
  const known = join(root, 'dist', '.types', name);
  return [...tool('typescript/bin/tsc'), '-p', project, '--noEmit', '--incremental', '--tsBuildInfoFile', known];
}

/** Each looks at the whole tree and needs no server; two at a time. */
const tools = [
  { name: 'types', command: types('tsconfig.json', 'all') },
  { name: 'format', command: [...tool('prettier/bin/prettier.cjs'), '--check', '--cache', '--log-level', 'warn', '.'] },
  { name: 'types of the web app', command: types('web/tsconfig.json', 'web') },
  { name: 'lint, with types and layers', command: [...tool('oxlint/bin/oxlint'), '--type-aware', '--deny-warnings'] },
  { name: 'unused code', command: [...tool('knip/bin/knip.js')] },
];

const unitTests = {
  name: 'unit tests and golden files',
  command: [...tool('jest/bin/jest.js'), '--selectProjects', 'unit', '--maxWorkers', '2'],
  show: 'all',
};

/** Runs every check, also after one has failed, and sums up at the end. Answers the exit status. */
export async function check() {
  const waiting = [...tools];
  const failed = [];
  const lane = async () => {
    for (let step = waiting.shift(); step; step = waiting.shift()) {
      if (!(await passes(step))) failed.push(step.name);
    }
  };
  await Promise.all([lane(), lane()]);
  if (!(await passes(unitTests))) failed.push(unitTests.name);
  process.stdout.write(failed.length === 0 ? 'All checks passed.\n' : `Failed: ${failed.join('; ')}.\n`);
  return failed.length === 0 ? 0 : 1;
}

/** One that fails shows what it found. */
async function passes({ name, command: [program, ...args], show = 'nothing' }) {
  const started = Date.now();
  const { status, output } = await runCommand(program, args, { show });
  const seconds = ((Date.now() - started) / 1000).toFixed(1);
  process.stdout.write(`${status === 0 ? 'ok    ' : 'FAILED'} ${name} (${seconds} s)\n`);
  if (status !== 0 && output) process.stdout.write(`${lastLines(output, 200)}\n`);
  return status === 0;
}
