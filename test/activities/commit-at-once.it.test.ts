import { randomUUID } from 'node:crypto';
import type { Pool } from 'pg';
import { commit } from '../../activities/commit';
import { commitAtOnce } from '../../activities/commit-at-once';
import { readItem } from '../../db/item';
import { createPool } from '../../db/pool';
import { createWake, type Wake } from '../../db/wake';
import { itemEntry } from '../../domain/audit/item-entry';
import type { ItemCommand } from '../../domain/item/command';
import { decide } from '../../domain/item/decide';
import type { Change } from '../../domain/item/decision';
import type { ItemState } from '../../domain/item/state';
import { decline } from '../../matcher/ledger/decline';
import { setPresence } from '../../matcher/ledger/set-presence';
import { seeded } from '../chaos/seeded';
import { createTestDatabase, type TestDatabase } from '../support/database';
import { captureItem, offerTo, seedDivision } from './seed';

jest.setTimeout(60_000);

let database: TestDatabase;
let pool: Pool;
let wake: Wake;

beforeAll(async () => {
  database = await createTestDatabase();
  pool = createPool(database.url, { max: 20, name: 'test', hasOnePlan: true });
  wake = createWake(pool);
  await seedDivision(pool);
});
afterAll(async () => {
  await wake.settled();
  await pool.end();
  await database.drop();
});

const ana = { kind: 'agent', id: 'ana' } as const;
const sue = { kind: 'user', id: 'sue' } as const;
const accept = (offerId: string, agent = 'ana'): ItemCommand => ({
  action: 'accept',
  actor: { kind: 'agent', id: agent },
  agent,
  offerId,
});
const done: ItemCommand = { action: 'complete', actor: ana, disposition: 'approved' };

function changeOf(state: ItemState, command: ItemCommand): Change {
  const decision = decide(state, command, Date.now());
  if (decision.kind !== 'change') throw new Error(`not a change: ${JSON.stringify(decision)}`);
  return decision.change;
}

async function atOnce(state: ItemState, command: ItemCommand, commandId: string = randomUUID()) {
  const change = changeOf(state, command);
  const history = { itemId: state.id, events: change.events, actor: change.actor };
  const audit = itemEntry(change, { verb: command.action }, {});
  const write = { state: change.state, nudgeAtMs: null, commandId, history, audit };
  return { state: change.state, written: await commitAtOnce(pool, change, write) };
}

test('an accept is one statement, and so is what its agent ends, with the delivery that follows', async () => {
  const item = await captureItem(pool);
  const held = await atOnce(item, accept(await offerTo(pool, item, 'ana')));
  expect(held.written).toMatchObject({ deliveries: [] });
  const end = await atOnce(held.state, done);
  const { rows } = await pool.query('select id, body from delivery where item_id = $1', [item.id]);
  expect(end.written?.deliveries).toEqual([
    {
      id: `${item.id}-1-3-sync-crm`,
      kind: 'sync',
      target: 'crm',
      home: 'claims',
      itemId: item.id,
      event: 'mark-done',
      body: rows[0].body,
      hasElder: false,
      endpoint: { url: 'http://127.0.0.1:9099/casewright', timeout: null, secret: expect.any(String), secretEnv: null },
    },
  ]);
  expect(Date.parse(rows[0].body.time)).toBeCloseTo(end.written?.updatedAt.getTime() ?? 0, -2);
});

test('nothing at all happens when something stands against it', async () => {
  const item = await captureItem(pool);
  const offerId = await offerTo(pool, item, 'ana');
  const trace = async () =>
    (await pool.query('select * from item join ledger_item on item_id = id where id = $1', [item.id])).rows;
  const before = await trace();
  expect((await atOnce(item, accept(offerId, 'ben'))).written).toBeNull();
  expect((await atOnce(item, accept(randomUUID()))).written).toBeNull();
  expect((await atOnce({ ...item, version: 0 }, accept(offerId))).written).toBeNull();
  expect((await atOnce({ ...item, life: 2 }, accept(offerId))).written).toBeNull();
  expect((await atOnce(item, { action: 'cancel', actor: sue })).written).toBeNull();
  expect(await trace()).toEqual(before);
  const held = await atOnce(item, accept(offerId), 'the same');
  expect((await atOnce({ ...held.state, version: 5 }, done, 'the same')).written).toBeNull();
});

