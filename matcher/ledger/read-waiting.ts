import type { Pool } from 'pg';
import { copyRows } from '../../db/copy-rows';
import { TABLES } from './read-items';
import type { WaitingRow } from './read-items';
import { COLUMNS, waitingReader } from './waiting-bytes';

/** Rows that are taken together. */
const PAGE = 200;
/** The shard is named by a setting: the statement takes no parameters. */
const SHARD = 'casewright.shard';
const SELECT = `select ${COLUMNS}
  from ${TABLES}
  left join ledger_agent preferred
    on preferred.key = i.preferred_agent and preferred.active and preferred.division = i.division
  where i.shard = current_setting('${SHARD}') and i.state = 'queued'`;
const COUNT = `select count(*)::int as count from ledger_item where shard = $1 and state = 'queued'`;

/**
 * Everything that waits in a shard, page by page, as of one snapshot. Before it `expect` is told how many there are, or
 * nearly: some come and go meanwhile.
 */
export async function readWaiting(
  pool: Pool,
  shard: string,
  take: (page: readonly WaitingRow[]) => void,
  expect: (count: number) => void = () => {},
): Promise<void> {
  const client = await pool.connect();
  let isOver = false;
  try {
    await client.query('begin read only');
    await client.query(`select set_config('${SHARD}', $1, true)`, [shard]);
    const counted = await client.query<{ count: number }>(COUNT, [shard]);
    expect(counted.rows[0]?.count ?? 0);
    // The whole table is read, or nearly: there is no shorter way.
    await client.query('set local enable_seqscan = on');
    const rowOf = waitingReader();
    const page: WaitingRow[] = [];
    await copyRows(client, SELECT, (bytes, at) => {
      page.push(rowOf(bytes, at));
      if (page.length === PAGE) take(page.splice(0));
    });
    if (page.length > 0) take(page);
    await client.query('commit');
    isOver = true;
  } finally {
    client.release(!isOver);
  }
}
