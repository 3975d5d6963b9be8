import { join } from 'node:path';
import { projectRoot } from '../../db/project-root';
import type { ProcessSpec } from './process-spec';

/** How to run one of our own programs; each tells over its IPC channel when it is ready, and ends when that closes. */
export function programSpec(
  name: string,
  env: Readonly<Record<string, string>>,
  goAfter: Promise<unknown> = Promise.resolve(),
): ProcessSpec {
  return {
    name,
    command: process.execPath,
    args: [join(projectRoot, 'bin', 'program.cjs'), name],
    cwd: projectRoot,
    env: { ...env, CASEWRIGHT_ROOT: projectRoot },
    stopSignal: 'SIGTERM',
    goAfter,
  };
}
