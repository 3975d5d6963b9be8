import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './root.mjs';

const marker = join(root, 'node_modules', '.casewright-install');

/** Installs the packages of package-lock.json when they are missing or differ; nothing happens on an installed tree. */
export async function ensureInstalled() {
  const wanted = installKey();
  if (existsSync(marker) && readFileSync(marker, 'utf8') === wanted) return;
  if (!matchesLock()) {
    // Loaded when it is needed: every start comes by here.
    const { installPackages } = await import('./npm-ci.mjs');
    await installPackages();
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
