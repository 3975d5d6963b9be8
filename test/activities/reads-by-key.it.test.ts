import { randomUUID } from 'node:crypto';
import { commitAtOnce } from '../../activities/commit-at-once';
import { readChanges, readFeedEnd } from '../../db/change-feed';
import { transaction } from '../../db/transaction';
import { itemEntry } from '../../domain/audit/item-entry';
import type { ItemCommand } from '../../domain/item/command';
import { decide } from '../../domain/item/decide';
import type { ItemState } from '../../domain/item/state';
import { waitingItem } from '../../domain/item/waiting';
import { agentWork } from '../../matcher/ledger/agent-work';
import { decline } from '../../matcher/ledger/decline';
import { expireOffers } from '../../matcher/ledger/expire-offers';
import type { Fence } from '../../matcher/ledger/fence';
import { makeOffers, type ProposedOffer } from '../../matcher/ledger/make-offers';
import { dirtyPlaceNow, readDirty } from '../../matcher/ledger/read-dirty';
import { setPresence } from '../../matcher/ledger/set-presence';
import { settle } from '../../matcher/ledger/settle';
import { take } from '../../matcher/ledger/take';
import { takeOver } from '../../matcher/ledger/take-over';
import { createCountedDatabase, type CountedDatabase, knowledge } from '../support/entries-read';
import { captureItem, offerTo, seedDivision } from './seed';

jest.setTimeout(60_000);

/** Agents beside, each with an offer that is open: what a plan for small tables would read on the way to one of them. */
const OTHERS = 600;
/** Changes and marks of before: an index over them has more blocks than a reading may look at. */
const TOLD = 30_000;
let database: CountedDatabase;
let pool: CountedDatabase['pool'];
let owner: CountedDatabase['owner'];
let fence: Fence;

beforeAll(async () => {
  database = await createCountedDatabase({ hasOnePlan: true });
  ({ pool, owner } = database);
  await seedDivision(pool);
  fence = await takeOver(pool, 'claims', 'test');
  await owner.query(
    `insert into ledger_agent (key, division, shard, presence, skills, queues)
     select 'other-' || n, 'claims', 'claims', 'ready', '{}', '{claims}' from generate_series(1, ${OTHERS}) n`,
  );
  await owner.query(
    `insert into ledger_load (agent, media_type, max)
     select 'other-' || n, 'workitem', 1 from generate_series(1, ${OTHERS}) n`,
  );
  for (let other = 1; other <= OTHERS; other += 1) await offerTo(pool, await captureItem(pool), `other-${other}`);
  await owner.query(
    `insert into change (division, topic, key, agents, data)
     select 'claims', 'agent', 'other', '{}', '{}' from generate_series(1, ${TOLD}) n`,
  );
  await owner.query(
    `insert into ledger_dirty (shard, kind, key) select 'claims', 'agent', 'other' from generate_series(1, ${TOLD}) n`,
  );
});
afterAll(() => database?.drop());

const presence = (agent: string, state: 'ready' | 'not-ready' | 'offline') =>
  setPresence(pool, { agent, presence: state, actor: { kind: 'agent', id: agent } });

async function perform(state: ItemState, command: ItemCommand): Promise<ItemState> {
  const decision = decide(state, command, Date.now());
  if (decision.kind !== 'change') throw new Error(`not a change: ${JSON.stringify(decision)}`);
  const { change } = decision;
  const history = { itemId: state.id, events: change.events, actor: change.actor };
  const audit = itemEntry(change, { verb: command.action }, {});
  const write = { state: change.state, nudgeAtMs: null, commandId: randomUUID(), history, audit };
  if (!(await commitAtOnce(pool, change, write))) throw new Error(`not written: ${command.action}`);
  return change.state;
}

async function offered(agent: string): Promise<{ item: ItemState; offerId: string; accept: ItemCommand }> {
  const item = await captureItem(pool);
  const offerId = await offerTo(pool, item, agent);
  return { item, offerId, accept: { action: 'accept', actor: { kind: 'agent', id: agent }, agent, offerId } };
}

/** Of an item that waits, as an owner decides it. */
async function decidedFor(agent: string): Promise<ProposedOffer> {
  const { id } = await captureItem(pool);
  const decided = { offerId: randomUUID(), itemId: id, version: 1, agent, ring: 0, priority: 1 };
  return { ...decided, answer: 'manual', expiryMs: 60_000, explanation: {} };
}

