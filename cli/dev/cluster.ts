import { renameSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { clusterPlace, makeFolderFor } from './cluster-place';
import { clusterTemplate } from './cluster-template';
import { clearLeftoverServer } from './leftover-server';
import { APP_ROLE } from '../../db/app-role';
import { superuser, type Cluster, type Passwords } from './postgres';
import { postgresBinaries } from './postgres-binaries';
import { runAs } from './run-as';
import { noteSchema, schemaHash } from './schema';
import { serverUser } from './server-user';

interface Places {
  dataFolder: string;
  cacheFolder: string;
}

/** Makes the cluster of a data folder when it is new, and clears what a killed server left in it when it is not. */
export async function openCluster({ dataFolder, cacheFolder }: Places, passwords: Passwords): Promise<Cluster> {
  const { exists, path, user } = clusterPlace(dataFolder, serverUser());
  const cluster = { path, user, binaries: postgresBinaries(user, cacheFolder) };
  if (exists) await clearLeftoverServer(path);
  else {
    const hash = schemaHash();
    await copyTemplate(await clusterTemplate(cluster, cacheFolder), cluster, passwords);
    noteSchema(dataFolder, hash);
  }
  return cluster;
}

/** The cluster gets its name when it is complete and on the disk: a start that is cut short leaves nothing that looks like one. */
async function copyTemplate(template: string, { path, user, binaries }: Cluster, passwords: Passwords): Promise<void> {
  const unfinished = `${path}.new`;
  const within = { cwd: dirname(path) };
  rmSync(unfinished, { recursive: true, force: true });
  makeFolderFor(unfinished, user);
  await runAs(user, 'cp', ['-R', `${template}/.`, unfinished], within);
  await runAs(
    user,
    join(binaries, 'bin', 'postgres'),
    ['--single', '-D', unfinished, '-c', 'exit_on_error=on', 'postgres'],
    {
      ...within,
      input: `alter role ${superuser} password '${passwords.owner}'\nalter role ${APP_ROLE} login password '${passwords.app}'\n`,
    },
  );
  await runAs(user, join(binaries, 'bin', 'initdb'), ['--sync-only', '-D', unfinished], within);
  renameSync(unfinished, path);
}
