import { renameSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { clusterPlace, makeFolderFor } from './cluster-place';
import { clusterTemplate } from './cluster-template';
import { clearLeftoverServer } from './leftover-server';
import { superuser, type Cluster } from './postgres';
import { postgresBinaries } from './postgres-binaries';
import { runAs } from './run-as';
import { noteSchema, schemaHash } from './schema';
import { serverUser } from './server-user';

interface Places {
  dataFolder: string;
  cacheFolder: string;
}

/** Makes the cluster of a data folder when it is new, and clears what a killed server left in it when it is not. */
export async function openCluster({ dataFolder, cacheFolder }: Places, password: string): Promise<Cluster> {
  const { exists, path, user } = clusterPlace(dataFolder, serverUser());
  const cluster = { path, user, binaries: postgresBinaries(user, cacheFolder) };
  if (exists) await clearLeftoverServer(path);
  else {
    const hash = schemaHash();
    await copyTemplate(await clusterTemplate(cluster, cacheFolder), cluster, password);
    noteSchema(dataFolder, hash);
  }
  return cluster;
}

/** The cluster gets its name when it is complete and on the disk: a start that is cut short leaves nothing that looks like one. */
async function copyTemplate(template: string, { path, user, binaries }: Cluster, password: string): Promise<void> {
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
      input: `alter role ${superuser} password '${password}'\n`,
    },
  );
  await runAs(user, join(binaries, 'bin', 'initdb'), ['--sync-only', '-D', unfinished], within);
  renameSync(unfinished, path);
}
