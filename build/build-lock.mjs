import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { withProgress } from './progress.mjs';
import { root } from './root.mjs';

const lock = join(root, 'dist', '.lock');

/** One build at a time in a checkout; the lock of a process that is gone is taken over. */
export async function withBuildLock(work) {
  makeDist();
  if (!take()) {
    await withProgress('Waiting for another build of this checkout', async () => {
      while (!take()) await delay(100);
    });
  }
  try {
    return await work();
  } finally {
    rmSync(lock, { force: true });
  }
}

function makeDist() {
  try {
    mkdirSync(join(root, 'dist'), { recursive: true });
    writeFileSync(join(root, 'dist', '.writable'), '');
  } catch (error) {
    throw new Error(
      `This checkout must be built, but ${join(root, 'dist')} cannot be written (${error.code}).\n` +
        'Remedy: run the command once as the owner of the checkout, or in a copy of your own.',
    );
  }
}

function take() {
  try {
    writeFileSync(lock, String(process.pid), { flag: 'wx' });
    return true;
  } catch (error) {
    if (error.code !== 'EEXIST') throw error;
  }
  if (ownerIsAlive()) return false;
  rmSync(lock, { force: true });
  return take();
}

function ownerIsAlive() {
  try {
    const pid = Number(readFileSync(lock, 'utf8'));
    // Just created and not yet written: its owner is at work.
    if (pid === 0) return true;
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}
