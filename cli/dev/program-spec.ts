import type { Server } from 'node:net';
import { join } from 'node:path';
import { projectRoot } from '../../db/project-root';
import type { ProcessSpec } from './process-spec';

interface Program {
  env: Readonly<Record<string, string>>;
  goWith: Promise<Readonly<Record<string, string>>>;
  socket?: Server;
}

/** How to run one of our own programs; each tells over its IPC channel when it is ready, and ends when that closes. */
export function programSpec(name: string, { env, ...rest }: Program): ProcessSpec {
  return {
    command: process.execPath,
    args: [join(projectRoot, 'bin', 'program.cjs'), name],
    cwd: projectRoot,
    env: { ...env, CASEWRIGHT_ROOT: projectRoot },
    stopSignal: 'SIGTERM',
    ...rest,
  };
}
