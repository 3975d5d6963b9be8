import type { QueueOrder, RoutableQueue } from '../../domain/routing/types';
import type { Queryable } from '../../db/queryable';
import { queueId } from './read-agents';

/** Queues of a shard by their routing ID (`queueId`). */
export async function readQueues(db: Queryable, shard: string): Promise<Map<string, RoutableQueue>> {
  const { rows } = await db.query<{ division: string; key: string; order: QueueOrder; preferred: string[] }>(
    'select division, key, agent_order as "order", preferred from ledger_queue where shard = $1',
    [shard],
  );
  return new Map(
    rows.map(({ division, key, order, preferred }) => {
      const id = queueId(division, key);
      return [id, { key: id, order, preferredAgents: preferred }];
    }),
  );
}
