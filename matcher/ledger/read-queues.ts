import type { QueueOrder, RoutableQueue } from '../../domain/routing/types';
import type { Queryable } from '../../db/queryable';
import { queueId } from './read-agents';

export interface LedgerQueue extends RoutableQueue {
  /** Rings and skills do not apply to its items. */
  emergency: boolean;
}

/** Queues of a shard by their routing ID (`queueId`). */
export async function readQueues(db: Queryable, shard: string): Promise<Map<string, LedgerQueue>> {
  const { rows } = await db.query<{
    division: string;
    key: string;
    order: QueueOrder;
    preferred: string[];
    emergency: boolean;
  }>('select division, key, agent_order as "order", preferred, emergency from ledger_queue where shard = $1', [shard]);
  return new Map(
    rows.map(({ division, key, order, preferred, emergency }) => {
      const id = queueId(division, key);
      return [id, { key: id, order, preferredAgents: preferred, emergency }];
    }),
  );
}
