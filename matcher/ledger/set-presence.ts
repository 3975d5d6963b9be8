import type { ClientBase, Pool } from 'pg';
import { insertAudit } from '../../db/audit/entry';
import { onConnection, transaction } from '../../db/transaction';
import type { Wake } from '../../db/wake';
import type { NewAuditEntry } from '../../domain/audit/entry';
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

type PresenceSet = 'changed' | 'unchanged' | 'unknown-agent';

/**
 * Governs pushes: anything but Ready takes open offers back at once (`revoked`; the items keep their places). Becoming
 * Ready starts his idle time; the same presence again changes nothing, so nobody gains or loses his turn by repeating it.
 * `wake` tells of what has changed.
 */
export async function setPresence(pool: Pool, input: PresenceInput, wake?: Wake): Promise<PresenceSet> {
  const { agent, presence, actor } = input;
  const wanted = { agent, presence, reason: presence === 'not-ready' ? (input.reason ?? null) : null };
  // His own goings and comings are in the stream; what others do to him is theirs to answer for.
  const isHisOwn = actor.kind === 'agent' && actor.id === agent;
  if (presence !== 'offline' && isHisOwn) {
    const before = await (presence === 'ready'
      ? becomeReady(pool, wanted, wake)
      : becomeNotReady(pool, wanted, actor, wake));
    if (before) return outcomeOf(wanted, before);
  }
  return transaction(pool, async (client, commit) => {
    const [before] = await Promise.all([
      change(client, wanted),
      presence === 'ready' ? undefined : withdrawOffers(client, [agent], presence, actor),
    ]);
    if (!before) return 'unknown-agent';
    const outcome = outcomeOf(wanted, before);
    if (outcome === 'unchanged') return outcome;
    if (presence === 'offline') await disconnect(client, agent, actor);
    if (before.presence === 'offline') await reconnect(client, agent, actor);
    const auditing = insertAudit(client, isHisOwn ? [] : [auditEntry(wanted, before, actor)]);
    const committed = commit();
    await Promise.all([auditing, committed, wake?.behind(client, committed, ...LISTENERS)]);
    return outcome;
  });
}

/** All at once. Who is Offline is not found: for him there is more to do. */
async function becomeReady(pool: Pool, wanted: Wanted, wake: Wake | undefined): Promise<Before | undefined> {
  return onConnection(pool, async (client) => {
    const changed = change(client, wanted, 'offline');
    const [before] = await Promise.all([changed, wake?.behind(client, changed, ...LISTENERS)]);
    return before;
  });
}

/** The same, and his open offers go back: that statement sees them since it begins when his lock is held. */
async function becomeNotReady(
  pool: Pool,
  wanted: Wanted,
  actor: Actor,
  wake: Wake | undefined,
): Promise<Before | undefined> {
  return transaction(pool, async (client, commit) => {
    const changing = change(client, wanted, 'offline');
    const withdrawing = withdrawOffers(client, [wanted.agent], wanted.presence, actor);
    const committed = commit();
    const told = wake?.behind(client, committed, ...LISTENERS);
    const [before] = await Promise.all([changing, withdrawing, committed, told]);
    return before;
  });
}

function outcomeOf({ presence, reason }: Wanted, before: Before): 'changed' | 'unchanged' {
  return before.presence === presence && before.reason === reason ? 'unchanged' : 'changed';
}

function auditEntry({ agent, presence, reason }: Wanted, before: Before, actor: Actor): NewAuditEntry {
  const was = { presence: before.presence, reason: before.reason };
  const object = { kind: 'agent', id: agent, name: null } as const;
  return { division: before.division, verb: 'set-presence', object, actor, before: was, after: { presence, reason } };
}

interface PresenceRow {
  presence: Presence;
  reason: string | null;
}

interface Wanted extends PresenceRow {
  agent: string;
}

interface Before extends PresenceRow {
  division: string;
}

const LISTENERS = ['stream', 'matcher'] as const;

/** One statement: an agent waits for what follows. Answers what was before, under the agent's lock; nobody who is `except`. */
async function change(
  client: ClientBase,
  { agent, presence, reason }: Wanted,
  except: Presence | null = null,
): Promise<Before | undefined> {
  const { rows } = await client.query<Before>(
    `with before as materialized (
       select key, division, presence, reason from ledger_agent where key = $1 and active and presence is distinct from $4
       for no key update
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
    [agent, presence, reason, except],
  );
  return rows[0];
}
