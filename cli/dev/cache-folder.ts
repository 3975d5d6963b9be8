import { accessSync, constants, mkdirSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { projectRoot } from '../../db/project-root';
import type { Environment } from '../connection';

/** Where downloads are kept for every checkout of this user: the first of the usual places that can be written. */
export function cacheFolder(env: Environment, fallback: string): string {
  const home = env['XDG_CACHE_HOME'] ?? join(homedir(), '.cache');
  const own = [join(home, 'casewright'), join(projectRoot, '.cache', 'casewright')].find(isWritable);
  return own ?? fallback;
}

function isWritable(folder: string): boolean {
  try {
    mkdirSync(folder, { recursive: true });
    accessSync(folder, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}
