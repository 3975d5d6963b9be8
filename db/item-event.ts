import type { ClientBase } from 'pg';
import type { Actor, ItemEvent } from '../domain/item/event';
import { insertChanges } from './change';

export interface ItemEvents {
  itemId: string;
  events: readonly ItemEvent[];
  actor: Actor;
  /** Agents whom the events concern, beside those named in them (`data.agent`). */
  agents?: readonly string[];
}

interface HeadRow {
  id: string;
  division: string;
  reference: string;
  external_id: string;
  state: string;
  queue: string;
  version: number;
  last_seq: number;
}

/**
 * Appends to the history of items and tells the stream. `seq` is drawn from the item's row, which this locks, so call it
 * after everything that locks agents. An event without an instant happened now, by the database's clock.
 */
export async function appendEvents(client: ClientBase, batch: readonly ItemEvents[]): Promise<void> {
  const entries = batch.filter(({ events }) => events.length > 0).toSorted((a, b) => (a.itemId < b.itemId ? -1 : 1));
  if (entries.length === 0) return;
  const heads = await drawSequence(client, entries);
  const rows = entries.flatMap(({ itemId, events, actor }) => {
    const head = heads.get(itemId);
    if (!head) throw new Error(`no item ${itemId}`);
    return events.map((event) => {
      head.last_seq += 1;
      return { head, event, actor, seq: head.last_seq };
    });
  });
  await client.query(
    `insert into item_event (item_id, seq, at, type, actor_kind, actor_id, data)
     select item_id, seq, coalesce(at, clock_timestamp()), type, actor_kind, actor_id, data
     from jsonb_to_recordset($1::jsonb)
       as row (item_id uuid, seq int, at timestamptz, type text, actor_kind text, actor_id text, data jsonb)`,
    [
      JSON.stringify(
        rows.map(({ head, event, actor, seq }) => ({
          item_id: head.id,
          seq,
          at: event.atMs === undefined ? null : new Date(event.atMs).toISOString(),
          type: event.type,
          actor_kind: actor.kind,
          actor_id: actor.id,
          data: event.data,
        })),
      ),
    ],
  );
  const concerned = new Map(entries.map(({ itemId, agents }) => [itemId, agents ?? []]));
  await insertChanges(
    client,
    rows.map(({ head, event, seq }) => ({
      division: head.division,
      topic: 'item' as const,
      key: head.id,
      agents: agentsOf(event, concerned.get(head.id) ?? []),
      data: {
        ...pick(event.data, ['agent', 'offerId', 'reason']),
        type: event.type,
        seq,
        reference: head.reference,
        externalId: head.external_id,
        state: head.state,
        queue: head.queue,
        version: head.version,
      },
    })),
  );
}

async function drawSequence(client: ClientBase, entries: readonly ItemEvents[]): Promise<Map<string, HeadRow>> {
  const ids = [...new Set(entries.map(({ itemId }) => itemId))];
  // Locked in the order of the IDs first: an update takes its locks in no particular order.
  await client.query('select 1 from item where id = any($1::uuid[]) order by id for update', [ids]);
  const { rows } = await client.query<HeadRow>(
    `update item set last_seq = last_seq + drawn.count
     from (select id, sum(count)::int as count from jsonb_to_recordset($1::jsonb) as row (id uuid, count int) group by id) drawn
     where item.id = drawn.id
     returning item.id, division, reference, external_id, state, queue, version, last_seq - drawn.count as last_seq`,
    [JSON.stringify(entries.map(({ itemId, events }) => ({ id: itemId, count: events.length })))],
  );
  return new Map(rows.map((row) => [row.id, row]));
}

function agentsOf(event: ItemEvent, others: readonly string[]): string[] {
  const named = event.data['agent'];
  return [...new Set([...others, ...(typeof named === 'string' ? [named] : [])])];
}

function pick(data: Record<string, unknown>, keys: readonly string[]): Record<string, unknown> {
  return Object.fromEntries(keys.filter((key) => key in data).map((key) => [key, data[key]]));
}
