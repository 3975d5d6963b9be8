import { spawn } from 'node:child_process';
import { readFileSync, renameSync, rmSync, writeFileSync, chownSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { clusterPlace, makeFolderFor, type ClusterPlace } from './cluster-place';
import { clearLeftoverServer } from './leftover-server';
import type { ProcessSpec } from './process-spec';
import { postgresBinaries } from './postgres-binaries';
import { serverUser } from './server-user';

const superuser = 'casewright';
const host = '127.0.0.1';

export interface PostgresSettings {
  dataFolder: string;
  cacheFolder: string;
  port: number;
  password: string;
  /** Further settings of the server, as `name=value`. */
  more?: readonly string[];
}

/** Makes the cluster when it is new and tells how to run its server. */
export async function postgresSpec({
  dataFolder,
  cacheFolder,
  port,
  password,
  more = [],
}: PostgresSettings): Promise<ProcessSpec> {
  const place = clusterPlace(dataFolder, serverUser());
  const binaries = postgresBinaries(place.user, cacheFolder);
  if (place.exists) await clearLeftoverServer(place.path);
  else await initialise(place, binaries, password);
  const options = [`listen_addresses=${host}`, 'unix_socket_directories=', 'max_connections=200', ...more];
  return {
    name: 'postgres',
    command: join(binaries, 'bin', 'postgres'),
    args: ['-D', place.path, '-p', String(port), ...options.flatMap((option) => ['-c', option])],
    cwd: place.path,
    user: place.user,
    // Fast shutdown: running transactions are rolled back, sessions closed. SIGTERM would wait for the sessions.
    stopSignal: 'SIGINT',
    isReady: (pid) => Promise.resolve(acceptsConnections(place.path, pid)),
  };
}

/** Address of a database of the cluster; without a name the product's own. */
export function postgresUrl({ port, password }: { port: number; password: string }, database = superuser): string {
  return `postgres://${superuser}:${password}@${host}:${port}/${database}`;
}

/** Makes the product's database in a new cluster; the server must be running. */
export async function createDatabase(server: { port: number; password: string }): Promise<void> {
  // Loaded here, because only the first start of a data folder needs it.
  const { Client } = await import('pg');
  const client = new Client({ connectionString: postgresUrl(server, 'postgres') });
  await client.connect();
  try {
    const { rowCount } = await client.query('select 1 from pg_database where datname = $1', [superuser]);
    if (rowCount === 0) await client.query(`create database ${superuser}`);
  } finally {
    await client.end();
  }
}

/** The cluster gets its name when it is complete: a start that is cut short leaves nothing that looks like one. */
async function initialise({ path, user }: ClusterPlace, binaries: string, password: string): Promise<void> {
  const unfinished = `${path}.new`;
  const passwordFile = `${path}.password`;
  rmSync(unfinished, { recursive: true, force: true });
  makeFolderFor(unfinished, user);
  writeFileSync(passwordFile, password, { mode: 0o600 });
  if (user) chownSync(passwordFile, user.uid, user.gid);
  const args = ['-D', unfinished, '-U', superuser, `--pwfile=${passwordFile}`, '--auth=scram-sha-256'];
  const flavour = [
    '--encoding=UTF8',
    '--locale=C',
    '--no-instructions',
    // The password is 18 random bytes: there is no guessing to slow down, and every connection would pay for it.
    '--set',
    'scram_iterations=1',
    '--set',
    'timezone=UTC',
    '--set',
    'log_timezone=UTC',
  ];
  try {
    await run(join(binaries, 'bin', 'initdb'), [...args, ...flavour], { cwd: dirname(path), user });
  } finally {
    rmSync(passwordFile, { force: true });
  }
  renameSync(unfinished, path);
}

function run(command: string, args: string[], { cwd, user }: { cwd: string; user: ClusterPlace['user'] }) {
  return new Promise<void>((resolve, reject) => {
    const ids = user ? { uid: user.uid, gid: user.gid } : {};
    const child = spawn(command, args, { cwd, ...ids, stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    child.stdout.on('data', (chunk) => (output += String(chunk)));
    child.stderr.on('data', (chunk) => (output += String(chunk)));
    child.on('error', reject);
    child.on('close', (code) => (code === 0 ? resolve() : reject(new Error(`initdb ended with ${code}: ${output}`))));
  });
}

/** The server writes its state into its lock file: number in the first line, "ready" in the eighth. */
function acceptsConnections(cluster: string, pid: number): boolean {
  try {
    const lines = readFileSync(join(cluster, 'postmaster.pid'), 'utf8').split('\n');
    return lines[0] === String(pid) && lines[7]?.trim() === 'ready';
  } catch {
    return false;
  }
}
