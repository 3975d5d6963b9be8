import type { Pool } from 'pg';
import { readConfigRevision, readConfigWithGone } from '../../db/config';
import { markingKinds } from '../../domain/personal/personal-data';
import { createClockCache } from '../../domain/time/calendar-clocks';
import { createDirectory, type Directory } from './directory';

const CHECK_MS = 250;
/** No capture is classified, and nobody admitted, by a copy whose age is above this. */
const MAX_AGE_MS = 1_000;

export interface DirectoryCache {
  /** The configuration, at most a second old; waits for the database when the copy is older. */
  get(): Promise<Directory>;
  /** Reads again now: after an apply of this process, and on wake. */
  refresh(): Promise<Directory>;
  close(): void;
}

export function createDirectoryCache(pool: Pool): DirectoryCache {
  const clocksOf = createClockCache();
  let directory: Directory | undefined;
  let checkedMs = Number.NEGATIVE_INFINITY;
  let running: Promise<Directory> | undefined;

  const read = async (): Promise<Directory> => {
    const startedMs = performance.now();
    const revision = await readConfigRevision(pool);
    // The revision is read first: rows may be newer than it, and are then read once more for nothing; never older.
    if (directory?.revision !== revision) {
      const { rows, gone } = await readConfigWithGone(pool, markingKinds);
      directory = createDirectory(revision, rows, { gone, clocksOf });
    }
    checkedMs = startedMs;
    return directory;
  };
  const check = (): Promise<Directory> => {
    running ??= read().finally(() => {
      running = undefined;
    });
    return running;
  };
  const timer = setInterval(() => {
    if (performance.now() - checkedMs >= CHECK_MS) check().catch(() => {});
  }, CHECK_MS);
  timer.unref();

  return {
    get: async () => (directory && performance.now() - checkedMs <= MAX_AGE_MS ? directory : check()),
    // One under way may have begun before the change that the caller knows of.
    refresh: async () => {
      await running?.catch(() => {});
      return check();
    },
    close: () => clearInterval(timer),
  };
}
