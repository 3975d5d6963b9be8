import type { LedgerAgent, LedgerRow } from '../../../simulator/ledger';
import type { ItemState } from '../../../domain/item/state';
import { waitingItem } from '../../../domain/item/waiting';
import { mayBeOffered } from '../../../domain/routing/eligibility';
import type { Clocks } from '../../../domain/time/clock';
import { Broken } from './broken';
import type { ModelItems } from './model-items';
import { isHeld, type ModelLedger, type OpenOffer } from './model-ledger';

/** Looks at the whole ledger after every step, by plain scans that share nothing with those who changed it. */
export class Watch {
  /** Weight in an agent's hands and offers by media type, as it was after the last step. */
  private loads = new Map<string, number>();

  private known = new Set<OpenOffer>();

  constructor(
    private readonly ledger: ModelLedger,
    private readonly items: ModelItems,
  ) {}

  afterStep(): void {
    this.checkOwnership();
    this.checkOffers();
    const loads = this.checkRows();
    for (const agent of this.ledger.agents.values()) this.checkLoad(agent, loads);
    this.loads = loads;
    this.checkItems();
  }

  /** Every owner has done all that he could: no item lies where nobody looks, and nobody is idle who could work. */
  whenQuiet(nowMs: number, clocks: Clocks): void {
    const { ledger } = this;
    for (const row of ledger.allRows()) {
      const { waiting } = row;
      // What is in hands is nobody's business until it comes back.
      if (isHeld(row)) continue;
      const shard = ledger.queues.shardOf(waiting);
      if (shard !== undefined && shard !== waiting.shard)
        throw new Broken('what waits lies in the shard of its queue', {
          item: waiting.itemId,
          in: waiting.shard,
          shard,
        });
    }
    for (const { id, expiresMs } of ledger.openOffers)
      if (expiresMs <= nowMs) throw new Broken('no offer outlives its end', { id, expiresMs, nowMs });
    for (const shard of ledger.epochs.keys()) {
      const agents = ledger.readAgents(shard).filter(({ presence }) => presence === 'ready');
      const rows = ledger.readItems(shard).filter(({ offerExpiresMs }) => offerExpiresMs === null);
      for (const { item } of rows)
        for (const agent of agents)
          if (mayBeOffered(agent, item, nowMs, clocks).ok)
            throw new Broken('no eligible pair is left waiting', { item: item.id, agent: agent.key });
    }
  }

  /** An offer that was made in this step was made by the owner of now. */
  private checkOwnership(): void {
    const { openOffers, epochs } = this.ledger;
    for (const offer of openOffers) {
      const { id, shard, epoch } = offer;
      if (!this.known.has(offer) && epoch !== epochs.get(shard))
        throw new Broken('nobody writes who is deposed', { id, epoch });
    }
    this.known = new Set(openOffers);
  }

  private checkOffers(): void {
    const [items, agents] = [new Set<string>(), new Set<string>()];
    for (const offer of this.ledger.openOffers) {
      const { itemId, agent: key, answer } = offer;
      if (items.has(itemId)) throw new Broken('one live offer per item', itemId);
      items.add(itemId);
      if (answer === 'manual' && agents.has(key)) throw new Broken('one live offer per agent', key);
      if (answer === 'manual') agents.add(key);
      const row = this.ledger.row(itemId);
      if (row?.offer !== offer || row.agent?.input.key !== key)
        throw new Broken('an open offer is that of its item', offer);
      if (row.agent.presence !== 'ready' || !this.ledger.isActive(key))
        throw new Broken('whoever is not Ready has no open offer', { key, presence: row.agent.presence });
    }
  }

  /** Answers what each agent has. */
  private checkRows(): Map<string, number> {
    const loads = new Map<string, number>();
    for (const row of this.ledger.allRows()) {
      const { agent, offer, waiting } = row;
      if (!agent) {
        if (offer) throw new Broken('an open offer is that of its item', waiting.itemId);
        continue;
      }
      if (!agent.rows.has(row)) throw new Broken('an item is with the agent who has it', waiting.itemId);
      const place = `${agent.input.key} ${waiting.mediaType}`;
      loads.set(place, (loads.get(place) ?? 0) + waiting.weight);
      if (offer && !this.ledger.openOffers.has(offer as never))
        throw new Broken('an open offer is that of its item', waiting.itemId);
    }
    return loads;
  }

  private checkLoad({ input: { key }, rows, capacity }: LedgerAgent, loads: ReadonlyMap<string, number>): void {
    for (const { agent, waiting } of rows)
      if (agent?.input.key !== key) throw new Broken('no item is held twice', { item: waiting.itemId, agent: key });
    for (const mediaType in capacity) {
      const room = capacity[mediaType];
      const load = loads.get(`${key} ${mediaType}`) ?? 0;
      if (!room || room.used !== load)
        throw new Broken('used room is what an agent has', { key, mediaType, room, load });
      // A lowered profile or outside load may leave him with too much; what is forbidden is to take more.
      const isMore = load > (this.loads.get(`${key} ${mediaType}`) ?? 0);
      if (isMore && load + room.outside > room.max)
        throw new Broken('capacity is never exceeded', { key, mediaType, room, load });
    }
  }

  /** What was captured is in one place: the ledger has what waits or is in hands, and nothing else. */
  private checkItems(): void {
    let expected = 0;
    for (const item of this.items.states.values()) {
      const { id, state, assignee, wakeMs } = item;
      const row = this.ledger.row(id);
      const waits = state === 'queued' || state === 'scheduled' || (state === 'parked' && wakeMs !== null);
      if (state === 'connected' || waits) expected += 1;
      if (state === 'connected') {
        const isHis = row && isHeld(row) && row.agent?.input.key === assignee;
        if (!isHis) throw new Broken('an item in hands is held by its agent alone', { id, assignee });
      } else if (waits) {
        if (!row || isHeld(row)) throw new Broken('nothing is lost: what waits is in the ledger', { id, state });
        checkKnown(item, row);
      } else if (row) throw new Broken('what is done with has left the ledger', { id, state });
    }
    let found = 0;
    for (const _ of this.ledger.allRows()) found += 1;
    if (found !== expected) throw new Broken('nothing is in the ledger that was not captured', { found, expected });
  }
}

/** What routing knows of an item that waits is what its state says. */
function checkKnown(item: ItemState, { waiting, offer }: LedgerRow): void {
  if (offer) return;
  const { queue, curve, plan, ringBaseMs, availableAtMs, preferredAgent, mediaType, weight, offerPolicy } =
    waitingItem(item);
  const isSame =
    queue === waiting.queue &&
    curve === waiting.curve &&
    plan === waiting.plan &&
    ringBaseMs === waiting.ringBaseMs &&
    // Once it has come, its instant is of no account.
    (item.state === 'queued' || availableAtMs === waiting.availableAtMs) &&
    preferredAgent === waiting.preferredAgent &&
    mediaType === waiting.mediaType &&
    weight === waiting.weight &&
    offerPolicy === waiting.offerPolicy;
  if (!isSame) throw new Broken('routing knows what waits as it is', { item: waitingItem(item), waiting });
}
