import type { Queryable } from './queryable';

/** A place in the feed. Transaction IDs are 64 bits wide, so they stay texts. */
export interface ChangeCursor {
  xid: string;
  id: number;
}

export interface ChangeRow extends ChangeCursor {
  at: Date;
  division: string;
  topic: 'item' | 'agent' | 'config' | 'notification' | 'case';
  key: string;
  agents: string[];
  data: Record<string, unknown>;
  /** Every transaction before this row's has ended: nothing can come in before it any more. */
  isSettled: boolean;
}

/**
 * Rows behind a cursor in the order of the feed. Only a prefix of settled ones may be told: IDs commit out of order.
 * (`order by xid` alone would sort by the text of the result's column.)
 */
export async function readChanges(db: Queryable, after: ChangeCursor, limit: number): Promise<ChangeRow[]> {
  const { rows } = await db.query<ChangeRow>(
    `select xid::text, id, at, division, topic, key, agents, data, xid < pg_snapshot_xmin(pg_current_snapshot()) as "isSettled"
     from change where (xid, id) > ($1::text::xid8, $2::bigint) order by change.xid, change.id limit $3`,
    [after.xid, after.id, limit],
  );
  return rows;
}

/** The place before which everything has been told: whoever begins here misses nothing that ends from now on. */
export async function readFeedEnd(db: Queryable): Promise<ChangeCursor> {
  const { rows } = await db.query<{ xid: string }>('select pg_snapshot_xmin(pg_current_snapshot())::text as xid');
  return { xid: rows[0]?.xid ?? '0', id: 0 };
}

/**
 * Whether the feed can still go on behind a cursor: not pruned up to there, and not of another database's future. As long
 * as the oldest row is young nothing has been pruned: a place given while a transaction of another database of the same
 * server held the snapshot back then lies before it, and is good.
 */
export async function canResume(db: Queryable, { xid }: ChangeCursor): Promise<boolean> {
  const { rows } = await db.query<{ ok: boolean }>(
    `select $1::text::xid8 <= pg_snapshot_xmax(pg_current_snapshot())
       and coalesce((select $1::text::xid8 >= xid or at > now() - interval '1 hour'
         from change order by xid, id limit 1), true) as ok`,
    [xid],
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
