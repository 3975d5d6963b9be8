import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import type { Pool } from 'pg';
import { createPool } from '../../db/pool';
import { readItems } from '../../matcher/ledger/read-items';
import { readWaiting } from '../../matcher/ledger/read-waiting';
import { createTestDatabase } from '../support/database';
import type { TestDatabase } from '../support/database';
import { items } from '../domain/routing/make';
import { addAgent, addQueue, capture, waitingIn } from './ledger-fixture';

jest.setTimeout(60_000);

let database: TestDatabase;
let pool: Pool;

beforeAll(async () => {
  database = await createTestDatabase();
  pool = createPool(database.url, { max: 3, name: 'test' });
});
afterAll(async () => {
  await pool.end();
  await database.drop();
});

/** Numbers and texts of curves as sources may give them. */
const band = fc.record({
  activationMs: fc.oneof(fc.integer(), fc.double({ noNaN: true, min: -1e15, max: 1e15 })),
  dueMs: fc.option(fc.integer({ min: -8e15, max: 8e15 })),
  min: fc.double({ noNaN: true, noDefaultInfinity: true }),
  fixed: fc.option(fc.double({ noNaN: true, noDefaultInfinity: true })),
  calendar: fc.option(fc.constantFrom('d/office', 'd/"dueMs": 5, "activationMs": 6,')),
});

const SINCE_1970 = `timestamptz 'epoch' + ($ || ' seconds')::interval`;
/** Seconds, with microseconds: to the ends of what the database takes, beyond where numbers are exact. */
const instant = fc.oneof(
  fc.integer({ min: -2e11, max: 9e12 }).map((s) => `${s}`),
  fc
    .tuple(fc.integer({ min: -3e9, max: 3e9 }), fc.nat(999_999))
    .map(([s, us]) => `${s}.${String(us).padStart(6, '0')}`),
);

test('reads all that waits as it reads single items', async () => {
  let shard = 0;
  await fc.assert(
    fc.asyncProperty(
      fc.array(items, { minLength: 1, maxLength: 3 }),
      fc.array(band, { minLength: 3 }),
      fc.array(instant, { minLength: 7 }),
      async (draws, bands, instants) => {
        shard += 1;
        const division = `division-${shard}`;
        await addQueue(pool, { key: 'q', division, shard: division, emergency: shard % 2 === 0 });
        await addAgent(pool, { key: `${division}-ana`, division, shard: division });
        const ids = await capture(
          pool,
          ...draws.flat().map((item, at) => ({
            itemId: randomUUID(),
            division,
            shard: division,
            queue: item.queue,
            mediaType: item.mediaType,
            weight: item.weight,
            curve: { ...item.curve, ...bands[at % bands.length] },
            plan: item.plan,
            preferredAgent: item.preferredAgent && `${division}-${item.preferredAgent}`,
            version: at + 1,
          })),
        );
        for (const [at, { declines }] of draws.flat().entries()) {
          const drawn = (nth: number) => instants[(3 * at + nth) % instants.length];
          await pool.query(
            `update ledger_item set declines = $2, on_top_since = ${SINCE_1970.replace('$', '$3')},
               ring_base = ${SINCE_1970.replace('$', '$4')}, queued_since = ${SINCE_1970.replace('$', '$5')}
             where item_id = $1`,
            [ids[at], JSON.stringify(declines), at % 3 === 0 ? drawn(0) : null, drawn(1), drawn(2)],
          );
        }
        const byId = new Map((await readItems(pool, division, ids)).map((row) => [row.item.id, row]));
        const read = await waitingIn(pool, division);
        expect(read.map(({ item }) => item.id).toSorted()).toEqual(ids.toSorted());
        for (const row of read) expect(row).toEqual(byId.get(row.item.id));
      },
    ),
    { numRuns: 20 },
  );
});

test('what fails with a page ends the reading, and with it the connection only', async () => {
  await addQueue(pool, { key: 'q', division: 'failing', shard: 'failing' });
  await capture(pool, { division: 'failing', shard: 'failing', queue: 'q' });
  const failing = readWaiting(pool, 'failing', () => {
    throw new Error('not wanted');
  });
  await expect(failing).rejects.toThrow('not wanted');
  expect(await waitingIn(pool, 'failing')).toHaveLength(1);
});

test('of a shard in which nothing waits nothing is read', async () => {
  expect(await waitingIn(pool, 'nowhere')).toEqual([]);
});
