import type { Queryable } from '../../db/queryable';

export interface OfferRow {
  id: string;
  itemId: string;
  division: string;
  agent: string;
  answer: 'manual' | 'auto';
  ring: number;
  priority: number;
  /** Epoch ms. */
  offeredMs: number;
  expiresMs: number;
  /** By the database's clock at the read: an open offer past it can no longer be claimed. */
  isExpired: boolean;
  explanation: unknown;
  outcome: 'accepted' | 'declined' | 'expired' | 'withdrawn' | null;
  /** Null while it is open. */
  closedMs: number | null;
}

const columns = `id, item_id as "itemId", division, agent, answer, ring, priority,
  (extract(epoch from offered_at) * 1000)::float8 as "offeredMs",
  (extract(epoch from expires_at) * 1000)::float8 as "expiresMs",
  expires_at <= clock_timestamp() as "isExpired", explanation, outcome,
  (extract(epoch from closed_at) * 1000)::float8 as "closedMs"`;

export async function readOffer(db: Queryable, offerId: string): Promise<OfferRow | null> {
  const { rows } = await db.query<OfferRow>(`select ${columns} from offer where id = $1`, [offerId]);
  return rows[0] ?? null;
}

/** Oldest first; each says why this agent was asked. */
export async function offersOfItem(db: Queryable, itemId: string): Promise<OfferRow[]> {
  const { rows } = await db.query<OfferRow>(
    `select ${columns} from every_offer where item_id = $1 order by offered_at, id`,
    [itemId],
  );
  return rows;
}
