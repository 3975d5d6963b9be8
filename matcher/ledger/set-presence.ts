import type { ClientBase, Pool } from 'pg';
import { insertAudit } from '../../db/audit/entry';
import { transaction } from '../../db/transaction';
import type { Actor } from '../../domain/item/event';
import type { Presence } from '../../domain/routing/types';
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
    const before = await change(client, { agent, presence, reason: newReason });
    if (!before) return 'unknown-agent';
    if (before.presence === presence && before.reason === newReason) return 'unchanged';
    // His own goings and comings are in the stream; what others do to him is theirs to answer for.
    if (actor.kind !== 'agent' || actor.id !== agent) {
      const was = { presence: before.presence, reason: before.reason };
      const { division } = before;
      const object = { kind: 'agent', id: agent, name: null } as const;
      const after = { presence, reason: newReason };
      await insertAudit(client, [{ division, verb: 'set-presence', object, actor, before: was, after }]);
    }
    if (presence !== 'ready') await withdrawOffers(client, [agent], presence, actor);
    if (presence === 'offline') await disconnect(client, agent, actor);
    if (before.presence === 'offline') await reconnect(client, agent, actor);
    return 'changed';
  });
}

interface PresenceRow {
  presence: Presence;
  reason: string | null;
}

/** One statement: an agent waits for what follows. Answers what was before, under the agent's lock. */
async function change(
  client: ClientBase,
  { agent, presence, reason }: PresenceRow & { agent: string },
): Promise<(PresenceRow & { division: string }) | undefined> {
  const { rows } = await client.query<PresenceRow & { division: string }>(
    `with before as materialized (
       select key, division, presence, reason from ledger_agent where key = $1 and active for no key update
     ), changed as (
       update ledger_agent a set presence = $2, reason = $3, presence_since = clock_timestamp(),
         idle_since = case when $2 = 'ready' then clock_timestamp() else a.idle_since end
       from before where a.key = before.key and (before.presence, before.reason) is distinct from ($2, $3)
       returning a.key, a.division, a.shard
     ), dirty as (
       insert into ledger_dirty (shard, kind, key) select shard, 'agent', key from changed
     ), told as (
       insert into change (division, topic, key, agents, data)
       select division, 'agent', key, array[key], jsonb_build_object('presence', $2::text, 'reason', $3::text) from changed
     )
     select division, presence, reason from before`,
    [agent, presence, reason],
  );
  return rows[0];
}
