import type { WaitingItem } from '../../../domain/item/waiting';
import type { LedgerAgentInput } from '../../../matcher/ledger/apply-agents';
import type { LedgerQueueInput } from '../../../matcher/ledger/apply-queues';
import type { Fence } from '../../../matcher/ledger/fence';
import type { ProposedOffer } from '../../../matcher/ledger/make-offers';
import type { Chance } from '../core/chance';
import { agentInput, waitingItem } from '../ledger-fixture';
import type { ComparedLedger } from './compared-ledger';

type Step = readonly [name: string, act: (ledger: ComparedLedger) => unknown];

const HOUR_MS = 3_600_000;
const QUEUES = ['q', 'r'];

/** Draws what is done to two ledgers that are the same so far. */
export class LedgerScript {
  readonly shards: string[];
  readonly divisions: string[];
  readonly fences = new Map<string, Fence>();
  /** Captures, and what makes them possible. */
  readonly beginning: Step[];
  private readonly agents: string[];
  private readonly shardOf = new Map<string, string>();
  private readonly deposed: Fence[] = [];
  private readonly items = new Map<string, WaitingItem>();
  private readonly inputs = new Map<string, LedgerAgentInput>();
  private readonly offers: ProposedOffer[] = [];

  constructor(
    private readonly chance: Chance,
    run: string,
  ) {
    const named = (...names: string[]) => names.map((name) => `${run}-${name}`);
    this.shards = named('s1', 's2');
    this.divisions = named('north', 'south');
    this.agents = named('ana', 'ben', 'cyd', 'dan');
    for (const division of this.divisions) this.shardOf.set(division, chance.one(this.shards));
    const queues = this.divisions.flatMap((division) => QUEUES.map((key) => this.queue(division, key)));
    const agents = this.agents.map((key) => this.agent(key));
    this.beginning = [
      ...this.shards.map((shard): Step => ['take over', (ledger) => ledger.takeOver(shard)]),
      ['configure', (ledger) => ledger.configure(queues, agents)],
      ...Array.from({ length: 6 }, () => this.capture()),
      ...this.agents.map((key): Step => ['presence', (ledger) => ledger.setPresence(key, 'ready')]),
    ];
  }

  /** What only the ledgers know. */
  learn(name: string, answer: unknown): void {
    if (name !== 'take over') return;
    const fence = answer as Fence;
    const before = this.fences.get(fence.shard);
    if (before) this.deposed.push(before);
    this.fences.set(fence.shard, fence);
  }

  next(): Step {
    const { chance } = this;
    const item = () => chance.one([...this.items.values()]) as WaitingItem;
    const agent = () => chance.one(this.agents);
    const division = () => chance.one(this.divisions);
    const draw = chance.one<(() => Step | null)[]>([
      [() => this.capture()],
      [() => this.presence(agent()), () => this.presence(agent())],
      [() => this.load(agent())],
      [() => this.makeOffers(), () => this.makeOffers(), () => this.makeOffers()],
      [() => this.answer(), () => this.answer()],
      [() => this.fenced()],
      [() => this.take(item(), agent())],
      [() => this.wait(item())],
      [() => this.remove(item()), () => this.refresh(item())],
      [() => this.configure(division(), agent())],
    ]);
    return chance.one(draw)() ?? this.capture();
  }

  private capture(): Step {
    const { chance } = this;
    const division = chance.one(this.divisions);
    const item = waitingItem({
      itemId: this.newId(),
      division,
      shard: chance.is(0.9) ? this.shardOf.get(division) : chance.one(this.shards),
      queue: chance.one(QUEUES),
      mediaType: chance.one(['workitem', 'workitem', 'voice']),
      weight: chance.one([1, 1, 2, 0.5]),
      preferredAgent: chance.is(0.4) ? chance.one(this.agents) : null,
      // Past by the clock of either ledger.
      ringBaseMs: 0,
      availableAtMs: 0,
      queuedSinceMs: 0,
      offerPolicy: { answer: chance.one(['manual', 'manual', 'auto']), expiryMs: HOUR_MS, declineForMs: HOUR_MS },
    });
    this.items.set(item.itemId, item);
    return ['capture', (ledger) => ledger.capture(item)];
  }

  private newId(): string {
    const digits = () =>
      this.chance
        .below(2 ** 24)
        .toString(16)
        .padStart(6, '0');
    return `00000000-0000-4000-8000-${digits()}${digits()}`;
  }

  private presence(agent: string): Step {
    const presence = this.chance.one(['ready', 'ready', 'ready', 'not-ready', 'offline'] as const);
    return ['presence', (ledger) => ledger.setPresence(agent, presence)];
  }

  private load(agent: string): Step {
    const load = this.chance.one<Record<string, number>>([
      {},
      { voice: 1 },
      { workitem: 2 },
      { voice: 1, workitem: 1 },
    ]);
    return ['load', (ledger) => ledger.setOutsideLoad(agent, load)];
  }

