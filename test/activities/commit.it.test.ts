import { randomUUID } from 'node:crypto';
import type { Pool } from 'pg';
import { commit, type CommitResult } from '../../activities/commit';
import { moveItems } from '../../db/item-archive';
import { createPool } from '../../db/pool';
import { transaction } from '../../db/transaction';
import { createWake, type Wake } from '../../db/wake';
import type { AnyCommand, ItemCommand } from '../../domain/item/command';
import { decide } from '../../domain/item/decide';
import type { Effect } from '../../domain/item/decision';
import { type Actor, CLOCK } from '../../domain/item/event';
import type { ItemState } from '../../domain/item/state';
import { readLedgerItem } from '../../matcher/ledger/read-ledger-item';
import { setPresence } from '../../matcher/ledger/set-presence';
import { CLAIM_LIFE } from '../support/claim-life';
import { createTestDatabase, type TestDatabase } from '../support/database';
import { captureItem, offerTo, seedDivision } from './seed';

let database: TestDatabase;
let pool: Pool;
let wake: Wake;

beforeAll(async () => {
  database = await createTestDatabase();
  pool = createPool(database.url, { max: 20, name: 'test' });
  wake = createWake(pool);
  await seedDivision(pool);
});
afterAll(async () => {
  await wake.settled();
  await pool.end();
  await database.drop();
});

const accept = (offerId: string, agent = 'ana'): ItemCommand => ({
  action: 'accept',
  actor: { kind: 'agent', id: agent },
  agent,
  offerId,
});
const sue: Actor = { kind: 'user', id: 'sue' };
const done: ItemCommand = { action: 'complete', actor: { kind: 'agent', id: 'ana' }, disposition: 'approved' };
const closed: ItemCommand = { action: 'complete', actor: { kind: 'source', id: 'crm' } };

/** Decides and commits as the workflow does; throws when the command is refused outright. */
async function run(
  state: ItemState,
  command: AnyCommand,
  commandId: string = randomUUID(),
): Promise<{ state: ItemState; outcome: CommitResult }> {
  const decision = decide(state, command, Date.now());
  if (decision.kind !== 'change') throw new Error(`not a change: ${JSON.stringify(decision)}`);
  const outcome = await commit({ pool, wake }, { expectedVersion: state.version, commandId, change: decision.change });
  return { state: decision.change.state, outcome };
}

async function eventTypes(id: string): Promise<string[]> {
  const { rows } = await pool.query<{ type: string; seq: number }>(
    'select type, seq from item_event where item_id = $1 order by seq',
    [id],
  );
  expect(rows.map(({ seq }) => seq)).toEqual(rows.map((_, index) => index + 1));
  return rows.map(({ type }) => type);
}

async function usedBy(agent: string): Promise<number> {
  const { rows } = await pool.query<{ used: number }>(
    `select used from ledger_load where agent = $1 and media_type = 'workitem'`,
    [agent],
  );
  return rows[0]?.used ?? Number.NaN;
}

test('an item goes through hands: history without gaps, one delivery for each sync, load as it was', async () => {
  const before = await usedBy('ana');
  const item = await captureItem(pool);
  const held = await run(item, accept(await offerTo(pool, item, 'ana')));
  expect(await readLedgerItem(pool, item.id)).toMatchObject({ state: 'connected', agent: 'ana' });
  const waits = await run(held.state, done);
  expect(await usedBy('ana')).toBe(before);
  const end = await run(waits.state, closed);
  expect(end.outcome).toMatchObject({ outcome: 'committed', deliveries: [{ id: `${item.id}-1-4-sync-crm` }] });
  expect(await readLedgerItem(pool, item.id)).toBeNull();
  expect(await eventTypes(item.id)).toEqual(CLAIM_LIFE);
  const { rows } = await pool.query('select id, event, body from delivery where item_id = $1 order by created_at', [
    item.id,
  ]);
  expect(rows.map(({ event }) => event)).toEqual(['mark-done', 'completed']);
  expect(rows[1]).toMatchObject({
    body: {
      specversion: '1.0',
      id: rows[1].id,
      type: 'casewright.workitem.completed',
      data: { externalId: item.externalId, disposition: 'approved', status: 'closed' },
    },
  });
});

