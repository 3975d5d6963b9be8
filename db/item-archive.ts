import type { ClientBase, Pool } from 'pg';
import type { ArchiveRule } from '../domain/config/archive-rules';
import type { Queryable } from './queryable';
import { transaction } from './transaction';

/** Columns of `item` that move; the generated ones make themselves, and what is closed has no deadline to ask after. */
const COLUMNS = `id, division, source, external_id, reference, external_tag, name, case_id, worktype, queue, life, version,
  state, status, assignee, attributes, snapshot, last_seq, created_at, activate_at, due_at, expires_at, closed_at, updated_at`;

/** Of a closed `item`: no workflow, receiver or request comes back to it. A dead letter may be asked for again. */
const NOTHING_OWED = [
  'start_request where item_id = item.id',
  'ledger_item where item_id = item.id',
  'command_request where item_id = item.id',
  'delivery where item_id = item.id and delivered_at is null',
  'notification where item_id = item.id and told_at is null',
]
  .map((owed) => `not exists (select from ${owed})`)
  .join(' and ');

/** Oldest first. One that somebody else has locked is left for the next time: another archiver, or a restart. */
const LOCK_DUE = `with due as (
       select found.id, found.closed_at
       from jsonb_to_recordset($1::jsonb) as rule (division text, worktype text, "afterMs" float8)
       cross join lateral (
         select id, closed_at from item
         where division = rule.division and worktype = rule.worktype and closed_at is not null and nudge_at is null
           and closed_at <= now() - make_interval(secs => rule."afterMs" / 1000) and ${NOTHING_OWED}
         order by closed_at limit $2) found
       order by found.closed_at limit $2
     )
     select id from item where id = any(array(select id from due)) and closed_at is not null and nudge_at is null
     order by closed_at for update skip locked`;

const MOVE = `with moved as (
       insert into item_archive (${COLUMNS}, archived_at, events, commands, offers, deliveries)
       select ${COLUMNS}, clock_timestamp(), ${rowsOf('item_event', 'seq')}, ${rowsOf('item_command', 'at, command_id')},
         ${rowsOf('offer', 'offered_at, id')}, ${rowsOf('delivery', 'created_at, id', 'notification_id is null')}
       from item where id = any($1::uuid[])
       returning id
     ), no_events as (delete from item_event using moved where item_id = moved.id
     ), no_commands as (delete from item_command using moved where item_id = moved.id
     ), no_offers as (delete from offer using moved where item_id = moved.id
     ), no_deliveries as (delete from delivery using moved where item_id = moved.id
     ), counted as (update archive_total set moved = archive_total.moved + (select count(*) from moved)
     )
     delete from item using moved where item.id = moved.id`;

function rowsOf(table: string, order: string, condition = 'true'): string {
  return `(select coalesce(jsonb_agg(to_jsonb(part) order by ${order}), '[]') from ${table} part
           where item_id = item.id and ${condition})`;
}

/** Moves up to `limit` items whose time has come, with all that is theirs, in one transaction. Answers how many. */
export async function archiveItems(pool: Pool, rules: readonly ArchiveRule[], limit: number): Promise<number> {
  return transaction(pool, async (client) => {
    const { rows } = await client.query<{ id: string }>(LOCK_DUE, [JSON.stringify(rules), limit]);
    const ids = rows.map(({ id }) => id);
    return ids.length === 0 ? 0 : moveItems(client, ids);
  });
}

/** The caller holds their locks, and has seen that nobody comes back to them. Answers how many there were. */
export async function moveItems(client: ClientBase, ids: readonly string[]): Promise<number> {
  const { rowCount } = await client.query(MOVE, [ids]);
  return rowCount ?? 0;
}

/** Brings an item back into the live tables as it was; without effect when it lives there. The caller has asked for its lock. */
export async function recallItem(client: ClientBase, id: string): Promise<void> {
  await client.query(
    `with gone as (
       delete from item_archive where id = $1 returning *
     ), back as (
       insert into item (${COLUMNS}) select ${COLUMNS} from gone
     ), back_events as (
       insert into item_event select part.* from gone, jsonb_populate_recordset(null::item_event, events) part
     ), back_commands as (
       insert into item_command select part.* from gone, jsonb_populate_recordset(null::item_command, commands) part
     ), back_offers as (
       insert into offer select part.* from gone, jsonb_populate_recordset(null::offer, offers) part
     )
     insert into delivery select part.* from gone, jsonb_populate_recordset(null::delivery, deliveries) part`,
    [id],
  );
}

/** How many items were ever archived. */
export async function readArchivedTotal(db: Queryable): Promise<number> {
  const { rows } = await db.query<{ moved: string | number }>('select moved from archive_total');
  return Number(rows[0]?.moved ?? 0);
}
