import { randomUUID } from 'node:crypto';
import type { Pool } from 'pg';
import {
  type DryRunTry,
  endDryRun,
  insertDryRun,
  leaveDryRun,
  noteDryRun,
  readDryRunTask,
  readOwnDryRun,
  takeDryRun,
} from '../../db/dry-run';
import { insertDryRunItems, listDryRunItems } from '../../db/dry-run-item';
import { createPool } from '../../db/pool';
import { createTestDatabase } from '../support/database';

let pool: Pool;
let drop: () => Promise<void>;
beforeAll(async () => {
  const database = await createTestDatabase();
  pool = createPool(database.url, { name: 'test' });
  drop = () => database.drop();
});
afterAll(async () => {
  await pool.end();
  await drop();
});
beforeEach(async () => {
  await pool.query('delete from dry_run');
});

async function asked(subject = 'bea'): Promise<string> {
  const id = randomUUID();
  await insertDryRun(pool, { id, subject, divisions: ['sales'], input: {}, documents: [], total: 1 });
  return id;
}

async function taken(): Promise<DryRunTry> {
  const found = await takeDryRun(pool);
  if (!found) throw new Error('there is none to take');
  return found;
}

const silence = () => pool.query("update dry_run set seen_at = now() - interval '31 seconds'");
const own = (id: string) => readOwnDryRun(pool, { subject: 'bea', divisions: ['sales', 'more'] }, id);

test('two processes never take the same one', async () => {
  const ids = [await asked('bea'), await asked('bob')];
  const both = await Promise.all([takeDryRun(pool), takeDryRun(pool)]);
  // One that looks while the other has locked what it found may find nothing at that look.
  const found = both.flatMap((each) => each?.id ?? []);
  expect(new Set(found).size).toBe(found.length);
  for (let more = await takeDryRun(pool); more; more = await takeDryRun(pool)) found.push(more.id);
  expect(found.toSorted()).toEqual(ids.toSorted());
});

test('one whose process fell silent is begun anew, once; what the first try still writes has no effect', async () => {
  const id = await asked();
  const first = await taken();
  expect(await takeDryRun(pool)).toBeUndefined();
  await silence();
  const second = await taken();
  expect([first.id, second.id]).toEqual([id, id]);
  expect(await noteDryRun(pool, first, { phase: 'items', done: 1 })).toBe(false);
  await insertDryRunItems(pool, first, [{ place: 0, hasMoved: true, result: { by: 'first' } }]);
  await endDryRun(pool, first, { failure: 'FIRST' });
  expect(await readDryRunTask(pool, first)).toBeUndefined();
  expect(await noteDryRun(pool, second, { phase: 'items', done: 1 })).toBe(true);
  await insertDryRunItems(pool, second, [{ place: 0, hasMoved: true, result: { by: 'second' } }]);
  expect(await listDryRunItems(pool, id, { after: -1, isMoved: true, limit: 9 })).toMatchObject([
    { result: { by: 'second' } },
  ]);
  await silence();
  expect(await takeDryRun(pool)).toBeUndefined();
  expect(await own(id)).toMatchObject({ state: 'failed', failure: 'INTERRUPTED' });
});

test('one that its process leaves may be taken at once, and as often as before', async () => {
  const id = await asked();
  for (let times = 0; times < 5; times += 1) {
    const found = await taken();
    expect(found).toMatchObject({ id, attempt: 1 });
    await leaveDryRun(pool, found);
  }
  expect(await own(id)).toMatchObject({ state: 'queued' });
});

test('a newer one takes the place of that under way, and of all but the last four that ended', async () => {
  const ids: string[] = [];
  for (let times = 0; times < 7; times += 1) {
    ids.push(await asked());
    await endDryRun(pool, await taken(), { summary: {}, simulation: null, done: 1 });
  }
  const [open, newer] = [await asked(), await asked()];
  expect(await own(open)).toBeUndefined();
  expect(await own(newer)).toMatchObject({ state: 'queued' });
  const { rows } = await pool.query<{ count: string }>('select count(*) from dry_run where ended_at is not null');
  expect(Number(rows[0]?.count)).toBe(4);
});

test('of several that one person begins at once a single one is under way, and each is answered', async () => {
  const ids = await Promise.all(Array.from({ length: 8 }, () => asked()));
  const { rows } = await pool.query<{ id: string }>('select id from dry_run where ended_at is null');
  expect(rows).toHaveLength(1);
  expect(ids).toContain(rows[0]?.id);
});

test('it is there for who asked, as long as he may see all that it is about', async () => {
  const id = await asked();
  expect(await own(id)).toBeDefined();
  expect(await readOwnDryRun(pool, { subject: 'bob', divisions: ['sales'] }, id)).toBeUndefined();
  expect(await readOwnDryRun(pool, { subject: 'bea', divisions: ['more'] }, id)).toBeUndefined();
});