test('the same command again has no second effect, also when twenty carry it at once', async () => {
  const item = await captureItem(pool);
  const offerId = await offerTo(pool, item, 'ana');
  const outcomes = await Promise.all(Array.from({ length: 20 }, () => run(item, accept(offerId), 'same')));
  const kinds = outcomes.map(({ outcome }) => outcome.outcome);
  expect(kinds.filter((kind) => kind === 'committed')).toHaveLength(1);
  expect(kinds.filter((kind) => kind !== 'committed' && kind !== 'repeated' && kind !== 'ahead')).toEqual([]);
  expect((await eventTypes(item.id)).filter((type) => type === 'accepted')).toHaveLength(1);
  const held = outcomes[0]?.state ?? item;
  await run(held, done);
});

test('two commands decided on one version: one holds, the other is told that the database is ahead, with the newest state', async () => {
  const item = await captureItem(pool);
  const cancel: ItemCommand = { action: 'cancel', actor: sue };
  const [first, second] = await Promise.all([run(item, cancel), run(item, closed)]);
  const committed = [first, second].find(({ outcome }) => outcome.outcome === 'committed');
  const ahead = [first, second].find(({ outcome }) => outcome.outcome === 'ahead');
  expect(ahead?.outcome).toMatchObject({ state: { version: 2, state: committed?.state.state } });
});

test('the archive knows what an item became, and which commands had their effect', async () => {
  const item = await captureItem(pool);
  const end = await run(item, closed, 'the end');
  await pool.query('delete from start_request where item_id = $1', [item.id]);
  await transaction(pool, (client) => moveItems(client, [item.id]));
  const known = { state: { id: item.id, version: 2, state: 'completed' }, deliveries: [] };
  expect((await run(item, closed, 'the end')).outcome).toEqual({ outcome: 'repeated', ...known, state: end.state });
  expect((await run(item, { action: 'cancel', actor: sue })).outcome).toMatchObject({ outcome: 'ahead', ...known });
});

test('an offer that is not open any more refuses the whole change', async () => {
  const item = await captureItem(pool);
  const offerId = await offerTo(pool, item, 'ana');
  await pool.query(`update offer set expires_at = clock_timestamp() where id = $1`, [offerId]);
  expect((await run(item, accept(offerId))).outcome).toEqual({ outcome: 'refused', refusal: 'OFFER_EXPIRED' });
  expect((await run(item, accept(offerId, 'ben'))).outcome).toEqual({ outcome: 'refused', refusal: 'NOT_YOURS' });
  expect((await run(item, accept(randomUUID()))).outcome).toEqual({ outcome: 'refused', refusal: 'NOT_OFFERED' });
  const { rows } = await pool.query('select version, state from item where id = $1', [item.id]);
  expect(rows).toEqual([{ version: 1, state: 'queued' }]);
  await run(item, closed);
});

test('completing what is offered withdraws the offer and gives the room back', async () => {
  const before = await usedBy('ana');
  const item = await captureItem(pool);
  const offerId = await offerTo(pool, item, 'ana');
  expect(await usedBy('ana')).toBe(before + 1);
  await run(item, closed);
  expect(await usedBy('ana')).toBe(before);
  const { rows } = await pool.query('select outcome from offer where id = $1', [offerId]);
  expect(rows).toEqual([{ outcome: 'withdrawn' }]);
  expect(await eventTypes(item.id)).toContain('revoked');
});

