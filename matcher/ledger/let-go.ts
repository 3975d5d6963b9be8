import { WRITABLE } from '../../db/item';

/**
 * CTEs that follow from a row that is `gone` from the ledger. Out of somebody's hands: from here he is idle, also when he
 * holds other items. He may have moved with it in hand, so he is marked where he is now.
 */
export const AFTER_GONE = `freed as (
       update ledger_load l set used = l.used - gone.weight
       from gone where l.agent = gone.agent and l.media_type = gone.media_type
     ), idle as (
       update ledger_agent a set idle_since = clock_timestamp()
       from gone where a.key = gone.agent and gone.state = 'connected'
     ), dirty as (
       insert into ledger_dirty (shard, kind, key)
       select shard, 'item', item_id::text from gone
       union all select a.shard, 'agent', a.key from gone join ledger_agent a on a.key = gone.agent
     )`;

/**
 * Before the statement that writes the item (`Alongside`): takes it out of its agent's hands. Agents are locked before
 * items: a row of `holder` must be there, and locked, before one of `locked` is. An item that is not in hands, or changed
 * them while this waited for a lock, is left alone.
 */
export const LET_GO_GATE = `holder as materialized (
       select key from ledger_agent where key = (select agent from ledger_item where item_id = $1) for no key update
     ), locked as (
       select id from item, holder where ${WRITABLE} for update of item
     ), gone as (
       delete from ledger_item l using locked, holder
       where l.item_id = locked.id and l.agent = holder.key and l.state = 'connected'
       returning l.item_id, l.shard, l.state, l.agent, l.media_type, l.weight
     ), ${AFTER_GONE}, gate as (
       select item_id from gone
     )`;
