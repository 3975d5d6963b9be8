import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { projectRoot } from '../../db/project-root';
import type { FromReaders, ToReaders } from './readers-main';

/** Many readers of streams in a process of their own. */
export interface Readers {
  pid: number;
  /** Forgets what was told until now. */
  begin(): void;
  /** How long each event since then took, ms. */
  end(): Promise<number[]>;
  close(): void;
}

/** Resolves when every stream is open. */
export async function startReaders(url: string, cookies: readonly string[]): Promise<Readers> {
  const child = fork(join(projectRoot, 'dist', 'stream-readers.mjs'));
  const ended = once(child, 'exit').then(() => {
    throw new Error('the readers of streams ended');
  });
  ended.catch(() => {});
  const send = (message: ToReaders) => void child.send(message);
  const ask = async (message: ToReaders) => {
    const answer = once(child, 'message') as Promise<[FromReaders]>;
    send(message);
    const [told] = await Promise.race([answer, ended]);
    return told;
  };
  await ask({ url, cookies });
  return {
    pid: child.pid ?? 0,
    begin: () => send('begin'),
    end: async () => {
      const told = await ask('end');
      return 'delaysMs' in told ? told.delaysMs : [];
    },
    close: () => child.disconnect(),
  };
}
