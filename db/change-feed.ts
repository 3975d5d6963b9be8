import type { Queryable } from './queryable';

/** What had been committed at an instant, as PostgreSQL writes it: `xmin:xmax:xip,...`. */
export type Snapshot = string;

/**
 * A place in the feed: behind all that had been committed at `seen`. Within a page it lies, of what was committed from then
 * to `until`, behind the row (xid, id). Transaction IDs are 64 bits wide, so they stay texts.
 */
export interface ChangeCursor {
  seen: Snapshot;
  within: { until: Snapshot; xid: string; id: number } | null;
}

export interface ChangeRow {
  xid: string;
  id: number;
  at: Date;
  division: string;
  topic: 'item' | 'agent' | 'config' | 'notification' | 'case';
  key: string;
  agents: string[];
  data: Record<string, unknown>;
}

/** A part of what was committed from one snapshot to another, by (xid, id). */
export interface ChangePage {
  seen: Snapshot;
  until: Snapshot;
  rows: readonly ChangeRow[];
  /** Behind the last of them; behind all until then, unless there is more. */
  end: ChangeCursor;
  isMore: boolean;
}

/** The place behind one row of a page. */
export function placeBehind({ seen, until }: Pick<ChangePage, 'seen' | 'until'>, { xid, id }: ChangeRow): ChangeCursor {
  return { seen, within: { until, xid, id } };
}

type PageRow = { until: Snapshot } & ({ [column in keyof ChangeRow]: null } | ChangeRow);

/**
 * What has been committed since a place, whatever else still runs: a transaction that ends later is read later. `until`,
 * unless the place lies within a page already: what was committed after it is left for the next one.
 */
export async function readChanges(
  db: Queryable,
  after: ChangeCursor,
  limit: number,
  until: Snapshot | null = null,
): Promise<ChangePage> {
  const { seen, within } = after;
  const { rows: found } = await db.query<PageRow>(READ, [
    seen,
    within?.until ?? until,
    within?.xid ?? '0',
    within?.id ?? 0,
    limit,
  ]);
  const [first] = found;
  if (!first) throw new Error('the database gave no snapshot');
  const rows = found.filter((row): row is { until: Snapshot } & ChangeRow => row.xid !== null);
  const page = { seen, until: first.until };
  const last = rows.at(-1);
  const isMore = rows.length === limit;
  const end = isMore && last ? placeBehind(page, last) : { seen: page.until, within: null };
  return { ...page, rows, end, isMore };
}

/**
 * The rest of a page's transaction, what ran at a snapshot and what has begun since are looked for apart: from the oldest
 * that ran on, it would be all rows since then. What ran has the smaller IDs. The bounds are of one column each: beside one
 * of two columns the index would be read from the lower of both, which is where the feed begins. (`order by xid` alone
 * would sort by the text of the result's column.)
 */
const COMMITTED = (bounds: string) => `
  select * from change where ${bounds} and pg_visible_in_snapshot(xid, until)
  order by change.xid, change.id limit $5`;
const READ = `
  with page as materialized (select coalesce($2::pg_snapshot, pg_current_snapshot()) as until)
  select until::text, found.xid::text, id, at, division, topic, key, agents, data
  from page left join lateral (
    select * from (
      (${COMMITTED('xid = $3::text::xid8 and id > $4::bigint')})
      union all (${COMMITTED('xid = any(array(select pg_snapshot_xip($1::pg_snapshot))) and xid > $3::text::xid8')})
      union all (${COMMITTED('xid >= pg_snapshot_xmax($1::pg_snapshot) and xid > $3::text::xid8')})
    ) all_kinds order by all_kinds.xid, all_kinds.id limit $5
  ) found on true
  order by found.xid, found.id`;

/** The place before which everything has been told: whoever begins here misses nothing that ends from now on. */
export async function readFeedEnd(db: Queryable): Promise<ChangeCursor> {
  const { rows } = await db.query<{ seen: Snapshot }>('select pg_current_snapshot()::text as seen');
  const [row] = rows;
  if (!row) throw new Error('the database gave no snapshot');
  return { seen: row.seen, within: null };
}

/**
 * Whether the feed can still go on behind a cursor: not pruned up to there, and not of another database's future. As long
 * as the oldest row is young nothing has been pruned, whatever ran for long when the place was given.
 */
export async function canResume(db: Queryable, { seen, within }: ChangeCursor): Promise<boolean> {
  const { rows } = await db.query<{ ok: boolean }>(
    `select pg_snapshot_xmax($2::pg_snapshot) <= pg_snapshot_xmax(pg_current_snapshot())
       and coalesce((select pg_snapshot_xmin($1::pg_snapshot) >= xid or at > now() - interval '1 hour'
         from change order by xid, id limit 1), true) as ok`,
    [seen, within?.until ?? seen],
  );
  return rows[0]?.ok ?? false;
}

/** Forgets what is older than an hour; the newest transaction of that age stays, so that the end of the pruning is known. */
export async function pruneChanges(db: Queryable): Promise<void> {
  await db.query(
    `delete from change where xid < (
       select xid from change where at < now() - interval '1 hour' order by at desc limit 1)`,
  );
}
