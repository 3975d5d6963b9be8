import { withProgress } from './progress.mjs';
import { lastLines, runCommand } from './run-command.mjs';

/** Installs exactly the packages of package-lock.json; throws in words. */
export async function installPackages() {
  const { status, output } = await withProgress('Installing packages', npmCi);
  if (status !== 0) throw new Error(installFailure(status, output));
}

/** npm tells a script where it lies; without npm above us it is looked for in the PATH. */
function npmCi() {
  const npm = process.env.npm_execpath;
  const [command, prefix] = npm?.endsWith('.js') ? [process.execPath, [npm]] : ['npm', []];
  return runCommand(command, [...prefix, 'ci', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error']);
}

function installFailure(status, output) {
  return status === 127
    ? 'npm was not found, and the packages of this checkout are not installed.\nRemedy: install npm (it comes with Node) and run the command again.'
    : `The packages could not be installed (npm ci ended with status ${status}):\n${lastLines(output)}\n` +
        'Remedy: check the connection to your package registry, then run the command again.';
}
