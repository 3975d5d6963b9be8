import type { ClientBase } from 'pg';
import type { QueueOrder } from '../../domain/routing/types';

export interface LedgerQueueInput {
  division: string;
  key: string;
  shard: string;
  agentOrder: QueueOrder;
  /** Keys of agents, for the order `preferred`. */
  preferred: readonly string[];
  emergency: boolean;
}

/**
 * Creates or changes queues, live from the next decision on; the shard must exist (`ensureShard`). Of one that moves to
 * another shard the owner of the old one is told as well, and of one that comes back whoever has its items: they hand
 * them over.
 */
export async function applyQueues(client: ClientBase, queues: readonly LedgerQueueInput[]): Promise<void> {
  if (queues.length === 0) return;
  await client.query(
    `with input as (
       select * from jsonb_to_recordset($1::jsonb) as row
         (division text, key text, shard text, "agentOrder" text, preferred jsonb, emergency boolean)
     ), applied as (
       insert into ledger_queue (division, key, shard, agent_order, preferred, emergency)
       select division, key, shard, "agentOrder", array(select jsonb_array_elements_text(preferred)), emergency
       from input order by division, key
       on conflict (division, key) do update set shard = excluded.shard, agent_order = excluded.agent_order,
         preferred = excluded.preferred, emergency = excluded.emergency
       returning shard
     )
     insert into ledger_dirty (shard, kind, key)
     select shard, 'queues', '' from applied
     union
     select q.shard, 'queues', '' from ledger_queue q join input using (division, key)
     union
     select i.shard, 'queues', '' from ledger_item i join input on i.division = input.division and i.queue = input.key
     where not exists (select 1 from ledger_queue q where q.division = input.division and q.key = input.key)`,
    [JSON.stringify(queues)],
  );
}

/**
 * Items that wait in a queue that is gone stay there; nobody is a member until a queue of that key comes back. Whoever has
 * them is told: another shard's owner had not handed them over yet.
 */
export async function removeQueues(
  client: ClientBase,
  queues: readonly { division: string; key: string }[],
): Promise<void> {
  if (queues.length === 0) return;
  await client.query(
    `with removed as (
       delete from ledger_queue q using jsonb_to_recordset($1::jsonb) as row (division text, key text)
       where q.division = row.division and q.key = row.key
       returning q.division, q.key, q.shard
     )
     insert into ledger_dirty (shard, kind, key)
     select shard, 'queues', '' from removed
     union
     select i.shard, 'queues', '' from ledger_item i join removed on i.division = removed.division and i.queue = removed.key`,
    [JSON.stringify(queues)],
  );
}
