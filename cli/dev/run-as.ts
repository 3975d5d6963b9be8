import { spawn } from 'node:child_process';
import { basename } from 'node:path';
import type { ServerUser } from './server-user';

/** Runs a command to its end as `user` (null: as ourselves); `input` goes to it. Throws with what it printed when it fails. */
export function runAs(
  user: ServerUser | null,
  command: string,
  args: readonly string[],
  { cwd, input = '' }: { cwd: string; input?: string },
): Promise<void> {
  return new Promise((resolve, reject) => {
    const ids = user ? { uid: user.uid, gid: user.gid } : {};
    const child = spawn(command, args, { cwd, ...ids, stdio: 'pipe' });
    let output = '';
    child.stdout.on('data', (chunk) => (output += String(chunk)));
    child.stderr.on('data', (chunk) => (output += String(chunk)));
    child.on('error', reject);
    child.on('close', (code) =>
      code === 0 ? resolve() : reject(new Error(`${basename(command)} ended with ${code}: ${output}`)),
    );
    // One that ends without reading is judged by its status.
    child.stdin.on('error', () => {});
    child.stdin.end(input);
  });
}
