import type { ClientBase } from 'pg';
import { MORE_ROWS } from '../../db/item-capture';
import type { WaitingItem } from '../../domain/item/waiting';

/** Rows as a parameter. */
const given = (
  parameter: string,
) => `jsonb_to_recordset(${parameter}::jsonb) as row ("itemId" uuid, life int, version int,
         division text, shard text, queue text, "mediaType" text, weight numeric, curve jsonb, plan jsonb,
         "preferredAgent" text, "ringBaseMs" float8, "availableAtMs" float8, "queuedSinceMs" float8, "offerPolicy" jsonb)`;

/** What is done with those that are `waiting`. */
const DIRTY = `dirty as (
       insert into ledger_dirty (shard, kind, key) select shard, 'item', "itemId"::text from waiting
     )`;
const INSERT = `insert into ledger_item (item_id, life, version, division, shard, queue, state, media_type, weight, curve, plan,
       preferred_agent, ring_base, available_at, queued_since, offer_policy)
     select "itemId", life, version, division, shard, queue, 'queued', "mediaType", weight, curve, plan,
       "preferredAgent", to_timestamp("ringBaseMs" / 1000), to_timestamp("availableAtMs" / 1000),
       to_timestamp("queuedSinceMs" / 1000), "offerPolicy"
     from waiting order by "itemId"`;

/** The same in the statement that captures items (`insertItems`), for those that are new. */
export const ENQUEUE_MADE = `waiting as (
       select row.* from ${given(MORE_ROWS)} join made on made.id = "itemId"
     ), ${DIRTY}, enqueued as (
       ${INSERT}
     )`;

/**
 * Lets items wait that come back, and new ones; the caller appends the event `queued` and, for one that exists, holds
 * its lock. One that comes back to the queue in which it lay on top lies on top again, and its declines still count.
 *
 * A row in hands is not taken out of them here: that would leave its weight on the agent. `settle` does both.
 */
export async function enqueue(client: ClientBase, rows: readonly WaitingItem[]): Promise<void> {
  if (rows.length === 0) return;
  const { rowCount } = await client.query(
    `with waiting as (
       select * from ${given('$1')}
     ), ${DIRTY}
     ${INSERT}
     on conflict (item_id) do update set
       life = excluded.life, version = excluded.version, division = excluded.division, shard = excluded.shard,
       queue = excluded.queue, media_type = excluded.media_type, weight = excluded.weight, curve = excluded.curve,
       plan = excluded.plan, preferred_agent = excluded.preferred_agent, ring_base = excluded.ring_base,
       available_at = excluded.available_at, queued_since = excluded.queued_since, offer_policy = excluded.offer_policy,
       on_top_since = case when ledger_item.queue = excluded.queue then ledger_item.on_top_since end
     where ledger_item.state = 'queued'`,
    [JSON.stringify(rows)],
  );
  if (rowCount !== rows.length) throw new Error('an item that is in hands cannot be queued: settle it');
}
