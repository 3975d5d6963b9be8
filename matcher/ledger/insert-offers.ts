import type { ClientBase } from 'pg';
import { EVENT_CTES, HEAD_COLUMNS } from '../../db/item-event';
import { AUTO_ANSWER, MATCHER } from '../../domain/item/event';
import type { Fence } from './fence';
import type { ProposedOffer } from './make-offers';
import { UNSEEN_MARKS } from './read-dirty';
import type { DirtyPlace } from './read-dirty';

export interface MadeOffer {
  offerId: string;
  /** Epoch ms. */
  expiresMs: number;
}

/**
 * Writes offers with their room, their rows, the history, what the stream tells, and the accept of those who need not
 * answer. The caller holds the locks of shard, agents and items. Room is asked for in the statement that takes it: an
 * offer without room is not written, and nothing of it; a trigger and two unique indexes stand behind that.
 *
 * With a place only those are written of whose item and agent nothing was marked behind it: they are as whoever looked
 * there knows them. Nothing is written once the epoch is over.
 */
export async function insertOffers(
  client: ClientBase,
  { shard, epoch }: Fence,
  offers: readonly ProposedOffer[],
  place: DirtyPlace | null,
): Promise<MadeOffer[]> {
  const input = offers.map((offer, at) => ({ ...offer, ...acceptOf(offer), place: at }));
  const { rows } = await client.query<MadeOffer>(INSERT, [shard, place, epoch, JSON.stringify(input)]);
  return rows;
}

/** Nobody is asked: the accept goes to the item's workflow as any other, until it has been answered. */
function acceptOf({ answer, offerId, agent }: ProposedOffer) {
  if (answer === 'manual') return {};
  const command = { action: 'accept', actor: AUTO_ANSWER, agent, offerId };
  return { commandId: `accept/${offerId}/${AUTO_ANSWER.id}`, command };
}

/**
 * Rows are looked up one by one (`offset 0`) and asked afterwards what they are: a plan that was made while tables were small
 * would read all that waits, and all agents, for each offer. Loads are found by the keys of their agents (`any`) beside the
 * join, which is taken for one of a hundred rows and would be made with the load of everybody.
 */
const INSERT = `
  with unseen as materialized (${UNSEEN_MARKS}), instant as materialized (
    select clock_timestamp() as at from shard where id = $1 and epoch = $3
  ), found as materialized (
    select i.item_id, i.division, i.media_type, i.weight, row.*, instant.at, (i.state, i.version, i.shard) = ('queued', row.version, $1)
      and (a.presence, a.shard) = ('ready', $1) and a.active as is_right
    from jsonb_to_recordset($4::jsonb) as row ("offerId" uuid, "itemId" uuid, version int, agent text, ring int,
      priority float8, answer text, "expiryMs" float8, explanation jsonb, "commandId" text, command jsonb, place int)
    cross join lateral (select * from ledger_item where item_id = row."itemId" offset 0) i
    cross join lateral (select * from ledger_agent where key = row.agent offset 0) a
    cross join instant
  ), input as materialized (
    select * from found where is_right and not exists (
      select 1 from unseen where kind = 'queues' or (kind, key) in (('item', item_id::text), ('agent', agent)))
  ), room as (
    update ledger_load l set used = l.used + asked.weight
    from (select agent, media_type, sum(weight) as weight from input group by agent, media_type) asked
    where l.agent = any(array(select agent from input)) and l.agent = asked.agent and l.media_type = asked.media_type
      and l.used + l.outside + asked.weight <= l.max
    returning l.agent, l.media_type
  ), offered as (
    insert into offer (id, item_id, division, agent, answer, ring, priority, epoch, offered_at, expires_at, explanation)
    select "offerId", item_id, division, agent, answer, ring, priority, $3, at,
      at + "expiryMs" * interval '1 millisecond', explanation
    from input join room using (agent, media_type)
    returning id, item_id, agent, expires_at
  ), taken as (
    update ledger_item i set state = 'offered', agent = offered.agent, offer_id = offered.id
    from offered where i.item_id = offered.item_id
  ), asked as (
    insert into command_request (item_id, command_id, agent, command, due_at)
    select input.item_id, "commandId", input.agent, command, input.at
    from input join offered on id = "offerId" where "commandId" is not null
    on conflict do nothing
  ), given as (
    select input.item_id as id, place, 1 as nth, null::timestamptz as at, 'offered' as type, '${MATCHER.kind}' as actor_kind,
      '${MATCHER.id}' as actor_id, array[input.agent] as agents,
      jsonb_build_object('type', 'offered', 'agent', input.agent, 'offerId', "offerId") as told,
      jsonb_build_object('agent', input.agent, 'offerId', "offerId", 'ring', ring, 'priority', priority, 'expiresAt',
        to_char(expires_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')) as data
    from input join offered on id = "offerId"
  ), head as (
    update item set last_seq = last_seq + 1 from offered where item.id = offered.item_id
    returning ${HEAD_COLUMNS}, last_seq - 1 as drawn_from
  ), ${EVENT_CTES}
  select id as "offerId", (extract(epoch from expires_at) * 1000)::float8 as "expiresMs" from offered`;
