import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { projectRoot } from '../../db/project-root';
import { CommandFailure } from '../command-failure';
import { createDatabase, postgresUrl } from './postgres';

const run = promisify(execFile);

/**
 * Makes the product's database and brings its schema up to date, when the migrations have changed since they last ran
 * on this data folder. Their program runs on its own: loading the migration tool would cost every start more than all
 * other packages of the supervisor.
 */
export async function makeSchemaOnce(dataFolder: string, server: { port: number; password: string }): Promise<void> {
  const marker = join(dataFolder, 'migrated');
  const wanted = migrationsHash();
  if (existsSync(marker) && readFileSync(marker, 'utf8') === wanted) return;
  await createDatabase(server);
  const env = { ...process.env, DATABASE_URL: postgresUrl(server), CASEWRIGHT_ROOT: projectRoot };
  try {
    await run(process.execPath, [join(projectRoot, 'dist', 'migrate.mjs')], { env });
  } catch (error) {
    throw new CommandFailure(
      (error as { stderr?: string }).stderr?.trim() || String(error),
      'if the data is of a development version, start with another folder (--data DIR); else report this.',
    );
  }
  writeFileSync(marker, wanted);
}

function migrationsHash(): string {
  const folder = join(projectRoot, 'db', 'migrations');
  const hash = createHash('sha256');
  for (const name of readdirSync(folder).sort()) hash.update(name).update(readFileSync(join(folder, name)));
  return hash.digest('hex');
}
