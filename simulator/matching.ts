import type { LedgerInputs } from '../api/config/ledger-inputs';
import type { Clocks } from '../domain/time/clock';
import { queueId } from '../matcher/ledger/read-agents';
import type { WaitingRow } from '../matcher/ledger/read-items';
import { ShardMemory } from '../matcher/shard-memory';
import type { Choice } from '../matcher/shard-memory';
import type { Ledger, LedgerRow } from './ledger';
import { type LiveRouting, liveRouting, routableAgent, routableItem } from './routable';

interface Core {
  memory: ShardMemory;
  /** Something has changed since it last decided. */
  isChanged: boolean;
  nextInstantMs: number;
}

/** The matcher of every shard, fed with what changes in the ledger as the owner of a shard is. */
export class Matching {
  private readonly cores = new Map<string, Core>();
  private readonly live: LiveRouting;

  constructor(
    private readonly ledger: Ledger,
    routing: Pick<LedgerInputs, 'shards' | 'queues' | 'agents'>,
    clocks: Clocks,
  ) {
    this.live = liveRouting(routing);
    for (const shard of routing.shards) {
      const memory = new ShardMemory(clocks);
      const queues = [...routing.queues].filter(([, queue]) => queue.shard === shard);
      memory.setQueues(
        new Map(
          queues.map(([, { division, key, agentOrder, preferred }]) => {
            const id = queueId(division, key);
            return [id, { key: id, order: agentOrder, preferredAgents: preferred }];
          }),
        ),
      );
      this.cores.set(shard, { memory, isChanged: true, nextInstantMs: Infinity });
    }
  }

  /** Every offer that can be made at this instant. Those that are made must be in the ledger before the next call. */
  decide(nowMs: number): Choice[] {
    this.catchUp();
    const choices: Choice[] = [];
    for (const core of this.cores.values()) {
      if (!core.isChanged && nowMs < core.nextInstantMs) continue;
      const decided = core.memory.decide(nowMs);
      choices.push(...decided);
      core.isChanged = false;
      // One that decides something is changed by it, and asked again.
      if (decided.length === 0) core.nextInstantMs = core.memory.nextInstantMs(nowMs);
    }
    return choices;
  }

  /** The next instant at which the clock alone changes what can be decided; known once `decide` has nothing more. */
  nextInstantMs(): number {
    let nextMs = Infinity;
    for (const core of this.cores.values()) nextMs = Math.min(nextMs, core.nextInstantMs);
    return nextMs;
  }

  private catchUp(): void {
    this.ledger.drainDirty((shard, { items, agents }) => {
      const core = this.cores.get(shard);
      if (!core) return;
      core.isChanged = true;
      for (const key of agents) {
        const agent = this.ledger.agents.get(key);
        if (agent) core.memory.upsertAgent(routableAgent(agent));
      }
      for (const id of items) {
        const row = this.ledger.row(id);
        // The ends of offers are the simulation's own business, so what is offered is not looked at here.
        if (row?.waiting.shard === shard && row.agent === null) core.memory.upsertItem(this.waitingRow(row));
        else core.memory.removeItem(id);
      }
    });
  }

  private waitingRow(row: LedgerRow): WaitingRow {
    const { version, offerPolicy } = row.waiting;
    return { item: routableItem(row, this.live), version, offer: offerPolicy, offerExpiresMs: null };
  }
}
