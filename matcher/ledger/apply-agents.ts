import type { ClientBase } from 'pg';
import { insertChanges } from '../../db/change';
import { MATCHER } from '../../domain/item/event';
import { lockAgents } from './lock';
import { disconnect } from './logout';
import { withdrawOffers } from './withdraw-offers';

/** What routing takes from an agent's documents. */
export interface LedgerAgentInput {
  key: string;
  division: string;
  shard: string;
  /** Level by name of the skill. */
  skills: Readonly<Record<string, number>>;
  /** Keys of queues of his own division. */
  queues: readonly string[];
  groups: readonly string[];
  /** By media type; one that is not named has no room. */
  max: Readonly<Record<string, number>>;
  blockedBy: Readonly<Record<string, readonly string[]>>;
}

/**
 * Creates or changes agents. Presence and load survive; a changed capacity counts at once, also when it is lower than
 * what he holds. New ones are offline. One who moves to another division loses his open offers, not his work in hand.
 */
export async function applyAgents(client: ClientBase, agents: readonly LedgerAgentInput[]): Promise<void> {
  if (agents.length === 0) return;
  const keys = agents.map(({ key }) => key);
  await lockAgents(client, keys);
  const moved = await agentsThatMove(client, agents);
  await withdrawOffers(client, moved, 'moved', MATCHER);
  await markAgentsDirty(client, moved);
  await client.query(
    `with input as (
       select * from jsonb_to_recordset($1::jsonb) as row (key text, division text, shard text, skills jsonb,
         queues jsonb, groups jsonb, "blockedBy" jsonb)
     )
     insert into ledger_agent (key, division, shard, skills, queues, groups, blocked_by)
     select key, division, shard, skills, array(select jsonb_array_elements_text(queues)),
       array(select jsonb_array_elements_text(groups)), "blockedBy"
     from input order by key
     on conflict (key) do update set active = true, division = excluded.division, shard = excluded.shard,
       skills = excluded.skills, queues = excluded.queues, groups = excluded.groups, blocked_by = excluded.blocked_by`,
    [JSON.stringify(agents)],
  );
  await client.query(
    `insert into ledger_load (agent, media_type, max)
     select input.key, room.key, room.value::numeric
     from jsonb_to_recordset($1::jsonb) as input (key text, max jsonb), jsonb_each_text(input.max) room
     order by 1, 2
     on conflict (agent, media_type) do update set max = excluded.max`,
    [JSON.stringify(agents)],
  );
  await client.query(
    `update ledger_load l set max = 0
     from jsonb_to_recordset($1::jsonb) as input (key text, max jsonb)
     where l.agent = input.key and l.max > 0 and not input.max ? l.media_type`,
    [JSON.stringify(agents)],
  );
  await markAgentsDirty(client, keys);
  await tellChange(client, keys);
}

/** Agents whose documents are gone get nothing more and lose open offers; with what they hold it is as when they log out. */
export async function removeAgents(client: ClientBase, keys: readonly string[]): Promise<void> {
  if (keys.length === 0) return;
  await lockAgents(client, keys);
  const { rows: online } = await client.query<{ key: string }>(
    `with before as (select key, presence from ledger_agent where key = any($1) and active), removed as (
       update ledger_agent a set active = false, presence = 'offline', reason = null, presence_since = clock_timestamp()
       from before where a.key = before.key
     )
     select key from before where presence <> 'offline' order by key`,
    [keys],
  );
  await withdrawOffers(client, keys, 'removed', MATCHER);
  for (const { key } of online) await disconnect(client, key, MATCHER);
  await markAgentsDirty(client, keys);
  await tellChange(client, keys);
}

async function agentsThatMove(client: ClientBase, agents: readonly LedgerAgentInput[]): Promise<string[]> {
  const { rows } = await client.query<{ key: string }>(
    `select a.key from ledger_agent a
     join jsonb_to_recordset($1::jsonb) as input (key text, division text, shard text) on input.key = a.key
     where (a.division, a.shard) <> (input.division, input.shard) order by a.key`,
    [JSON.stringify(agents)],
  );
  return rows.map(({ key }) => key);
}

/** With the items that prefer them: whether a preferred agent is known decides when the next ring opens. */
async function markAgentsDirty(client: ClientBase, keys: readonly string[]): Promise<void> {
  await client.query(
    `insert into ledger_dirty (shard, kind, key)
     select shard, 'agent', key from ledger_agent where key = any($1)
     union all
     select shard, 'item', item_id::text from ledger_item where preferred_agent = any($1) and state = 'queued'`,
    [keys],
  );
}

async function tellChange(client: ClientBase, keys: readonly string[]): Promise<void> {
  const { rows } = await client.query<{ key: string; division: string }>(
    'select key, division from ledger_agent where key = any($1) order by key',
    [keys],
  );
  await insertChanges(
    client,
    rows.map(({ key, division }) => ({ division, topic: 'agent', key, agents: [key], data: { load: true } })),
  );
}
