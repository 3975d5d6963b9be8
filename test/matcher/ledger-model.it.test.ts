import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import type { Pool } from 'pg';
import { createPool } from '../../db/pool';
import { transaction } from '../../db/transaction';
import { MATCHER } from '../../domain/item/event';
import { mayBeOffered } from '../../domain/routing/eligibility';
import { applyAgents } from '../../matcher/ledger/apply-agents';
import { claim } from '../../matcher/ledger/claim';
import { decline } from '../../matcher/ledger/decline';
import { expireOffers } from '../../matcher/ledger/expire-offers';
import type { Fence } from '../../matcher/ledger/fence';
import { makeOffers, type ProposedOffer } from '../../matcher/ledger/make-offers';
import { readAgents } from '../../matcher/ledger/read-agents';
import { dirtyPlaceNow } from '../../matcher/ledger/read-dirty';
import { readItems } from '../../matcher/ledger/read-items';
import { setOutsideLoad } from '../../matcher/ledger/set-outside-load';
import { setPresence } from '../../matcher/ledger/set-presence';
import { settle } from '../../matcher/ledger/settle';
import { take } from '../../matcher/ledger/take';
import {
  addAgent,
  agentInput,
  becomes,
  capture,
  DIVISION,
  openLedger,
  type TestLedger,
  waitingItem,
} from './ledger-fixture';

const AGENTS = ['ana', 'ben', 'cat'];
const CONNECTIONS = 6;

jest.setTimeout(60_000);

let ledger: TestLedger;
let pool: Pool;
let fence: Fence;

beforeAll(async () => {
  ledger = await openLedger(CONNECTIONS);
  ({ pool, fence } = ledger);
  for (const key of AGENTS) await addAgent(pool, { key, max: { workitem: 3, voice: 1 } });
});
afterAll(() => ledger.close());

/** Any process may do these at any time; `item` and `agent` are places in the lists. */
type Operation =
  | { kind: 'offer'; pairs: { item: number; agent: number }[]; expiryMs: number; hasLooked: boolean }
  | { kind: 'answer'; item: number; by: 'claim' | 'decline' }
  | { kind: 'take'; item: number; agent: number; isPull: boolean }
  | { kind: 'settle'; item: number; to: 'waiting' | 'gone' }
  | { kind: 'presence'; agent: number; presence: 'ready' | 'not-ready' | 'offline' }
  | { kind: 'outside'; agent: number; voice: number; workitem: number }
  | { kind: 'profile'; agent: number; max: number }
  | { kind: 'expire' };

const item = fc.nat(7);
const agent = fc.nat(AGENTS.length - 1);
const operation: fc.Arbitrary<Operation> = fc.oneof(
  {
    weight: 9,
    arbitrary: fc.record({
      kind: fc.constant('offer' as const),
      pairs: fc.array(fc.record({ item, agent }), { minLength: 1, maxLength: 3 }),
      expiryMs: fc.constantFrom(1, 60_000, 60_000),
      hasLooked: fc.boolean(),
    }),
  },
  {
    weight: 9,
    arbitrary: fc.record({
      kind: fc.constant('answer' as const),
      item,
      by: fc.constantFrom('claim' as const, 'claim' as const, 'decline' as const),
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({ kind: fc.constant('take' as const), item, agent, isPull: fc.boolean() }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant('settle' as const),
      item,
      to: fc.constantFrom('waiting' as const, 'gone' as const),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant('presence' as const),
      agent,
      presence: fc.constantFrom('ready' as const, 'ready' as const, 'not-ready' as const, 'offline' as const),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ kind: fc.constant('outside' as const), agent, voice: fc.nat(1), workitem: fc.nat(2) }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('profile' as const), agent, max: fc.nat(4) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('expire' as const) }) },
);

/** A shard has one owner: what he offers is marked nowhere. */
let turn: Promise<unknown> = Promise.resolve();
async function inTurn(work: () => Promise<unknown>): Promise<void> {
  turn = turn.then(work, work);
  await turn;
}

/** As an owner does: what he saw last decides, and others go on meanwhile. */
async function offerAsSeen(offers: readonly ProposedOffer[]): Promise<void> {
  const { place, nowMs } = await dirtyPlaceNow(pool);
  const agents = await readAgents(pool, DIVISION);
  const rows = await readItems(
    pool,
    DIVISION,
    offers.map(({ itemId }) => itemId),
  );
  const seemRight = offers.filter((offer) => {
    const row = rows.find(({ item: { id } }) => id === offer.itemId);
    const one = agents.find(({ key }) => key === offer.agent);
    return row && one && row.offerExpiresMs === null && mayBeOffered(one, row.item, nowMs).ok;
  });
  if (seemRight.length > 0) await makeOffers(pool, fence, seemRight, { place });
}

