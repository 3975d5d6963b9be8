import type { Pool } from 'pg';
import { insertChanges } from '../../db/change';
import { transaction } from '../../db/transaction';
import { markDirty } from './dirty';

/**
 * Work that lives elsewhere, as the whole of it: a media type that `load` does not name has none. It may exceed what his
 * profile allows; then nothing more is offered. Load of a type that his profile does not name still shuts out others.
 */
export async function setOutsideLoad(
  pool: Pool,
  { agent, load }: { agent: string; load: Readonly<Record<string, number>> },
): Promise<'changed' | 'unknown-agent'> {
  return transaction(pool, async (client) => {
    const { rows } = await client.query<{ division: string; shard: string }>(
      'select division, shard from ledger_agent where key = $1 and active for no key update',
      [agent],
    );
    const found = rows[0];
    if (!found) return 'unknown-agent';
    await client.query(
      `insert into ledger_load (agent, media_type, max, outside)
       select $1, key, 0, value::numeric from jsonb_each_text($2::jsonb)
       on conflict (agent, media_type) do update set outside = excluded.outside`,
      [agent, JSON.stringify(load)],
    );
    await client.query(
      'update ledger_load set outside = 0 where agent = $1 and outside > 0 and media_type <> all($2)',
      [agent, Object.keys(load)],
    );
    // A type that was named once and means nothing any more is not kept: each reading of the agent would bring it.
    await client.query('delete from ledger_load where agent = $1 and max = 0 and used = 0 and outside = 0', [agent]);
    await markDirty(client, [{ shard: found.shard, kind: 'agent', key: agent }]);
    await insertChanges(client, [
      { division: found.division, topic: 'agent', key: agent, agents: [agent], data: { load: true } },
    ]);
    return 'changed';
  });
}
