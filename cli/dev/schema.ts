import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../../db/project-root';
import { CommandFailure } from '../command-failure';
import { createDatabase, type Passwords, postgresUrl } from './postgres';

/** Makes the product's database and brings its schema up to date. */
export async function makeSchema(server: { port: number; password: string }): Promise<void> {
  await createDatabase(server);
  // Loaded here, because few starts need it: it is more than all other packages of the supervisor.
  const { migrate } = await import('../../db/migrate');
  await migrate(postgresUrl(server)).catch((error: unknown) => {
    throw new CommandFailure(
      `The migrations failed, the schema is as it was before: ${String(error)}`,
      'if the data is of a development version, start with another folder (--data DIR); else report this.',
    );
  });
}

/** The same, and lets the programs in, when the migrations have changed since they last ran on this data folder. */
export async function makeSchemaOnce(dataFolder: string, port: number, passwords: Passwords): Promise<void> {
  const wanted = schemaHash();
  const marker = markerIn(dataFolder);
  if (existsSync(marker) && readFileSync(marker, 'utf8') === wanted) return;
  const server = { port, password: passwords.owner };
  await makeSchema(server);
  const { admitApp } = await import('../../db/migrate');
  await admitApp(postgresUrl(server), passwords.app);
  noteSchema(dataFolder, wanted);
}

/** Remembers that the cluster of this data folder has the schema of that hash. */
export function noteSchema(dataFolder: string, hash: string): void {
  writeFileSync(markerIn(dataFolder), hash);
}

/** Of everything that the schema is made from. */
export function schemaHash(): string {
  const folder = join(projectRoot, 'db', 'migrations');
  const hash = createHash('sha256');
  for (const name of readdirSync(folder).sort()) hash.update(name).update(readFileSync(join(folder, name)));
  return hash.digest('hex');
}

const markerIn = (dataFolder: string) => join(dataFolder, 'migrated');
