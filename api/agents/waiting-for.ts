import type { AgentDocument } from '../../domain/config/agent';
import { priorityAt } from '../../domain/priority/curve';
import { rankItems } from '../../domain/routing/order';
import type { RankedItem } from '../../domain/routing/order';
import { askOwner, unlessAway } from '../../matcher/questions/ask-owner';
import { databaseNow } from '../../matcher/ledger/database-now';
import { queueId } from '../../matcher/ledger/read-agents';
import { readItems, readWaitingIn } from '../../matcher/ledger/read-items';
import { shardOf } from '../config/shard-of';
import type { Context } from '../route';

export interface WaitingFor {
  nowMs: number;
  /** Best first. */
  best: Pick<RankedItem, 'item' | 'priority'>[];
  /** How many items wait, by his queues. */
  counts: number[];
}

type Reader = Pick<Context, 'deps' | 'directory'>;

/** The best of what waits in an agent's queues, and how much that is. Without an owner everything there is read. */
export function waitingFor(context: Reader, agent: AgentDocument, limit: number): Promise<WaitingFor> {
  return unlessAway(askFor(context, agent, limit), () => readFor(context, agent, limit));
}

async function askFor({ deps: { pool }, directory }: Reader, agent: AgentDocument, limit: number): Promise<WaitingFor> {
  const { division, queues } = agent;
  const shard = shardOf(division, directory.divisions);
  const part = { after: null, isReversed: false, limit };
  const input = { divisions: [division], queues, atMs: null, tops: [], ...part };
  const [{ atMs, keys }, counts] = await Promise.all([
    askOwner(pool, shard, 'ranked', input),
    askOwner(pool, shard, 'waiting', { queues: queues.map((queue) => queueId(division, queue)) }),
  ]);
  const ids = keys.map(({ id }) => id);
  const rows = new Map((await readItems(pool, shard, ids)).map((row) => [row.item.id, row]));
  const best = ids.flatMap((id) => {
    const row = rows.get(id);
    // On offer by now.
    if (!row || row.offerExpiresMs !== null) return [];
    const { curve } = row.item;
    return [{ item: row.item, priority: priorityAt(curve, atMs, directory.rules.clocks(curve.calendar)) }];
  });
  return { nowMs: atMs, best, counts };
}

async function readFor(
  { deps: { pool }, directory }: Reader,
  agent: AgentDocument,
  limit: number,
): Promise<WaitingFor> {
  const { division, queues } = agent;
  const nowMs = await databaseNow(pool);
  const items = (await readWaitingIn(pool, division, queues)).map(({ item }) => item);
  const ranked = rankItems(items, nowMs, directory.rules.clocks);
  const waiting = new Map<string, number>();
  for (const { item } of ranked) waiting.set(item.queue, (waiting.get(item.queue) ?? 0) + 1);
  const counts = queues.map((queue) => waiting.get(queueId(division, queue)) ?? 0);
  return { nowMs, best: ranked.slice(0, limit), counts };
}
