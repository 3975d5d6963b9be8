import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import type { Pool } from 'pg';
import { createPool } from '../../db/pool';
import { readItems } from '../../matcher/ledger/read-items';
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

test('reads all that waits as it reads single items', async () => {
  let shard = 0;
  await fc.assert(
    fc.asyncProperty(
      fc.array(items, { minLength: 1, maxLength: 3 }),
      fc.array(band, { minLength: 3 }),
      async (draws, bands) => {
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
          await pool.query('update ledger_item set declines = $2, on_top_since = $3 where item_id = $1', [
            ids[at],
            JSON.stringify(declines),
            at % 3 === 0 ? new Date(at) : null,
          ]);
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
