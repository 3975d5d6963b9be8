import type { PriorityCurve } from '../domain/priority/curve';
import type { LookUp } from './item-few';
import { type ItemFilter, itemConditions, tablesFor } from './item-list';
import { ITEM_TABLES, type ItemScope } from './item-read';
import type { Queryable } from './queryable';

/** What the place of an open item in the order by priority is computed from. */
export interface RankRow {
  id: string;
  /** `<division>/<key>` */
  queue: string;
  curve: PriorityCurve;
  queuedSinceMs: number;
  /** At the instant that was asked for. */
  isWaiting: boolean;
  /** Of its queue, as long as it waits. */
  isOnTop: boolean;
}

/** Of a list in the order of IDs. */
interface IdPage {
  afterId: string | null;
  limit: number;
}

const IS_WAITING = `coalesce(l.state = 'queued' and l.available_at <= $3, false)`;
const COLUMNS = `i.id, i.division || '/' || i.queue as queue, i.snapshot #> '{rules,curve}' as curve,
  (i.snapshot ->> 'queuedSinceMs')::float8 as "queuedSinceMs", ${IS_WAITING} as "isWaiting",
  coalesce(l.on_top_since is not null, false) as "isOnTop"`;

/** Up to `limit` open items that match, behind an ID, in the order of IDs. `few` finds them by their keys. */
export async function readRankRows(
  db: Queryable,
  scope: ItemScope,
  at: Date,
  filter: ItemFilter,
  page: IdPage,
  few: LookUp | null = null,
): Promise<RankRow[]> {
  const { where, values } = idsBehind(scope, at, filter, page, few);
  const { rows } = await db.query<RankRow>(
    `select ${COLUMNS} from ${ITEM_TABLES} where i.closed_at is null and ${where}`,
    values,
  );
  return rows;
}

/** Open items that match and do not wait in a queue: in hands, on offer, on a shelf, not active yet. */
export async function readRankRowsApart(
  db: Queryable,
  scope: ItemScope,
  at: Date,
  filter: ItemFilter,
  shards: readonly string[],
): Promise<RankRow[]> {
  const { conditions, values } = itemConditions(scope, at, filter);
  values.push(shards);
  const { rows } = await db.query<RankRow>(
    `select ${COLUMNS} from ${ITEM_TABLES}
     where ${conditions.join(' and ')} and not ${IS_WAITING} and i.id in (
       select id from item where division = any($1) and closed_at is null
         and state in ('scheduled', 'connected', 'parked', 'paused', 'awaiting-source')
       union all
       select item_id from ledger_item where shard = any($${values.length}) and state = 'offered')`,
    values,
  );
  return rows;
}

/** Those of some items that match. */
export async function matchingIds(
  db: Queryable,
  scope: ItemScope,
  at: Date,
  filter: ItemFilter,
  ids: readonly string[],
): Promise<Set<string>> {
  if (ids.length === 0) return new Set();
  const { conditions, values } = itemConditions(scope, at, filter);
  values.push(ids);
  const { rows } = await db.query<{ id: string }>(
    `select i.id from ${ITEM_TABLES} where ${conditions.join(' and ')} and i.id = any($${values.length}::uuid[])`,
    values,
  );
  return new Set(rows.map(({ id }) => id));
}

/** Closed items have no priority: up to `limit` that match, in the order of IDs. */
export async function closedIds(
  db: Queryable,
  scope: ItemScope,
  at: Date,
  filter: ItemFilter,
  page: IdPage,
): Promise<string[]> {
  const { where, values } = idsBehind(scope, at, filter, page);
  const { rows } = await db.query<{ id: string }>(
    `select i.id from ${tablesFor(filter)} where i.closed_at is not null and ${where}`,
    values,
  );
  return rows.map(({ id }) => id);
}

function idsBehind(
  scope: ItemScope,
  at: Date,
  filter: ItemFilter,
  { afterId, limit }: IdPage,
  few: LookUp | null = null,
) {
  const { conditions, values } = itemConditions(scope, at, filter);
  if (few) conditions.push(few((value) => `$${values.push(value)}`));
  if (afterId !== null) {
    values.push(afterId);
    conditions.push(`i.id > $${values.length}::uuid`);
  }
  values.push(limit);
  return { where: `${conditions.join(' and ')} order by i.id limit $${values.length}`, values };
}