  /** Mostly to agents who serve the item's queue; what does not fit is refused. */
  private makeOffers(): Step {
    const { chance } = this;
    const items = chance.shuffled([...this.items.values()]).slice(0, 1 + chance.below(4));
    const offers = items.map(
      ({ itemId, version, division, queue, offerPolicy: { answer, expiryMs } }): ProposedOffer => {
        const decided = { ring: 0, priority: 1, answer, expiryMs, explanation: {} };
        const serving = [...this.inputs.values()].filter(
          (input) => input.division === division && input.queues.includes(queue),
        );
        const agent = (chance.is(0.9) && chance.one(serving)?.key) || chance.one(this.agents);
        return { offerId: this.newId(), itemId, version: version - Number(chance.is(0.1)), agent, ...decided };
      },
    );
    this.offers.push(...offers);
    const fence = this.fence();
    return ['make offers', (ledger) => ledger.makeOffers(fence, offers)];
  }

  /** Of a late offer, also one that was never made or has ended. */
  private answer(): Step | null {
    const offer = this.chance.one(this.offers.slice(-6));
    if (!offer) return null;
    const { itemId, offerId, agent } = offer;
    const another = this.chance.one(this.agents);
    return this.chance.one<Step>([
      ['claim', (ledger) => ledger.claim(itemId, offerId, agent)],
      ['claim', (ledger) => ledger.claim(itemId, offerId, agent)],
      ['claim by another', (ledger) => ledger.claim(itemId, offerId, another)],
      ['decline', (ledger) => ledger.decline(offerId, agent)],
      ['lapse', (ledger) => ledger.lapse(offerId)],
      ['lapse', (ledger) => ledger.lapse(offerId)],
    ]);
  }

  private fenced(): Step {
    const fence = this.fence();
    const items = [...this.items.keys()];
    return this.chance.one<Step>([
      ['expire offers', (ledger) => ledger.expireOffers(fence)],
      ['expire offers', (ledger) => ledger.expireOffers(fence)],
      ['hand over', (ledger) => ledger.handOver(fence, items)],
      ['hand over', (ledger) => ledger.handOver(fence, items)],
      ['foreign', (ledger) => ledger.readForeign(fence.shard)],
      ['take over', (ledger) => ledger.takeOver(fence.shard)],
    ]);
  }

  private fence(): Fence {
    const deposed = this.chance.is(0.15) ? this.chance.one(this.deposed) : undefined;
    return deposed ?? (this.chance.one([...this.fences.values()]) as Fence);
  }

  private take(item: WaitingItem, agent: string): Step {
    const isPull = this.chance.is(0.5);
    const row = this.renewed(item, {});
    return ['take', (ledger) => ledger.take(row, agent, isPull)];
  }

  private wait(item: WaitingItem): Step {
    const row = this.renewed(item, this.chance.is(0.3) ? { queue: this.chance.one(QUEUES) } : {});
    return ['wait', (ledger) => ledger.wait(row)];
  }

  private refresh(item: WaitingItem): Step {
    const { chance } = this;
    const offerPolicy = { ...item.offerPolicy, answer: chance.one(['manual', 'auto'] as const) };
    const row = this.renewed(item, { queue: chance.one(QUEUES), offerPolicy });
    return ['refresh', (ledger) => ledger.refresh(row)];
  }

  private remove({ itemId }: WaitingItem): Step {
    return ['remove', (ledger) => ledger.remove(itemId)];
  }

  private renewed(item: WaitingItem, changes: Partial<WaitingItem>): WaitingItem {
    const renewed = { ...item, ...changes, version: item.version + 1 };
    this.items.set(item.itemId, renewed);
    return renewed;
  }

  private configure(division: string, agent: string): Step {
    const { chance } = this;
    const key = chance.one(QUEUES);
    return chance.one<() => Step>([
      () => {
        const input = this.agent(agent);
        return ['agent', (ledger) => ledger.configure([], [input])];
      },
      () => ['remove agent', (ledger) => ledger.removeAgent(agent)],
      () => {
        const input = this.queue(division, key);
        return ['queue', (ledger) => ledger.configure([input], [])];
      },
      () => ['remove queue', (ledger) => ledger.removeQueue(division, key)],
      () => this.move(division),
    ])();
  }

  /** With its queues and some of its agents. */
  private move(division: string): Step {
    this.shardOf.set(division, this.chance.one(this.shards));
    const queues = QUEUES.map((key) => this.queue(division, key));
    const agents = this.chance.some(this.agents).map((key) => this.agent(key, division));
    return ['move', (ledger) => ledger.configure(queues, agents)];
  }

  private queue(division: string, key: string): LedgerQueueInput {
    const shard = this.shardOf.get(division) ?? '';
    return { division, key, shard, agentOrder: 'longest-idle', preferred: [], emergency: this.chance.is(0.2) };
  }

  private agent(key: string, division = this.chance.one(this.divisions)): LedgerAgentInput {
    const { chance } = this;
    const max = { workitem: 1 + chance.below(4), ...(chance.is(0.6) && { voice: chance.below(3) }) };
    const shard = this.shardOf.get(division) ?? '';
    const input = agentInput({ key, division, shard, queues: chance.some(QUEUES, 0.8), max });
    this.inputs.set(key, input);
    return input;
  }
}
