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
  /** Ready, with nothing in hand or on offer, while something waits in one of his queues. */
  idle: boolean;
  groups: string[];
  /** By media type; `used` includes open offers. */
  capacity: Record<string, { max: number; used: number; outside: number }>;
  offered: number;
  connected: number;
  /** How often he helped himself, how often out of order, and how many items he passed over. */
  pulls: { count: number; choices: number; skipped: number };
}

/** Agents of some divisions, by key, with what waits for them at an instant. */
export async function listAgents(db: Queryable, divisions: readonly string[], at: Date): Promise<AgentListRow[]> {
  const { rows } = await db.query<AgentListRow>(
    `select a.key, a.division, a.presence, a.reason, a.presence_since as "presenceSince", a.idle_since as "idleSince",
       a.skills, a.queues, a.groups,
       a.presence = 'ready' and held.agent is null and exists (
         select 1 from ledger_item l where l.division = a.division and l.queue = any(a.queues) and l.state = 'queued'
           and l.available_at <= $2) as idle,
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
     where a.active and a.division = any($1)
     order by a.key`,
    [divisions, at],
  );
  return rows;
}
