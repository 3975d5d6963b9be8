import { existsSync, renameSync, rmSync } from 'node:fs';

/** Gives a finished folder its name. Somebody else may have finished the same one in between; then his is taken. */
export function settle(unfinished: string, target: string): void {
  try {
    renameSync(unfinished, target);
  } catch (error) {
    rmSync(unfinished, { recursive: true, force: true });
    if (!existsSync(target)) throw error;
  }
}