const SEED = 20261127;

test(`whatever happens at once, item, ledger, load, history and audit agree (seed ${SEED})`, async () => {
  const random = seeded(SEED);
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;
  const items = await Promise.all(Array.from({ length: 12 }, () => captureItem(pool)));
  const agents = ['ana', 'ben'];
  const run = async (id: string, command: ItemCommand) => {
    const stored = await readItem(pool, id);
    const decision = stored && decide(stored.state, command, Date.now());
    if (decision?.kind !== 'change') return;
    const { change } = decision;
    await commit({ pool, wake }, { expectedVersion: change.state.version - 1, commandId: randomUUID(), change });
  };
  const step = async () => {
    const { id } = pick(items);
    const agent = pick(agents);
    const actor = { kind: 'agent', id: agent } as const;
    const { rows } = await pool.query<{ agent: string | null; offer: string | null; state: string }>(
      'select agent, offer_id as offer, state from ledger_item where item_id = $1',
      [id],
    );
    const [row] = rows;
    const choice = Math.floor(random() * 9);
    const holder = row?.agent ?? agent;
    const his = { kind: 'agent', id: holder } as const;
    if (row?.state === 'queued' && choice < 4) {
      const stored = await readItem(pool, id);
      // Somebody may have been faster: then it is no offer that an owner would make.
      if (stored) await offerTo(pool, stored.state, agent).catch(() => {});
    } else if (row?.offer && choice < 6) await run(id, accept(row.offer, row.agent ?? ''));
    else if (row?.offer && choice === 6) await decline(pool, { offerId: row.offer, agent: row.agent ?? '' });
    else if (choice === 7) await setPresence(pool, { agent, presence: pick(['ready', 'not-ready']), actor });
    else if (choice < 2) await run(id, { action: 'park', actor: his, workbin: 'agent:ana' });
    else if (choice < 4) await run(id, { action: 'release', actor: his });
    else if (choice < 6) await run(id, { action: 'pull', actor, agent, pick: { by: 'priority', skipped: 0 } });
    else if (choice === 6) await run(id, { action: 'requeue', actor: sue });
    else await run(id, { action: 'complete', actor: his });
  };
  await Promise.all(
    Array.from({ length: 10 }, async () => {
      for (let count = 0; count < 60; count += 1) await step();
    }),
  );

  for (const { id } of items) {
    const stored = await readItem(pool, id);
    const { rows } = await pool.query(
      `select state, agent, (select count(*)::int from offer where item_id = $1 and outcome is null) as open from ledger_item where item_id = $1`,
      [id],
    );
    const [row] = rows;
    const { state = '', assignee = null, version } = stored?.state ?? {};
    if (state === 'connected') expect(row).toEqual({ state, agent: assignee, open: 0 });
    else if (state === 'queued') expect(row).toEqual({ ...row, open: row.state === 'offered' ? 1 : 0 });
    else expect(row).toBeUndefined();
    const { rows: counts } = await pool.query(
      `select (select count(*)::int from item_command where item_id = $1) as commands,
         (select count(*)::int from audit_entry where object_id = $1::text) as audited,
         (select count(*)::int from item_event where item_id = $1 and type = 'declined') as declined,
         (select array_agg(seq order by seq) from item_event where item_id = $1) as seqs,
         (select last_seq from item where id = $1) as last`,
      [id],
    );
    expect(counts[0].commands).toBe((version ?? 0) - 1);
    // Its capture as well.
    expect(counts[0].audited).toBe((version ?? 0) + counts[0].declined);
    expect(counts[0].seqs).toEqual(Array.from({ length: counts[0].last }, (_, index) => index + 1));
  }
  const { rows: loads } = await pool.query(
    `select used, coalesce((select sum(weight) from ledger_item where agent = ledger_load.agent), 0) as held from ledger_load`,
  );
  for (const { used, held } of loads) expect(used).toBe(held);
});