async function run(op: Operation, items: readonly string[]): Promise<void> {
  const itemAt = (index: number) => items[index % items.length] ?? '';
  const agentAt = (index: number) => AGENTS[index] ?? '';
  switch (op.kind) {
    case 'offer': {
      const pairs = op.pairs.filter(
        (pair, at) => !op.pairs.slice(0, at).some((other) => other.item === pair.item || other.agent === pair.agent),
      );
      const offers = pairs.map((pair) => ({
        offerId: randomUUID(),
        itemId: itemAt(pair.item),
        version: 1,
        agent: agentAt(pair.agent),
        ring: 0,
        priority: 1,
        answer: 'manual' as const,
        expiryMs: op.expiryMs,
        explanation: {},
      }));
      return inTurn(() => (op.hasLooked ? offerAsSeen(offers) : makeOffers(pool, fence, offers)));
    }
    case 'answer': {
      const { rows } = await pool.query<{ id: string; agent: string }>(
        'select id, agent from offer where item_id = $1 order by offered_at desc limit 1',
        [itemAt(op.item)],
      );
      const offer = rows[0];
      if (!offer) return;
      const answer = { itemId: itemAt(op.item), offerId: offer.id, agent: offer.agent };
      if (op.by === 'claim') await transaction(pool, (client) => claim(client, answer));
      else await decline(pool, answer);
      return;
    }
    case 'take': {
      const itemId = itemAt(op.item);
      const pick = op.isPull ? { by: 'priority' as const, skipped: 0 } : null;
      const actor = { kind: 'user', id: 'sue' } as const;
      const input = { row: waitingItem({ itemId }), agent: agentAt(op.agent), pick, actor };
      return transaction(pool, async (client) => {
        await client.query('savepoint before');
        if ((await take(client, input)) !== 'taken') await client.query('rollback to before');
      });
    }
    case 'settle': {
      const itemId = itemAt(op.item);
      const target =
        op.to === 'gone' ? { kind: 'gone' as const } : { kind: 'waiting' as const, row: waitingItem({ itemId }) };
      return void (await transaction(pool, (client) => settle(client, itemId, target, 'test')));
    }
    case 'presence':
      return becomes(pool, agentAt(op.agent), op.presence);
    case 'outside':
      return void (await setOutsideLoad(pool, {
        agent: agentAt(op.agent),
        load: { voice: op.voice, workitem: op.workitem },
        actor: MATCHER,
      }));
    case 'profile':
      return transaction(pool, (client) =>
        applyAgents(client, [agentInput({ key: agentAt(op.agent), max: { workitem: op.max } })]),
      );
    case 'expire':
      return void (await expireOffers(pool, fence));
  }
}

/** What holds whatever was interleaved; rows that break it. */
async function broken(): Promise<unknown[]> {
  const { rows } = await pool.query<Record<string, unknown>>(
    `select 'load is not what he has' as fact, l.agent as key, l.used::text as seen, coalesce(sum(i.weight), 0)::text as due
       from ledger_load l left join ledger_item i on i.agent = l.agent and i.media_type = l.media_type
       group by l.agent, l.media_type, l.used having l.used <> coalesce(sum(i.weight), 0)
     union all
     select 'an open offer whose item is not offered', o.id::text, i.state, i.agent
       from offer o left join ledger_item i on i.item_id = o.item_id
       where o.outcome is null and (i.state is distinct from 'offered' or i.offer_id <> o.id or i.agent <> o.agent)
     union all
     select 'an item offered without an open offer', i.item_id::text, i.state, i.offer_id::text
       from ledger_item i left join offer o on o.id = i.offer_id where i.state = 'offered' and o.outcome is not null
     union all
     select 'an offer to somebody who is not Ready', i.item_id::text, i.agent, a.presence
       from ledger_item i join ledger_agent a on a.key = i.agent where i.state = 'offered' and a.presence <> 'ready'`,
  );
  return rows;
}

test('keeps load, offers and hands in agreement under any interleaving from several connections', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.array(operation, { minLength: 8, maxLength: 15 }), {
        minLength: CONNECTIONS,
        maxLength: CONNECTIONS,
      }),
      async (scripts) => {
        for (const key of AGENTS)
          await setPresence(pool, { agent: key, presence: 'ready', actor: { kind: 'agent', id: key } });
        const items = await capture(pool, {}, { weight: 2 }, {}, { mediaType: 'voice' }, {}, { weight: 0.5 }, {}, {});
        await Promise.all(
          scripts.map(async (script) => {
            for (const op of script) await run(op, items);
          }),
        );
        expect(await broken()).toEqual([]);
        for (const itemId of items)
          await transaction(pool, (client) => settle(client, itemId, { kind: 'gone' }, 'end'));
        expect(await broken()).toEqual([]);
      },
    ),
    { numRuns: 20 },
  );
  const { rows } = await pool.query('select 1 from ledger_load where used <> 0');
  expect(rows).toEqual([]);
});

test('writes a history in which each offer is followed by its one answer', async () => {
  const { rows } = await pool.query<{ types: string[] }>(
    `select array_agg(type order by seq) as types from item_event where type in ('offered', 'declined', 'revoked') group by item_id`,
  );
  const { rows: outcomes } = await pool.query<{ accepted: number; open: number }>(
    `select count(*) filter (where outcome = 'accepted')::int as accepted, count(*) filter (where outcome is null)::int as open from offer`,
  );
  const types = rows.flatMap((row) => row.types);
  const offered = types.filter((type) => type === 'offered').length;
  // How many there are depends on how the connections interleave; a handful would prove nothing.
  expect(offered).toBeGreaterThan(10);
  expect(types.length - offered).toBe(offered - (outcomes[0]?.accepted ?? 0) - (outcomes[0]?.open ?? 0));
});

test('takes its locks in one order: the database saw no deadlock', async () => {
  // Sessions report their counts when they end at the latest.
  await pool.end();
  ledger.pool = createPool(ledger.url, { max: 1, name: 'test' });
  const { rows } = await ledger.pool.query<{ deadlocks: number }>(
    'select deadlocks from pg_stat_database where datname = current_database()',
  );
  expect(rows).toEqual([{ deadlocks: 0 }]);
});
