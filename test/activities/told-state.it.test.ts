import { randomUUID } from 'node:crypto';
import type { Pool } from 'pg';
import { commit } from '../../activities/commit';
import { waitUntil } from '../../cli/dev/wait-until';
import { appendEvents } from '../../db/item-event';
import { createPool } from '../../db/pool';
import { transaction } from '../../db/transaction';
import { createWake, type Wake } from '../../db/wake';
import { decide } from '../../domain/item/decide';
import type { Effect } from '../../domain/item/decision';
import type { ItemState } from '../../domain/item/state';
import { decline } from '../../matcher/ledger/decline';
import { withdrawOffers } from '../../matcher/ledger/withdraw-offers';
import { createTestDatabase, type TestDatabase } from '../support/database';
import { captureItem, offerIn, offerTo, publish, seedDivision } from './seed';

const sue = { kind: 'user', id: 'sue' } as const;

let database: TestDatabase;
let pool: Pool;
let wake: Wake;

beforeAll(async () => {
  database = await createTestDatabase();
  pool = createPool(database.url, { max: 8, name: 'told' });
  wake = createWake(pool);
  await seedDivision(pool);
  const sync = { url: 'http://127.0.0.1:9099/casewright', changes: true };
  await publish(pool, { kind: 'source', division: 'claims', key: 'crm', body: { sync } });
});
afterEach(async () => transaction(pool, async (client) => withdrawOffers(client, ['ana', 'ben'], 'away', sue)));
afterAll(async () => {
  await wake.settled();
  await pool.end();
  await database.drop();
});

async function note(state: ItemState, effects: Effect[] = []): Promise<ItemState> {
  const decision = decide(state, { action: 'note', actor: sue, text: 'asked' }, Date.now());
  if (decision.kind !== 'change') throw new Error('it must be noted');
  const change = { ...decision.change, effects };
  await commit({ pool, wake }, { expectedVersion: state.version, commandId: randomUUID(), change });
  return change.state;
}

/** What the stream is told of an item, in order: events with the state at each. */
async function toldOf(id: string): Promise<string[]> {
  const { rows } = await pool.query<{ type: string; state: string }>(
    `select data ->> 'type' as type, data ->> 'state' as state from change where topic = 'item' and key = $1
     order by (data ->> 'seq')::int`,
    [id],
  );
  const first = rows.findIndex(({ type }) => type === 'offered');
  return rows.slice(first).map(({ type, state }) => `${type} ${state}`);
}

test('what happens to an item on offer is told with the state that it shows; when the offer is over it waits again', async () => {
  const item = await captureItem(pool);
  const offerId = await offerTo(pool, item, 'ana');
  const noted = await note(item);
  await decline(pool, { offerId, agent: 'ana' });
  const again = await note(noted);
  await offerTo(pool, item, 'ben');
  await note(again);
  await transaction(pool, async (client) => withdrawOffers(client, ['ben'], 'away', sue));
  expect(await toldOf(item.id)).toEqual([
    'offered offered',
    'noted offered',
    'declined queued',
    'noted queued',
    'offered offered',
    'noted offered',
    'revoked queued',
  ]);
});

test('whoever waited for the lock while an offer was made tells of the offer', async () => {
  const item = await captureItem(pool);
  const waiting = () =>
    pool.query(
      `select 1 from pg_stat_activity where application_name = 'casewright-told' and wait_event_type = 'Lock'`,
    );
  const asked = await transaction(pool, async (client) => {
    await client.query('select 1 from item where id = $1 for update', [item.id]);
    const event = { type: 'invited', data: {} } as const;
    const late = transaction(pool, async (other) =>
      appendEvents(other, [{ itemId: item.id, actor: sue, events: [event] }]),
    );
    await waitUntil(async () => ((await waiting()).rowCount ?? 0) > 0, { withinMs: 10_000, everyMs: 5 });
    await offerIn(client, item, 'ana');
    return { late };
  });
  await asked.late;
  expect((await toldOf(item.id)).at(-1)).toBe('invited offered');
});

test.each<[string, Effect]>([
  ['a webhook', { kind: 'webhook', event: 'threshold', to: 'supervisors' }],
  ['its source', { kind: 'sync', event: 'changed' }],
])('what is delivered of an item on offer says that it is: %s', async (_, effect) => {
  const item = await captureItem(pool);
  const waits = await note(item, [effect]);
  await offerTo(pool, item, 'ana');
  await note(waits, [effect]);
  const { rows } = await pool.query<{ state: string; id: string }>(
    `select body #>> '{data,state}' as state, body ->> 'id' as id from delivery where item_id = $1 order by created_at`,
    [item.id],
  );
  expect(rows.map(({ state }) => state)).toEqual(['queued', 'offered']);
  expect(rows.every(({ id }) => id.startsWith(item.id))).toBe(true);
});

test('so does what is kept of an event, of which supervisors and webhooks are told later', async () => {
  const item = await captureItem(pool);
  await offerTo(pool, item, 'ana');
  await note(item, [{ kind: 'webhook', event: 'threshold', to: 'supervisors' }]);
  const { rows } = await pool.query('select body from notification where item_id = $1', [item.id]);
  expect(rows).toMatchObject([{ body: { data: { reference: item.reference, state: 'offered' } } }]);
});
