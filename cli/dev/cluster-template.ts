import { createHash } from 'node:crypto';
import { chownSync, existsSync, mkdirSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { makeFolderFor } from './cluster-place';
import { startGuard } from './guard';
import { freePort } from './ports';
import { postgresSpec, superuser, type Cluster } from './postgres';
import { postgresVersion } from './postgres-binaries';
import { runAs } from './run-as';
import { makeSchema, schemaHash } from './schema';
import { randomPassword } from './secret-file';
import { settle } from './settle';
import { sharedPlace } from './shared-place';
import { SupervisedProcess } from './supervised-process';

const flavour = ['-U', superuser, '--auth=scram-sha-256', '--encoding=UTF8', '--locale=C', '--no-instructions'];
const settings = {
  timezone: 'UTC',
  log_timezone: 'UTC',
  // Passwords are 18 random bytes: there is no guessing to slow down, and every connection would pay for it.
  scram_iterations: '1',
};
const keptMs = 24 * 3_600_000;

/**
 * A cluster that was never used, with the product's database and schema: the cluster of a new data folder is a copy of it.
 * It is made once from what its name is a hash of, and its superuser's password is forgotten.
 */
export async function clusterTemplate({ user, binaries }: Omit<Cluster, 'path'>, cacheFolder: string): Promise<string> {
  const place = user === null ? cacheFolder : sharedPlace();
  const from = [postgresVersion(), process.arch, schemaHash(), flavour, settings];
  const hash = createHash('sha256').update(JSON.stringify(from)).digest('hex').slice(0, 20);
  const template = join(place, `cluster-${hash}`);
  if (!existsSync(template)) {
    const unfinished = `${template}.${process.pid}`;
    try {
      await make({ path: unfinished, user, binaries });
      settle(unfinished, template);
    } finally {
      rmSync(unfinished, { recursive: true, force: true });
    }
    removeOld(place, template);
  }
  return template;
}

async function make(cluster: Cluster): Promise<void> {
  const { path, user, binaries } = cluster;
  const password = randomPassword();
  const passwordFile = `${path}.password`;
  mkdirSync(dirname(path), { recursive: true });
  makeFolderFor(path, user);
  writeFileSync(passwordFile, password, { mode: 0o600 });
  if (user) chownSync(passwordFile, user.uid, user.gid);
  try {
    const set = Object.entries(settings).flatMap(([name, value]) => ['--set', `${name}=${value}`]);
    const args = ['-D', path, `--pwfile=${passwordFile}`, ...flavour, ...set];
    await runAs(user, join(binaries, 'bin', 'initdb'), args, { cwd: dirname(path) });
    await withServer(cluster, (port) => makeSchema({ port, password }));
  } finally {
    rmSync(passwordFile, { force: true });
  }
}

/** The server ends by itself should we be killed. */
async function withServer(cluster: Cluster, work: (port: number) => Promise<void>): Promise<void> {
  const guard = startGuard();
  const logFile = `${cluster.path}.log`;
  const server = new SupervisedProcess('postgres', {
    logFile,
    onChange: () => guard.watch(server.pid === null ? [] : [server.pid]),
    say: () => {},
  });
  let port = 0;
  try {
    await server.start(async () => postgresSpec(cluster, (port = await freePort())));
    await work(port);
  } finally {
    await server.stop();
    guard.end();
    rmSync(logFile, { force: true });
  }
}

/** Those of other versions, and what a killed start left of one: unless somebody may just be at work with it. */
function removeOld(place: string, current: string): void {
  const others = readdirSync(place)
    .filter((name) => name.startsWith('cluster-'))
    .map((name) => join(place, name))
    .filter(
      (path) => path !== current && Date.now() - (statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0) > keptMs,
    );
  for (const path of others) rmSync(path, { recursive: true, force: true });
}
