import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { contentHash } from './content-hash.mjs';
import { withBuildLock } from './build-lock.mjs';
import { parts } from './parts.mjs';
import { withProgress } from './progress.mjs';
import { root } from './root.mjs';
import { lastLines, runCommand } from './run-command.mjs';

/** Builds those of the named parts whose sources have changed since they were built, all at once. */
export async function ensureBuilt(names) {
  if (stale(names).length === 0) return;
  await withBuildLock(async () => {
    const wanted = stale(names);
    if (wanted.length === 0) return;
    const results = await withProgress(`Building ${wanted.map(({ name }) => name).join(', ')}`, () =>
      Promise.all(wanted.map(build)),
    );
    const failures = results.filter((failure) => failure !== null);
    if (failures.length > 0) throw new Error(failures.join('\n\n'));
  });
}

function stale(names) {
  return names
    .map((name) => ({ name, hash: contentHash(parts[name].sources) }))
    .filter(({ name, hash }) => {
      const complete = parts[name].outputs.every((output) => existsSync(join(root, 'dist', output)));
      return !complete || !existsSync(stampOf(name)) || readFileSync(stampOf(name), 'utf8') !== hash;
    });
}

/** Each in a process of its own: they run side by side, and what one of them prints is shown only when it fails. */
async function build({ name, hash }) {
  // A build that is cut short must not pass for the one before it.
  rmSync(stampOf(name), { force: true });
  const { status, output } = await runCommand(process.execPath, [join(root, parts[name].script)]);
  if (status !== 0) return `The build of ${name} failed:\n${lastLines(output, 60)}`;
  mkdirSync(join(root, 'dist', '.stamps'), { recursive: true });
  writeFileSync(stampOf(name), hash);
  return null;
}

function stampOf(name) {
  return join(root, 'dist', '.stamps', name);
}
