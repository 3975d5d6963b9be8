import type { Queryable } from '../../db/queryable';
import type { Fence } from './fence';
import type { DirtyPlace } from './read-dirty';

/** Marks in one statement: no delete takes long. */
const BATCH = 20_000;

/**
 * Forgets what a reading at a place had seen for certain. Who follows the shard and has not got there yet finds out by
 * the shard's row. Answers whether there is more. Nothing happens when the shard has another owner: he does it.
 */
export async function forgetDirty(db: Queryable, { shard, epoch }: Fence, place: DirtyPlace): Promise<boolean> {
  const { rowCount } = await db.query(
    `with forgotten as (
       update shard set dirty_from = greatest(dirty_from, pg_snapshot_xmin($3::pg_snapshot)) where id = $1 and epoch = $2
       returning dirty_from
     )
     delete from ledger_dirty where ctid = any(array(
       select d.ctid from ledger_dirty d, forgotten where d.shard = $1 and d.xid < forgotten.dirty_from limit ${BATCH}))`,
    [shard, epoch, place],
  );
  return rowCount === BATCH;
}
