import type { Presence } from '../../domain/routing/types';
import type { Queryable } from '../../db/queryable';
import { isOpen } from './found-by-key';

/** All instants in epoch ms. */
export interface AgentWork {
  presence: { state: Presence; reason: string | null; sinceMs: number };
  /** By media type; `used` includes open offers. */
  capacity: Record<string, { max: number; used: number; outside: number }>;
  /** Oldest first, both. */
  offers: { offerId: string; itemId: string; ring: number; priority: number; offeredMs: number; expiresMs: number }[];
  assignments: { itemId: string; sinceMs: number }[];
}

/** What an agent has, in one statement and so of one instant; null when there is no such agent. */
export async function agentWork(db: Queryable, agent: string): Promise<AgentWork | null> {
  const { rows } = await db.query<AgentWork>(
    `select
       jsonb_build_object('state', a.presence, 'reason', a.reason, 'sinceMs', extract(epoch from a.presence_since) * 1000)
         as presence,
       coalesce((select jsonb_object_agg(media_type, jsonb_build_object('max', max, 'used', used, 'outside', outside))
         from ledger_load where agent = a.key and (max > 0 or used > 0 or outside > 0)), '{}') as capacity,
       coalesce((select jsonb_agg(jsonb_build_object('offerId', o.id, 'itemId', o.item_id, 'ring', ring,
           'priority', priority, 'offeredMs', extract(epoch from offered_at) * 1000,
           'expiresMs', extract(epoch from expires_at) * 1000)
           order by offered_at, o.id)
         from ledger_item i join offer o on o.id = i.offer_id
         where i.agent = a.key and ${isOpen('o')}), '[]') as offers,
       coalesce((select jsonb_agg(jsonb_build_object('itemId', item_id, 'sinceMs', extract(epoch from held_since) * 1000)
           order by held_since, item_id)
         from ledger_item where agent = a.key and state = 'connected'), '[]') as assignments
     from ledger_agent a where a.key = $1 and a.active`,
    [agent],
  );
  return rows[0] ?? null;
}
