import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';

interface Command {
  command: string;
  args: readonly string[];
  cwd?: string;
  stopSignal: NodeJS.Signals;
}

/** As on most machines: what this variable names is read by each Node process when it starts, in twice the time of a start without. */
const { NODE_EXTRA_CA_CERTS: _, ...env } = process.env;

/**
 * Milliseconds from the spawn of a command to the line of its output by which it says that it is ready; then it is
 * stopped. Throws what it complained of when it ends before.
 */
export async function untilLine({ command, args, cwd, stopSignal }: Command, line: RegExp): Promise<number> {
  const startMs = performance.now();
  const child = spawn(command, args, { ...(cwd ? { cwd } : {}), env, stdio: ['ignore', 'pipe', 'pipe'] });
  let complaints = '';
  child.stderr.on('data', (chunk) => (complaints += String(chunk)));
  const ended = once(child, 'close').then(() => null);
  const said = new Promise<number>((resolve) => {
    createInterface({ input: child.stdout }).on('line', (text) => {
      if (line.test(text)) resolve(performance.now() - startMs);
    });
  });
  const ms = await Promise.race([said, ended]);
  child.kill(stopSignal);
  await ended;
  if (ms === null) throw new Error(`${command} ended before it was ready:\n${complaints}`);
  return ms;
}
