import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { withProgress } from './progress.mjs';
import { root } from './root.mjs';
import { lastLines, runCommand } from './run-command.mjs';

const marker = join(root, 'node_modules', '.casewright-install');

/** Installs the packages of package-lock.json when they are missing or differ; nothing happens on an installed tree. */
export async function ensureInstalled() {
  const wanted = installKey();
  if (existsSync(marker) && readFileSync(marker, 'utf8') === wanted) return;
  if (!matchesLock()) {
    const { status, output } = await withProgress('Installing packages', npmCi);
    if (status !== 0) throw new Error(installFailure(status, output));
  }
  try {
    writeFileSync(marker, wanted);
  } catch {
    // Somebody else's checkout that we may only read: the comparison above is made again next time.
  }
}

function installKey() {
  const lock = readFileSync(join(root, 'package-lock.json'));
  return createHash('sha256').update(lock).update(`${process.platform}-${process.arch}`).digest('hex');
}

/** Whether npm's own record of what lies in node_modules says the same as the lock file (somebody ran npm by hand). */
function matchesLock() {
  const record = join(root, 'node_modules', '.package-lock.json');
  if (!existsSync(record)) return false;
  const installed = JSON.parse(readFileSync(record, 'utf8')).packages;
  const locked = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')).packages;
  return Object.entries(locked).every(([path, { version, optional }]) => {
    if (path === '') return true;
    const found = installed[path];
    return found ? found.version === version : optional === true;
  });
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
