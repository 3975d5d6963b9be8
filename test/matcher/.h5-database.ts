import { randomBytes } from 'node:crypto';
import { Client } from 'pg';
import { migrate } from '../../db/migrate';
const BASE = 'postgres://casewright@127.0.0.1:5544';
export interface TestDatabase {
  url: string;
  drop(): Promise<void>;
}
async function admin(sql: string) {
  const c = new Client(BASE + '/postgres');
  await c.connect();
  await c.query(sql);
  await c.end();
}
export async function createTestDatabase(): Promise<TestDatabase> {
  const name = 'test_' + randomBytes(6).toString('hex');
  await admin(`create database ${name}`);
  const url = `${BASE}/${name}`;
  await migrate(url);
  return { url, drop: () => admin(`drop database ${name} with (force)`) };
}
