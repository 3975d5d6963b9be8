import type { Presence } from '../domain/routing/types';
import type { Queryable } from './queryable';

/** An agent of the routing ledger, for those who supervise him. */
export interface AgentListRow {
  key: string;
  division: string;
  presence: Presence;
  reason: string | null;
  presenceSince: Date;
  idleSince: Date;
  skills: Record<string, number>;
  queues: string[];
  groups: string[];
  /** By media type; `used` includes open offers. */
  capacity: Record<string, { max: number; used: number; outside: number }>;
  offered: number;
  connected: number;
  /** How often he helped himself, how often out of order, and how many items he passed over. */
  pulls: { count: number; choices: number; skipped: number };
}

/** Agents of some divisions, or one of them, by key. */
export async function listAgents(
  db: Queryable,
  divisions: readonly string[],
  key: string | null = null,
): Promise<AgentListRow[]> {
  const { rows } = await db.query<AgentListRow>(
    `select a.key, a.division, a.presence, a.reason, a.presence_since as "presenceSince", a.idle_since as "idleSince",
       a.skills, a.queues, a.groups,
       jsonb_build_object('count', a.pulls, 'choices', a.choices, 'skipped', a.skips) as pulls,
       coalesce((select jsonb_object_agg(media_type, jsonb_build_object('max', max, 'used', used, 'outside', outside))
         from ledger_load where agent = a.key and (max > 0 or used > 0 or outside > 0)), '{}') as capacity,
       coalesce(held.offered, 0) as offered, coalesce(held.connected, 0) as connected
     from ledger_agent a
     left join (
       select agent, count(*) filter (where state = 'offered')::int as offered,
         count(*) filter (where state = 'connected')::int as connected
       from ledger_item where agent is not null group by agent
     ) held on held.agent = a.key
     where a.active and a.division = any($1) ${key === null ? '' : 'and a.key = $2'}
     order by a.key`,
    key === null ? [divisions] : [divisions, key],
  );
  return rows;
}