/** Of an agent who is Ready and has nothing. Each prepares what it needs, and answers what is measured. */
const commands: Record<string, (agent: string) => Promise<() => Promise<unknown>>> = {
  'becoming Ready': async (agent) => {
    await presence(agent, 'not-ready');
    return () => presence(agent, 'ready');
  },
  'becoming Not Ready with an offer': async (agent) => {
    await offered(agent);
    return () => presence(agent, 'not-ready');
  },
  'signing out with an offer': async (agent) => {
    await offered(agent);
    return () => presence(agent, 'offline');
  },
  'reading what one has': async (agent) => {
    await offered(agent);
    return () => agentWork(pool, agent);
  },
  'an offer': async (agent) => {
    const offers = [await decidedFor(agent)];
    const { place } = await dirtyPlaceNow(pool);
    return () => makeOffers(pool, fence, offers, { place });
  },
  'an offer that is checked again': async (agent) => {
    const offers = [await decidedFor(agent)];
    return () => makeOffers(pool, fence, offers);
  },
  'reading what has changed': async (agent) => {
    const { place } = await dirtyPlaceNow(pool);
    await presence(agent, 'not-ready');
    await captureItem(pool);
    return () => readDirty(pool, 'claims', place);
  },
  'a decline': async (agent) => {
    const { offerId } = await offered(agent);
    return () => decline(pool, { offerId, agent });
  },
  'an accept': async (agent) => {
    const { item, accept } = await offered(agent);
    return () => perform(item, accept);
  },
  'a completion': async (agent) => {
    const { item, accept } = await offered(agent);
    const held = await perform(item, accept);
    return () => perform(held, { action: 'complete', actor: accept.actor, disposition: 'approved' });
  },
  'a pull': async (agent) => {
    const row = waitingItem(await captureItem(pool));
    const pulled = {
      row,
      agent,
      pick: { by: 'priority' as const, skipped: 0 },
      actor: { kind: 'agent', id: agent } as const,
    };
    return () => transaction(pool, (client) => take(client, pulled));
  },
  'an assignment of what is offered': async (agent) => {
    const { item } = await offered('ben');
    const assigned = { row: waitingItem(item), agent, pick: null, actor: { kind: 'user', id: 'sue' } as const };
    return () => transaction(pool, (client) => take(client, assigned));
  },
  'the end of an item that is offered': async (agent) => {
    const { item } = await offered(agent);
    return () => transaction(pool, (client) => settle(client, item.id, { kind: 'gone' }, 'cancelled'));
  },
  'an offer whose time is over': async (agent) => {
    const { offerId } = await offered(agent);
    await owner.query(`update offer set expires_at = now() - interval '1 second' where id = $1`, [offerId]);
    return () => expireOffers(pool, fence);
  },
};

/** What has changed since a place is few, however much has since something began that still runs. */
const readings: Record<string, () => Promise<() => Promise<unknown>>> = {
  'what is marked': async () => {
    const { place } = await dirtyPlaceNow(pool);
    return () => readDirty(pool, 'claims', place);
  },
  'the feed': async () => {
    const place = await readFeedEnd(pool);
    return () => readChanges(pool, place, 1_000);
  },
};

describe.each(knowledge)('%s', (_, statement) => {
  beforeAll(async () => {
    await owner.query(statement);
  });

  test.each(Object.entries(commands))(
    '%s reads the rows that it names, whatever others have',
    async (name, prepare) => {
      // Behind all others in every order: a scan that stops early stops late.
      const agent = `who-does-${name.replaceAll(' ', '-')}${statement}`;
      await owner.query(
        `insert into ledger_agent (key, division, shard, presence, skills, queues)
       values ($1, 'claims', 'claims', 'ready', '{"Adjuster": 3}', '{claims}')`,
        [agent],
      );
      await owner.query(`insert into ledger_load (agent, media_type, max) values ($1, 'workitem', 1)`, [agent]);
      expect(await database.readTooMuchOf(await prepare(agent))).toEqual([]);
    },
  );

  test.each(Object.entries(readings))('%s is read from a place on beside what is older', async (_, prepare) => {
    const endElder = await database.beginElder();
    for (let count = 0; count < 50; count += 1) await captureItem(pool);
    const read = await prepare();
    await captureItem(pool);
    expect(await database.readTooMuchOf(read)).toEqual([]);
    await endElder();
  });
});
