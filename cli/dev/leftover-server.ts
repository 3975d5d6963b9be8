import { readFileSync, readdirSync, readlinkSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { processIdentity } from './process-identity';
import { waitUntil } from './wait-until';

const patienceMs = 10_000;

/**
 * Clears what a killed server left in its cluster. PostgreSQL itself trusts its old lock file as long as a process of
 * that number exists, be it a zombie that nobody collects (containers without an init) or somebody else.
 * Must be called under the data folder's lock, so nobody else may be starting a server here.
 */
export async function clearLeftoverServer(cluster: string): Promise<void> {
  const lockFile = join(cluster, 'postmaster.pid');
  const pid = Number(read(lockFile).split('\n')[0]);
  // Only Linux tells which processes work in a folder; elsewhere PostgreSQL's own check has to do.
  if (!pid || process.platform !== 'linux') return;
  const gone = () => processesIn(cluster).length === 0;
  if (processesIn(cluster).includes(pid)) process.kill(pid, 'SIGINT');
  // Sessions of a server that was killed notice it and end by themselves.
  if (!(await waitUntil(gone, { withinMs: patienceMs }))) {
    for (const each of processesIn(cluster)) process.kill(each, 'SIGKILL');
    await waitUntil(gone, { withinMs: patienceMs });
  }
  rmSync(lockFile, { force: true });
}

/** Processes whose working folder it is: all of a PostgreSQL server's, and no others. */
function processesIn(folder: string): number[] {
  return readdirSync('/proc')
    .map(Number)
    .filter((pid) => pid > 0 && workingFolder(pid) === folder && processIdentity(pid) !== null);
}

function workingFolder(pid: number): string | null {
  try {
    return readlinkSync(`/proc/${pid}/cwd`);
  } catch {
    return null;
  }
}

function read(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}
