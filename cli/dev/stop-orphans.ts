import { processIdentity } from './process-identity';
import { livingProcesses, removeRunFile, type RunEntry } from './run-file';
import { waitUntil } from './wait-until';

const patienceMs = 10_000;

/** Stops what a supervisor that was killed left running on this data folder: politely, then by force. */
export async function stopOrphans(folder: string): Promise<void> {
  const orphans = livingProcesses(folder);
  for (const { pid } of orphans) signal(pid, 'SIGINT');
  const gone = () => orphans.every((orphan) => !lives(orphan));
  if (!(await waitUntil(gone, { withinMs: patienceMs }))) {
    for (const orphan of orphans.filter(lives)) signal(orphan.pid, 'SIGKILL');
    await waitUntil(gone, { withinMs: patienceMs });
  }
  removeRunFile(folder);
}

function lives({ pid, identity }: RunEntry): boolean {
  return processIdentity(pid) === identity;
}

function signal(pid: number, name: 'SIGINT' | 'SIGKILL'): void {
  try {
    process.kill(pid, name);
  } catch {
    // It ended by itself in between.
  }
}
