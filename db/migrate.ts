import { join } from 'node:path';
import { runner } from 'node-pg-migrate';
import { projectRoot } from './project-root';

/** Brings the schema up to date: every numbered file of `db/migrations` that is not yet recorded, in order, each in one transaction. */
export async function migrate(databaseUrl: string): Promise<void> {
  await runner({
    databaseUrl,
    dir: join(projectRoot, 'db', 'migrations'),
    direction: 'up',
    migrationsTable: 'schema_migration',
    count: Number.POSITIVE_INFINITY,
    checkOrder: true,
    log: () => {},
  });
}
