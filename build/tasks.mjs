import { check } from './check.mjs';
import { prepare } from './prepare.mjs';
import { root } from './root.mjs';
import { runCommand } from './run-command.mjs';
import { join } from 'node:path';

const everything = ['programs', 'workflow-bundle', 'web'];
/** As the matcher runs: see docs/adr/0044. */
const largePages = { GLIBC_TUNABLES: 'glibc.malloc.hugetlb=1' };

/** Runs one of the tasks of package.json; `rest` goes to its tool. Answers the exit status. */
export async function runTask(task, rest) {
  switch (task) {
    case 'build':
      await prepare(rest.length > 0 ? rest : everything);
      return 0;
    case 'check':
      await prepare([]);
      return check();
    case 'test':
      return test(rest);
    case 'bench':
      await prepare(everything);
      return status(process.execPath, [join(root, 'dist', 'bench.mjs'), ...rest], largePages);
    case 'tck':
    case 'conformance':
      await prepare(['programs']);
      return status(process.execPath, [join(root, 'dist', `${task}.mjs`), ...rest]);
    default:
      throw new Error(`no such task: ${task}`);
  }
}

/**
 * The checks, then every test that needs servers or a browser, also when a check has failed: one run tells all.
 * With arguments only those tests that jest is asked for.
 */
async function test(rest) {
  await prepare([]);
  const checked = rest.length === 0 ? await check() : 0;
  await prepare(everything);
  const selection = rest.length === 0 ? ['--selectProjects', 'stack'] : rest;
  const tested = await status(process.execPath, [join(root, 'node_modules', 'jest', 'bin', 'jest.js'), ...selection]);
  if (checked !== 0) process.stdout.write('The checks before these tests have failed, see above.\n');
  return checked || tested;
}

async function status(command, args, env = {}) {
  return (await runCommand(command, args, { show: 'all', env })).status;
}
