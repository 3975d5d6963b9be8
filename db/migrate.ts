import { join } from 'node:path';
import { Client } from 'pg';
import { runner } from 'node-pg-migrate';
import { APP_ROLE } from './app-role';
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

/** Lets programs in as `APP_ROLE`. */
export async function admitApp(databaseUrl: string, password: string): Promise<void> {
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    await client.query(`alter role ${APP_ROLE} login password ${client.escapeLiteral(password)}`);
  } finally {
    await client.end();
  }
}
