import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { APP_ROLE } from '../../db/app-role';
import type { ProcessSpec } from './process-spec';
import type { ServerUser } from './server-user';

export const superuser = 'casewright';
const host = '127.0.0.1';

/** A cluster that is ready to be served. */
export interface Cluster {
  path: string;
  user: ServerUser | null;
  /** Folder with `bin/postgres`. */
  binaries: string;
}

/** How to run its server; `more` are further settings, as `name=value`. */
export function postgresSpec(
  { path, user, binaries }: Cluster,
  port: number,
  more: readonly string[] = [],
): ProcessSpec {
  const options = [
    `listen_addresses=${host}`,
    `unix_socket_directories=${socketFolder(path) ?? ''}`,
    'max_connections=200',
    // What a message says in detail are the values of rows.
    'log_error_verbosity=terse',
    ...more,
  ];
  return {
    command: join(binaries, 'bin', 'postgres'),
    args: ['-D', path, '-p', String(port), ...options.flatMap((option) => ['-c', option])],
    cwd: path,
    user,
    // Fast shutdown: running transactions are rolled back, sessions closed. SIGTERM would wait for the sessions.
    stopSignal: 'SIGINT',
    isReady: (pid) => Promise.resolve(acceptsConnections(path, pid)),
  };
}

/** Of the owner of all tables, and of the programs, which own none. */
export interface Passwords {
  owner: string;
  app: string;
}

/** Address of a database of the cluster, as its owner; without a name the product's own. */
export function postgresUrl({ port, password }: { port: number; password: string }, database = superuser): string {
  return `postgres://${superuser}:${password}@${host}:${port}/${database}`;
}

/** The product's for programs of this machine: by the server's socket, which costs both sides less than TCP. */
export function localPostgresUrl({ path }: Cluster, server: { port: number; password: string }): string {
  const folder = socketFolder(path);
  const { port, password } = server;
  if (folder === undefined) return appUrl(postgresUrl(server), password);
  return `postgres://${APP_ROLE}:${password}@/${superuser}?host=${encodeURIComponent(folder)}&port=${port}`;
}

/** An address of the owner's as that of the programs. */
export function appUrl(ownerUrl: string, password: string): string {
  const url = new URL(ownerUrl);
  url.username = APP_ROLE;
  url.password = password;
  return url.href;
}

/** What every system takes as the path of a socket, in bytes. */
const MAX_SOCKET_PATH = 100;

/** The cluster's own folder, which its user alone can enter; undefined where the system has no sockets or the path is too long. */
function socketFolder(path: string): string | undefined {
  const isShort = Buffer.byteLength(join(path, '.s.PGSQL.65535.lock')) <= MAX_SOCKET_PATH;
  return isShort && process.platform !== 'win32' ? path : undefined;
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

/** The server writes its state into its lock file: number in the first line, "ready" in the eighth. */
function acceptsConnections(cluster: string, pid: number): boolean {
  try {
    const lines = readFileSync(join(cluster, 'postmaster.pid'), 'utf8').split('\n');
    return lines[0] === String(pid) && lines[7]?.trim() === 'ready';
  } catch {
    return false;
  }
}
