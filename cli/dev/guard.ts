import { spawn } from 'node:child_process';

/** Reads lists of processes; when the writer is gone, however it went, asks those of the last list to stop. */
const script = `
trap '' INT TERM HUP
pids=
while read -r line; do pids=$line; done
[ -z "$pids" ] || kill -INT $pids 2>/dev/null
`;

export interface Guard {
  /** From now on these are stopped when this process dies; an empty list lets go. */
  watch(pids: readonly number[]): void;
  /** Lets go, for good. */
  end(): void;
}

/**
 * Database and Temporal server do not notice that their supervisor was killed. A small shell outlives it and stops
 * them: it holds the other end of a pipe, which closes with the last of the supervisor, even after `kill -9`.
 */
export function startGuard(): Guard {
  const shell = spawn('sh', ['-c', script], { stdio: ['pipe', 'ignore', 'ignore'], detached: true });
  // Without a shell there is no guard; the next start on the same data stops what was left behind.
  shell.on('error', () => {});
  shell.stdin.on('error', () => {});
  shell.unref();
  const watch = (pids: readonly number[]) => void shell.stdin.write(`${pids.join(' ')}\n`);
  return { watch, end: () => void shell.stdin.end('\n') };
}
