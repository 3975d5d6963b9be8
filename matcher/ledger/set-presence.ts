import type { Pool } from 'pg';
import { insertChanges } from '../../db/change';
import { transaction } from '../../db/transaction';
import type { Actor } from '../../domain/item/event';
import type { Presence } from '../../domain/routing/types';
import { markDirty } from './dirty';
import { disconnect, reconnect } from './logout';
import { withdrawOffers } from './withdraw-offers';

export interface PresenceInput {
  agent: string;
  presence: Presence;
  /** With `not-ready` only. */
  reason?: string | null | undefined;
  actor: Actor;
}

/**
 * Governs pushes: anything but Ready takes open offers back at once (`revoked`; the items keep their places). Becoming
 * Ready starts his idle time; the same presence again changes nothing, so nobody gains or loses his turn by repeating it.
 */
export async function setPresence(
  pool: Pool,
  { agent, presence, reason, actor }: PresenceInput,
): Promise<'changed' | 'unchanged' | 'unknown-agent'> {
  const newReason = presence === 'not-ready' ? (reason ?? null) : null;
  return transaction(pool, async (client) => {
    const { rows } = await client.query<{ presence: Presence; reason: string | null; division: string; shard: string }>(
      'select presence, reason, division, shard from ledger_agent where key = $1 and active for no key update',
      [agent],
    );
    const before = rows[0];
    if (!before) return 'unknown-agent';
    if (before.presence === presence && before.reason === newReason) return 'unchanged';
    await client.query(
      `update ledger_agent set presence = $2, reason = $3, presence_since = clock_timestamp(),
         idle_since = case when $2 = 'ready' then clock_timestamp() else idle_since end
       where key = $1`,
      [agent, presence, newReason],
    );
    await markDirty(client, [{ shard: before.shard, kind: 'agent', key: agent }]);
    await insertChanges(client, [
      { division: before.division, topic: 'agent', key: agent, agents: [agent], data: { presence, reason: newReason } },
    ]);
    if (presence !== 'ready') await withdrawOffers(client, [agent], presence, actor);
    if (presence === 'offline') await disconnect(client, agent, actor);
    if (before.presence === 'offline') await reconnect(client, agent, actor);
    return 'changed';
  });
}
