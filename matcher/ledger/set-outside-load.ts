import type { ClientBase, Pool } from 'pg';
import { insertChanges } from '../../db/change';
import { transaction } from '../../db/transaction';
import type { Actor } from '../../domain/item/event';
import { markDirty } from './dirty';
import { withdrawOffers } from './withdraw-offers';

interface OutsideLoad {
  agent: string;
  /** By media type. */
  load: Readonly<Record<string, number>>;
  actor: Actor;
}

/**
 * Work that lives elsewhere, as the whole of it: a media type that `load` does not name has none. It may exceed what his
 * profile allows; then nothing more is offered, and open offers that it leaves no room for are taken back: who is on the
 * phone does not miss them. Load of a type that his profile does not name still shuts out others.
 */
export async function setOutsideLoad(
  pool: Pool,
  { agent, load, actor }: OutsideLoad,
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
    const crowdedOut = await leftWithoutRoom(client, agent);
    if (crowdedOut.length > 0) await withdrawOffers(client, [agent], 'load', actor, crowdedOut);
    await markDirty(client, [{ shard: found.shard, kind: 'agent', key: agent }]);
    await insertChanges(client, [
      { division: found.division, topic: 'agent', key: agent, agents: [agent], data: { load: true } },
    ]);
    return 'changed';
  });
}

/** Media types that load from outside leaves no room for, by their own room or by what shuts them out. */
async function leftWithoutRoom(client: ClientBase, agent: string): Promise<string[]> {
  const { rows } = await client.query<{ mediaType: string }>(
    `with outside as (select media_type, used + outside > max as "isOver" from ledger_load where agent = $1 and outside > 0)
     select media_type as "mediaType" from outside where "isOver"
     union
     select blocked.key from ledger_agent a, jsonb_each(a.blocked_by) blocked
     where a.key = $1 and blocked.value ?| array(select media_type from outside)`,
    [agent],
  );
  return rows.map(({ mediaType }) => mediaType);
}
