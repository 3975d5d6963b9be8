import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { CommandFailure } from '../command-failure';
import { processIdentity } from './process-identity';

interface Owner {
  pid: number;
  identity: string | null;
}

/**
 * Makes this process the only supervisor on a data folder; answers the function that gives the lock back.
 * The lock of a process that is gone is taken over.
 */
export function takeFolderLock(folder: string): () => void {
  const lock = join(folder, 'supervisor.lock');
  const mine = `${lock}.${process.pid}`;
  writeFileSync(mine, JSON.stringify({ pid: process.pid, identity: processIdentity(process.pid) } satisfies Owner));
  try {
    // A link appears with its content in one step: nobody ever reads half a lock.
    while (!linked(mine, lock)) {
      const owner = ownerOf(lock);
      if (owner && owner.identity !== null && processIdentity(owner.pid) === owner.identity) {
        throw new CommandFailure(
          `Casewright already runs on the data folder ${folder} (process ${owner.pid}).`,
          `use that one, stop it (kill ${owner.pid}), or give this one another folder with --data or --ephemeral.`,
        );
      }
      discard(lock);
    }
  } finally {
    rmSync(mine, { force: true });
  }
  return () => rmSync(lock, { force: true });
}

function linked(from: string, to: string): boolean {
  try {
    linkSync(from, to);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

function ownerOf(lock: string): Owner | null {
  try {
    return JSON.parse(readFileSync(lock, 'utf8')) as Owner;
  } catch {
    return null;
  }
}

/** Of two that find the same stale lock only one renames it; the other one looks again. */
function discard(lock: string): void {
  try {
    renameSync(lock, `${lock}.stale`);
    rmSync(`${lock}.stale`, { force: true });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
  }
}
