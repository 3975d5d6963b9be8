import { join } from 'node:path';
import { withBuildLock } from './build-lock.mjs';
import { parts } from './parts.mjs';
import { withProgress } from './progress.mjs';
import { root } from './root.mjs';
import { lastLines, runCommand } from './run-command.mjs';
import { removeStamp, writeStamp } from './stamp.mjs';

/** Builds what `findStale` finds once nobody else builds in this checkout, all at once. */
export async function rebuild(findStale) {
  await withBuildLock(async () => {
    const wanted = findStale();
    if (wanted.length === 0) return;
    const results = await withProgress(`Building ${wanted.map(({ name }) => name).join(', ')}`, () =>
      Promise.all(wanted.map(build)),
    );
    const failures = results.filter((failure) => failure !== null);
    if (failures.length > 0) throw new Error(failures.join('\n\n'));
  });
}

/** Each in a process of its own: they run side by side, and what one of them prints is shown only when it fails. */
async function build({ name, stamp }) {
  // A build that is cut short must not pass for the one before it.
  removeStamp(name);
  const { status, output } = await runCommand(process.execPath, [join(root, parts[name].script)]);
  if (status !== 0) return `The build of ${name} failed:\n${lastLines(output, 60)}`;
  writeStamp(name, stamp);
  return null;
}
