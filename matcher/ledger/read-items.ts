import type { OfferRule } from '../../domain/classify/classified';
import type { RoutableItem, RoutingPlan } from '../../domain/routing/types';
import { inShard } from './found-by-key';
import { queueId } from './read-agents';
import type { Queryable } from '../../db/queryable';

/** An item that waits or is offered, as the owner of its shard keeps it. */
export interface WaitingRow {
  item: RoutableItem;
  version: number;
  offer: OfferRule;
  /** Epoch ms at which its open offer ends; null: it waits. */
  offerExpiresMs: number | null;
}

/** Queue and plan still name keys of the division. */
export interface ItemRow extends Omit<RoutableItem, 'activationMs' | 'answer'> {
  version: number;
  division: string;
  availableAtMs: number;
  offer: OfferRule;
  offerExpiresMs: number | null;
}

/** Only an agent of the item's own division serves its queue: for one of another it need not wait. */
export const IS_PREFERRED_KNOWN =
  'exists (select 1 from ledger_agent a where a.key = i.preferred_agent and a.active and a.division = i.division)';
export const IS_EMERGENCY = 'coalesce(q.emergency, false)';
const COLUMNS = `i.item_id as id, i.version, i.division, i.queue, i.media_type as "mediaType", i.weight, i.curve, i.plan,
    i.preferred_agent as "preferredAgent",
    ${IS_PREFERRED_KNOWN} as "preferredAgentKnown",
    (extract(epoch from i.ring_base) * 1000)::float8 as "ringBaseMs",
    (extract(epoch from i.available_at) * 1000)::float8 as "availableAtMs",
    (extract(epoch from i.queued_since) * 1000)::float8 as "queuedSinceMs",
    (extract(epoch from i.on_top_since) * 1000)::float8 as "onTopSinceMs",
    i.declines, i.offer_policy as offer, ${IS_EMERGENCY} as emergency`;
/** `i` and `q`. */
export const TABLES = 'ledger_item i left join ledger_queue q on q.division = i.division and q.key = i.queue';

/** Without a `where`. */
export const ITEMS = `select ${COLUMNS}, (extract(epoch from o.expires_at) * 1000)::float8 as "offerExpiresMs"
  from ${TABLES} left join offer o on o.id = i.offer_id`;

/** Those of the given IDs that wait or are offered in a shard. */
export async function readItems(db: Queryable, shard: string, itemIds: readonly string[]): Promise<WaitingRow[]> {
  const { rows } = await db.query<ItemRow>(
    `${ITEMS} where i.item_id = any($2::uuid[]) and ${inShard('i')} and i.state <> 'connected'`,
    [shard, itemIds],
  );
  return rows.map(waitingRow);
}

/** Everything that is offered in a shard. */
export async function readOffered(db: Queryable, shard: string): Promise<WaitingRow[]> {
  const { rows } = await db.query<ItemRow>(`${ITEMS} where i.shard = $1 and i.state = 'offered'`, [shard]);
  return rows.map(waitingRow);
}

/** What waits in some queues of a division, without what is offered. Keys of queues, not their routing IDs. */
export async function readWaitingIn(db: Queryable, division: string, queues: readonly string[]): Promise<WaitingRow[]> {
  const { rows } = await db.query<ItemRow>(
    `select ${COLUMNS}, null::float8 as "offerExpiresMs" from ${TABLES} where i.division = $1 and i.queue = any($2) and i.state = 'queued'`,
    [division, queues],
  );
  return rows.map(waitingRow);
}

export function waitingRow({
  version,
  offer,
  offerExpiresMs,
  division,
  queue,
  availableAtMs,
  plan,
  ...row
}: ItemRow): WaitingRow {
  return {
    item: {
      ...row,
      queue: queueId(division, queue),
      plan: qualifyPlan(plan, division),
      activationMs: availableAtMs,
      answer: offer.answer,
    },
    version,
    offer,
    offerExpiresMs,
  };
}

/** A plan names queues of its own division. */
export function qualifyPlan(plan: RoutingPlan, division: string): RoutingPlan {
  const rings = plan.rings.map((ring) =>
    ring.requirement === 'preferred' || ring.requirement.queue === undefined
      ? ring
      : { ...ring, requirement: { ...ring.requirement, queue: queueId(division, ring.requirement.queue) } },
  );
  return { ...plan, rings };
}
