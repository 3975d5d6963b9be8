import type { ClientBase } from 'pg';
import type { Actor, ItemEvent } from '../domain/item/event';

export interface ItemEvents {
  itemId: string;
  events: readonly ItemEvent[];
  actor: Actor;
  /** Agents whom the events concern, beside those named in them (`data.agent`). */
  agents?: readonly string[];
}

/** Rows of events as a parameter of a statement that uses `EVENT_CTES`. */
export function eventsParameter(batch: readonly ItemEvents[]): string {
  const counts = new Map<string, number>();
  const rows = batch.flatMap(rowsOf).map((row, place) => {
    const nth = (counts.get(row.id) ?? 0) + 1;
    counts.set(row.id, nth);
    return { ...row, place, nth };
  });
  return JSON.stringify(rows.map((row) => ({ ...row, count: counts.get(row.id) })));
}

/** CTE `given` of such a parameter: `nth` of `count` events of an item. Counted by the caller: windows cost the server more. */
export function givenEvents(parameter: string): string {
  return `given as (
       select * from jsonb_to_recordset(${parameter}::jsonb) as row (id uuid, place int, nth int, count int, at timestamptz,
         type text, actor_kind text, actor_id text, data jsonb, agents text[], told jsonb)
     )`;
}

/** What a CTE `head`, an update of `item` that draws numbers for `given`, has to return beside `drawn_from`. */
export const HEAD_COLUMNS = 'item.id, division, reference, external_id, state, queue, version, activate_at, wake_at';

/**
 * `state` of a `head` as the item shows it right after the event in `given`. That of an offer, and that of its end, say by
 * themselves whether one is open: the ledger's row may be written by the same statement, before or after.
 */
const TOLD_STATE = `case when state in ('scheduled', 'queued') or wake_at <= statement_timestamp() then
  case when type = 'offered' then 'offered'
    when type not in ('revoked', 'declined') and is_offered(id) then 'offered'
    when activate_at <= statement_timestamp() then 'queued' else 'scheduled' end
  else state end`;

/** Writes `given` to the histories of the items in `head`, and tells the stream. */
export const EVENT_CTES = `history as (
       insert into item_event (item_id, seq, at, type, actor_kind, actor_id, data)
       select id, drawn_from + nth, coalesce(at, clock_timestamp()), type, actor_kind, actor_id, data
       from given join head using (id)
     ), told as (
       insert into change (division, topic, key, agents, data)
       select division, 'item', id, agents, told || jsonb_build_object('seq', drawn_from + nth, 'reference', reference,
         'externalId', external_id, 'state', ${TOLD_STATE}, 'queue', queue, 'version', version)
       from given join head using (id) order by place
     )`;

/**
 * Appends to the history of items and tells the stream, in one statement. `seq` is drawn from the item's row, which this
 * locks, so call it after everything that locks agents. An event without an instant happened now, by the database's clock.
 */
export async function appendEvents(client: ClientBase, batch: readonly ItemEvents[]): Promise<void> {
  const entries = batch.filter(({ events }) => events.length > 0);
  if (entries.length === 0) return;
  const ids = [...new Set(entries.map(({ itemId }) => itemId))];
  // Several are locked in the order of their IDs first: an update takes its locks in no particular order.
  if (ids.length > 1) await client.query('select 1 from item where id = any($1::uuid[]) order by id for update', [ids]);
  const { rowCount } = await client.query(
    `with ${givenEvents('$1')}, head as (
       update item set last_seq = last_seq + given.count from given where item.id = given.id and given.nth = 1
       returning ${HEAD_COLUMNS}, last_seq - given.count as drawn_from
     ), ${EVENT_CTES}
     select 1 from head`,
    [eventsParameter(entries)],
  );
  if (rowCount !== ids.length) throw new Error(`events of items that do not exist: ${ids.join(', ')}`);
}

function rowsOf({ itemId, events, actor, agents = [] }: ItemEvents) {
  return events.map(({ type, atMs, data }) => ({
    id: itemId,
    at: atMs === undefined ? null : new Date(atMs).toISOString(),
    type,
    actor_kind: actor.kind,
    actor_id: actor.id,
    data,
    agents: [...new Set([...agents, ...(typeof data['agent'] === 'string' ? [data['agent']] : [])])],
    told: { type, ...told(data) },
  }));
}

/** What the stream tells of an event's data; all of it is in the history. */
function told({ agent, offerId, reason }: ItemEvent['data']): object {
  return Object.fromEntries(
    Object.entries({ agent, offerId, reason }).filter(([, value]) => value !== undefined && value !== null),
  );
}
