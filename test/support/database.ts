import { randomBytes } from 'node:crypto';
import { Client } from 'pg';
import { requiredEnv } from './required-env';

export interface TestDatabase {
  /** As the role of the programs, which owns nothing. */
  url: string;
  ownerUrl: string;
  /** Removes it, whoever is still connected. */
  drop(): Promise<void>;
}

/** A database of its own with the whole schema and no rows, cloned from the template that the set-up has migrated. */
export async function createTestDatabase(): Promise<TestDatabase> {
  const template = new URL(requiredEnv('TEST_TEMPLATE_DATABASE_URL'));
  const name = `test_${randomBytes(6).toString('hex')}`;
  await administer(template, `create database ${name} template ${template.pathname.slice(1)}`);
  const named = (server: string) => {
    const url = new URL(server);
    url.pathname = `/${name}`;
    return url.href;
  };
  const url = named(requiredEnv('TEST_APP_TEMPLATE_DATABASE_URL'));
  return {
    url,
    ownerUrl: named(template.href),
    drop: () => administer(template, `drop database if exists ${name} with (force)`),
  };
}

/** Never connects to the template itself: nobody may be in it while it is cloned. */
async function administer(server: URL, statement: string): Promise<void> {
  const maintenance = new URL(server);
  maintenance.pathname = '/postgres';
  const client = new Client({ connectionString: maintenance.href });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