test('what a logout would take stays with an agent who is back', async () => {
  const item = await captureItem(pool, { onLogout: { policy: 'workbin', afterMs: 0, workbin: null } });
  const held = await run(item, accept(await offerTo(pool, item, 'ana')));
  const logout = { action: 'logout', actor: CLOCK, agent: 'ana', offlineSinceMs: Date.now() } as const;
  expect((await run(held.state, logout)).outcome).toEqual({ outcome: 'refused', refusal: 'WRONG_STATE' });
  await setPresence(pool, { agent: 'ana', presence: 'offline', actor: sue });
  const taken = await run(held.state, { ...logout, offlineSinceMs: Date.now() });
  expect(taken.outcome.outcome).toBe('committed');
  expect(taken.state).toMatchObject({ state: 'parked', workbin: 'agent:ana' });
  await setPresence(pool, { agent: 'ana', presence: 'ready', actor: sue });
});

test('what a logout would take stays with an agent who was back meanwhile, though he is away again', async () => {
  const item = await captureItem(pool, { onLogout: { policy: 'workbin', afterMs: 0, workbin: null } });
  const held = await run(item, accept(await offerTo(pool, item, 'ana')));
  const leave = async () => {
    await setPresence(pool, { agent: 'ana', presence: 'offline', actor: sue });
    const { rows } = await pool.query<{ sinceMs: number }>(
      `select (extract(epoch from presence_since) * 1000)::float8 as "sinceMs" from ledger_agent where key = 'ana'`,
    );
    return rows[0]?.sinceMs ?? 0;
  };
  const logout = { action: 'logout', actor: CLOCK, agent: 'ana' } as const;
  // By more than an instant loses as a number.
  const beforeMs = (await leave()) - 10;
  await setPresence(pool, { agent: 'ana', presence: 'ready', actor: sue });
  const nowMs = await leave();
  const late = await run(held.state, { ...logout, offlineSinceMs: beforeMs });
  expect(late.outcome).toEqual({ outcome: 'refused', refusal: 'WRONG_STATE' });
  expect((await run(held.state, { ...logout, offlineSinceMs: nowMs })).state).toMatchObject({
    state: 'parked',
    workbin: 'agent:ana',
  });
  await setPresence(pool, { agent: 'ana', presence: 'ready', actor: sue });
});

test.each<[string, Effect, string[]]>([
  ['nobody listens to it', { kind: 'webhook', event: 'threshold' }, []],
  ['a webhook listens to it', { kind: 'webhook', event: 'overdue' }, ['supervisors']],
  ['a webhook is meant', { kind: 'webhook', event: 'threshold', to: 'supervisors' }, ['supervisors']],
])('webhooks are told of what they listen to, or of what is meant for them: %s', async (_, effect, targets) => {
  const item = await captureItem(pool);
  const decision = decide(item, { action: 'note', actor: sue, text: 'late' }, Date.now());
  if (decision.kind !== 'change') throw new Error('it must be noted');
  const change = { ...decision.change, effects: [effect] };
  await commit({ pool, wake }, { expectedVersion: item.version, commandId: randomUUID(), change });
  const { rows } = await pool.query('select event, target from delivery where item_id = $1', [item.id]);
  expect(rows).toEqual(targets.map((target) => ({ event: effect.event, target })));
});

test("a timer that fires before its instant by the database's clock does nothing", async () => {
  const item = await captureItem(pool);
  const atMs = item.expiresMs ?? 0;
  const decision = decide(item, { action: 'expire', atMs }, atMs);
  if (decision.kind !== 'change') throw new Error('it must expire');
  const outcome = await commit(
    { pool, wake },
    { expectedVersion: 1, commandId: 'clock', change: decision.change, notBeforeMs: atMs },
  );
  expect(outcome).toMatchObject({ outcome: 'early' });
  expect(await eventTypes(item.id)).not.toContain('overdue');
});

test("a database restored to an older state takes the workflow's newer one over whole", async () => {
  const item = await captureItem(pool);
  const decision = decide({ ...item, version: 7 }, closed, Date.now());
  if (decision.kind !== 'change') throw new Error('it must complete');
  const outcome = await commit({ pool, wake }, { expectedVersion: 7, commandId: 'later', change: decision.change });
  expect(outcome.outcome).toBe('committed');
  const { rows } = await pool.query('select version, state from item where id = $1', [item.id]);
  expect(rows).toEqual([{ version: 8, state: 'completed' }]);
});
