import type { Presence, RoutableAgent } from '../../domain/routing/types';
import type { Queryable } from '../../db/queryable';
import { inShard } from './found-by-key';

/** The routing queue of `queue` in `division`: keys of queues are unique in their division only, a shard has several. */
export function queueId(division: string, queue: string): string {
  return `${division}/${queue}`;
}

export interface AgentRow {
  key: string;
  division: string;
  presence: Presence;
  presenceSinceMs: number;
  idleSinceMs: number;
  skills: Record<string, number>;
  queues: string[];
  groups: string[];
  blockedBy: Record<string, string[]>;
  capacity: Record<string, { max: number; used: number; outside: number }>;
  heldCount: number;
  openManualOffer: boolean;
}

/** Without a `where`. */
export const AGENTS = `select a.key, a.division, a.presence, a.skills, a.queues, a.groups, a.blocked_by as "blockedBy",
       (extract(epoch from a.presence_since) * 1000)::float8 as "presenceSinceMs",
       (extract(epoch from a.idle_since) * 1000)::float8 as "idleSinceMs",
       coalesce((select jsonb_object_agg(media_type, jsonb_build_object('max', max, 'used', used, 'outside', outside))
         from ledger_load where agent = a.key), '{}') as capacity,
       (select count(*)::int from ledger_item i where i.agent = a.key) as "heldCount",
       exists (select 1 from offer o where o.agent = a.key and o.outcome is null and o.answer = 'manual')
         as "openManualOffer"
     from ledger_agent a`;

/** Active agents of a shard, or those of them whose keys are given, as they are in this statement's snapshot. */
export async function readAgents(db: Queryable, shard: string, keys?: readonly string[]): Promise<RoutableAgent[]> {
  // Two texts: one plan for both would read the whole shard to find a few.
  const { rows } = keys
    ? await db.query<AgentRow>(`${AGENTS} where a.key = any($2) and ${inShard('a')} and a.active`, [shard, keys])
    : await db.query<AgentRow>(`${AGENTS} where a.shard = $1 and a.active`, [shard]);
  return rows.map(routableAgent);
}

export function routableAgent(row: AgentRow): RoutableAgent {
  return {
    key: row.key,
    presence: row.presence,
    readySinceMs: row.presence === 'ready' ? row.presenceSinceMs : null,
    idleSinceMs: row.idleSinceMs,
    heldCount: row.heldCount,
    openManualOffer: row.openManualOffer,
    skills: row.skills,
    queues: row.queues.map((queue) => queueId(row.division, queue)),
    groups: row.groups,
    capacity: row.capacity,
    blockedBy: row.blockedBy,
  };
}
