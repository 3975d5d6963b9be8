import type { RoutableAgent } from '../../domain/routing/types';
import type { Queryable } from '../../db/queryable';
import { inShard } from './found-by-key';
import { AGENTS, readAgents, routableAgent } from './read-agents';
import type { AgentRow } from './read-agents';
import { ITEMS, readItems, waitingRow } from './read-items';
import type { ItemRow, WaitingRow } from './read-items';

/** A snapshot of the database: what it saw has been read. */
export type DirtyPlace = string;

/** What has changed behind a place. Items and agents that are named and have no row are gone. */
export interface Dirty {
  items: string[];
  itemRows: WaitingRow[];
  agents: string[];
  agentRows: RoutableAgent[];
  /** Queues changed, or calendars. */
  queues: boolean;
  /** Where the next reading goes on. */
  place: DirtyPlace;
  /** Marks behind the place have been forgotten: everything has to be read. */
  isLost: boolean;
  /** Of the shard's owner. */
  epoch: number;
  /** The database's clock, epoch ms. */
  nowMs: number;
}

/**
 * What was marked in a shard ($1) by transactions that were not over at a place ($2); at no place, null, nothing. Those that ran
 * there are looked for by their IDs: from the oldest of them on, it would be all marks for as long as one takes.
 */
export const UNSEEN_MARKS = `
       select kind, key from ledger_dirty where shard = $1 and xid = any(array(select pg_snapshot_xip($2::pg_snapshot)))
       union select kind, key from ledger_dirty where shard = $1 and xid >= pg_snapshot_xmax($2::pg_snapshot)`;

/** Rows of so many marks come with them; of more they are read by pages. */
const PAGE = 1_000;

interface DirtyRow extends Pick<Dirty, 'place' | 'isLost' | 'epoch' | 'nowMs'> {
  kind: 'item' | 'agent' | 'queues' | null;
  key: string;
  isFew: boolean;
  item: ItemRow | null;
  agent: AgentRow | null;
}

/** From here on what changes is dirty. With the database's clock, epoch ms. */
export async function dirtyPlaceNow(db: Queryable): Promise<Pick<Dirty, 'place' | 'nowMs'>> {
  const { rows } = await db.query<Pick<Dirty, 'place' | 'nowMs'>>(
    `select pg_current_snapshot()::text as place, (extract(epoch from clock_timestamp()) * 1000)::float8 as "nowMs"`,
  );
  const [row] = rows;
  if (!row) throw new Error('the database gave no snapshot');
  return row;
}

/**
 * What has changed since a place, with the rows as they are now: of one statement, so that a mark that it sees stands
 * for a change that it sees. Transaction IDs commit out of order; a snapshot knows of each whether it was over.
 */
export async function readDirty(db: Queryable, shard: string, place: DirtyPlace): Promise<Dirty> {
  const { rows } = await db.query<DirtyRow>(
    `with dirty as materialized (${UNSEEN_MARKS}), few as materialized (select count(*) <= ${PAGE} as is_few from dirty)
     select shard.epoch, shard.dirty_from > pg_snapshot_xmin($2::pg_snapshot) as "isLost",
       pg_current_snapshot()::text as place, (extract(epoch from clock_timestamp()) * 1000)::float8 as "nowMs",
       dirty.kind, dirty.key, is_few as "isFew",
       case when is_few and dirty.kind = 'item' then (select row_to_json(item) from (
         ${ITEMS} where i.item_id = dirty.key::uuid and ${inShard('i')} and i.state <> 'connected') item) end as item,
       case when is_few and dirty.kind = 'agent' then (select row_to_json(agent) from (
         ${AGENTS} where a.key = dirty.key and ${inShard('a')} and a.active) agent) end as agent
     from shard cross join few left join dirty on true
     where shard.id = $1`,
    [shard, place],
  );
  const [first] = rows;
  if (!first) throw new Error(`no shard ${shard}`);
  const items = rows.flatMap(({ kind, key }) => (kind === 'item' ? key : []));
  const agents = rows.flatMap(({ kind, key }) => (kind === 'agent' ? key : []));
  return {
    items,
    itemRows: first.isFew
      ? rows.flatMap(({ item }) => (item ? waitingRow(item) : []))
      : await byPage(items, (page) => readItems(db, shard, page)),
    agents,
    agentRows: first.isFew
      ? rows.flatMap(({ agent }) => (agent ? routableAgent(agent) : []))
      : await byPage(agents, (page) => readAgents(db, shard, page)),
    queues: rows.some(({ kind }) => kind === 'queues'),
    place: first.place,
    isLost: first.isLost,
    epoch: first.epoch,
    nowMs: first.nowMs,
  };
}

async function byPage<T>(keys: readonly string[], read: (page: readonly string[]) => Promise<T[]>): Promise<T[]> {
  const found: T[] = [];
  for (let at = 0; at < keys.length; at += PAGE) found.push(...(await read(keys.slice(at, at + PAGE))));
  return found;
}
