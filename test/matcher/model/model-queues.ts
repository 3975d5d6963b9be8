import type { LedgerRow } from '../../../simulator/ledger';
import type { WaitingItem } from '../../../domain/item/waiting';
import type { LedgerQueueInput } from '../../../matcher/ledger/apply-queues';
import { queueId } from '../../../matcher/ledger/read-agents';
import type { LedgerQueue } from '../../../matcher/ledger/read-queues';
import type { ModelMarks } from './model-marks';

/** The table `ledger_queue`, with the marks that its changes leave. */
export class ModelQueues {
  private readonly byId = new Map<string, LedgerQueueInput>();

  constructor(
    private readonly rows: ReadonlyMap<string, LedgerRow>,
    private readonly marks: ModelMarks,
  ) {}

  all(): LedgerQueueInput[] {
    return [...this.byId.values()];
  }

  /** Undefined while its queue does not exist. */
  shardOf({ division, queue }: WaitingItem): string | undefined {
    return this.byId.get(queueId(division, queue))?.shard;
  }

  /** Those that exist in other shards. */
  outside(shard: string): Set<string> {
    return new Set([...this.byId].filter(([, queue]) => queue.shard !== shard).map(([id]) => id));
  }

  isEmergency(id: string): boolean {
    return this.byId.get(id)?.emergency ?? false;
  }

  read(shard: string): Map<string, LedgerQueue> {
    const mine = [...this.byId].filter(([, queue]) => queue.shard === shard);
    return new Map(
      mine.map(([id, { agentOrder: order, preferred: preferredAgents, emergency }]) => [
        id,
        { key: id, order, preferredAgents, emergency },
      ]),
    );
  }

  apply(inputs: readonly LedgerQueueInput[]): void {
    for (const input of inputs) {
      const id = queueId(input.division, input.key);
      const before = this.byId.get(id);
      for (const shard of before ? [before.shard] : this.shardsOfItemsIn(id)) this.marks.mark(shard, 'queues');
      this.byId.set(id, input);
      this.marks.mark(input.shard, 'queues');
    }
  }

  remove(id: string): void {
    const queue = this.byId.get(id);
    if (!queue) return;
    this.byId.delete(id);
    for (const shard of [queue.shard, ...this.shardsOfItemsIn(id)]) this.marks.mark(shard, 'queues');
  }

  private shardsOfItemsIn(id: string): string[] {
    return [...this.rows.values()].flatMap(({ waiting: { division, queue, shard } }) =>
      queueId(division, queue) === id ? shard : [],
    );
  }

  /** Calendars count for a whole shard. */
  changeCalendars(shards: Iterable<string>): void {
    for (const shard of shards) this.marks.mark(shard, 'queues');
  }
}
