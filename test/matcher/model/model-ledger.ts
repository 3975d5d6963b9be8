import { Ledger, type LedgerAgent, type LedgerRow } from '../../../simulator/ledger';
import type { Offer } from '../../../simulator/offer';
import { routableAgent, routableItem } from '../../../simulator/routable';
import type { WaitingItem } from '../../../domain/item/waiting';
import { mayBeOffered } from '../../../domain/routing/eligibility';
import type { Presence, RoutableAgent } from '../../../domain/routing/types';
import type { Clocks } from '../../../domain/time/clock';
import type { LedgerAgentInput } from '../../../matcher/ledger/apply-agents';
import type { ClaimResult } from '../../../matcher/ledger/claim';
import { Deposed, type Fence } from '../../../matcher/ledger/fence';
import type { Foreign } from '../../../matcher/ledger/hand-over';
import { queueId } from '../../../matcher/ledger/read-agents';
import type { OffersMade, ProposedOffer } from '../../../matcher/ledger/make-offers';
import type { Dirty, DirtyPlace } from '../../../matcher/ledger/read-dirty';
import type { WaitingRow } from '../../../matcher/ledger/read-items';
import type { TakeResult } from '../../../matcher/ledger/take';
import { ModelMarks } from './model-marks';
import { ModelQueues } from './model-queues';

/** A row of the table of offers as long as it is open. */
export interface OpenOffer extends Offer {
  shard: string;
  epoch: number;
}

/**
 * The simulator's ledger with what several owners and live configuration need: epochs, marks by shard, queues that move,
 * agents that come and go, and offers that are checked again when they are written. Each method is one transaction, and
 * does what the function of `matcher/ledger/` of that name does: to read beside it.
 */
export class ModelLedger extends Ledger {
  readonly epochs = new Map<string, number>();
  private readonly marks = new ModelMarks();
  readonly queues = new ModelQueues(this.rows, this.marks);
  readonly openOffers = new Set<OpenOffer>();
  /** How often what happened, for those who ask whether enough did. */
  readonly figures = {
    offered: 0,
    fullBatches: 0,
    refused: 0,
    deposed: 0,
    lapsed: 0,
    handedOver: 0,
    forgotten: 0,
    lost: 0,
  };
  private readonly removed = new Set<string>();

  constructor() {
    super({ agents: new Map() });
  }

  allRows(): IterableIterator<LedgerRow> {
    return this.rows.values();
  }

  isActive(key: string): boolean {
    return this.agents.has(key) && !this.removed.has(key);
  }

  isActiveIn(key: string, division: string): boolean {
    return this.isActive(key) && this.agents.get(key)?.input.division === division;
  }

  // Those who follow a shard, and its owner.

  isAllReadAt(place: DirtyPlace, shard: string): boolean {
    return this.marks.isAllReadAt(place, shard);
  }

  placeNow(): DirtyPlace {
    return this.marks.placeNow();
  }

  readDirty(shard: string, place: DirtyPlace, nowMs: number): Dirty {
    const { items, agents, queues, isLost } = this.marks.since(shard, place);
    this.figures.lost += Number(isLost);
    return {
      items,
      itemRows: this.readItems(shard, items),
      agents,
      agentRows: this.readAgents(shard, agents),
      queues,
      place: this.placeNow(),
      isLost,
      epoch: this.epochs.get(shard) ?? 0,
      nowMs,
    };
  }

  forgetDirty(fence: Fence, place: DirtyPlace): boolean {
    if (!this.isOwner(fence)) return false;
    this.marks.forget(fence.shard, place);
    this.figures.forgotten += 1;
    return false;
  }

  takeOver(shard: string): Fence {
    const epoch = this.nextEpoch(this.epochs.get(shard) ?? 0);
    this.epochs.set(shard, epoch);
    return { shard, epoch };
  }

  readAgents(shard: string, keys: Iterable<string> = this.agents.keys()): RoutableAgent[] {
    return Array.from(keys, (key) => this.agents.get(key)).flatMap((agent) =>
      agent?.input.shard === shard && this.isActive(agent.input.key) ? routableAgent(agent) : [],
    );
  }

  readItems(shard: string, itemIds: Iterable<string> = this.rows.keys()): WaitingRow[] {
    return Array.from(itemIds, (id) => this.rows.get(id)).flatMap((row) =>
      row?.waiting.shard === shard && !isHeld(row) ? this.waitingRow(row) : [],
    );
  }

  /** Checks each offer again, as it is now; what stands takes room from what comes after it. */
  makeOffers(fence: Fence, offers: readonly ProposedOffer[], clocks: Clocks, nowMs: number): OffersMade {
    this.holdFence(fence);
    const answer: OffersMade = { made: [], refused: [] };
    for (const offer of offers) {
      const [row] = this.readItems(fence.shard, [offer.itemId]);
      const [agent] = this.readAgents(fence.shard, [offer.agent]);
      const isSame = row?.offerExpiresMs === null && row.version === offer.version;
      if (isSame && agent && mayBeOffered(agent, row.item, nowMs, clocks).ok) {
        answer.made.push({ offerId: offer.offerId, expiresMs: this.insertOffer(offer, fence, nowMs) });
      } else answer.refused.push(offer);
    }
    this.figures.offered += answer.made.length;
    this.figures.fullBatches += Number(offers.length === 50);
    this.figures.refused += answer.refused.length;
    return answer;
  }

  /** Nobody was asked for what is answered automatically, so nobody has missed it. Who has missed one loses the others. */
  expireOffers(fence: Fence, nowMs: number): number {
    this.holdFence(fence);
    const lapsed = [...this.openOffers].filter(
      ({ itemId, expiresMs }) => expiresMs <= nowMs && this.rows.get(itemId)?.waiting.shard === fence.shard,
    );
    for (const offer of lapsed) {
      if (!this.openOffers.has(offer)) continue;
      const agent = this.agent(offer.agent);
      if (offer.answer === 'auto') this.close(offer);
      else if (this.expire(offer, nowMs)) this.withdrawOffersOf(agent);
    }
    this.figures.lapsed += lapsed.length;
    return lapsed.length;
  }

  readForeign(shard: string): Foreign {
    const queues = this.queues.outside(shard);
    const held = [...this.rows.values()].filter((row) => isHeld(row) && row.waiting.shard === shard);
    const inHands = held.map(({ waiting }) => waiting).filter((item) => queues.has(queueId(item.division, item.queue)));
    return { queues, inHands: inHands.map(({ itemId }) => itemId) };
  }

  /** Of these items those whose queue lies in another shard go there, without their open offers. */
  handOver(fence: Fence, itemIds: readonly string[]): number {
    this.holdFence(fence);
    let count = 0;
    for (const id of itemIds) {
      const row = this.rows.get(id);
      if (!row) continue;
      const shard = this.queues.shardOf(row.waiting);
      if (row.waiting.shard !== fence.shard || shard === undefined || shard === fence.shard) continue;
      if (row.offer) this.close(row.offer);
      this.touchItem(row.waiting);
      row.waiting = { ...row.waiting, shard };
      this.touchItem(row.waiting);
      count += 1;
    }
    this.figures.handedOver += count;
    return count;
  }

  // Configuration of agents; that of queues is theirs.

  override applyAgent(input: LedgerAgentInput): void {
    const known = this.agents.get(input.key);
    if (known && (known.input.division !== input.division || known.input.shard !== input.shard)) {
      this.withdrawOffersOf(known);
      this.touchAgent(known);
    }
    this.removed.delete(input.key);
    super.applyAgent(input);
    this.touchItemsPreferring(input.key);
  }

  removeAgent(key: string, nowMs: number): void {
    const agent = this.agents.get(key);
    if (!agent) return;
    if (this.isActive(key)) Object.assign(agent, { presence: 'offline', reason: null, presenceSinceMs: nowMs });
    this.removed.add(key);
    this.withdrawOffersOf(agent);
    this.touchAgent(agent);
    this.touchItemsPreferring(key);
  }

  // Agents and items.

  override setPresence(key: string, presence: Presence, reason: string | null, nowMs: number): Offer[] | 'unchanged' {
    return this.isActive(key) ? super.setPresence(key, presence, reason, nowMs) : 'unchanged';
  }

  override setOutsideLoad(key: string, load: Readonly<Record<string, number>>): Offer[] {
    return this.isActive(key) ? super.setOutsideLoad(key, load) : [];
  }

  override claim(itemId: string, offerId: string, key: string, nowMs: number): ClaimResult {
    const offer = this.rows.get(itemId)?.offer;
    const answer = super.claim(itemId, offerId, key, nowMs);
    if (answer === 'claimed') this.openOffers.delete(offer as OpenOffer);
    return answer;
  }

  /** What is offered or held cannot be pulled; what is offered can be assigned. A row that there is keeps its place. */
  pickUp(waiting: WaitingItem, key: string, isPull: boolean, nowMs: number): TakeResult {
    const row = this.rows.get(waiting.itemId);
    if (row?.agent && (isPull || !row.offer)) return 'WRONG_STATE';
    if (!this.isActive(key)) return 'CAPACITY_FULL';
    const { version, mediaType, weight } = waiting;
    return this.take(row ? { ...row.waiting, version, mediaType, weight } : waiting, key, nowMs);
  }

  // What a planted bug replaces.

  protected nextEpoch(epoch: number): number {
    return epoch + 1;
  }

  protected isOwner({ shard, epoch }: Fence): boolean {
    return this.epochs.get(shard) === epoch;
  }

  private holdFence(fence: Fence): void {
    if (this.isOwner(fence)) return;
    this.figures.deposed += 1;
    throw new Deposed(fence);
  }

  /** Leaves no mark: the owner knows what he has offered. */
  private insertOffer(
    { offerId: id, itemId, agent: key, ring, priority, answer, expiryMs }: ProposedOffer,
    { shard, epoch }: Fence,
    nowMs: number,
  ): number {
    const row = this.known(itemId);
    const agent = this.agent(key);
    const room = agent.capacity[row.waiting.mediaType];
    if (!room || !this.hasRoom(room, row.waiting.weight)) throw new Error('an offer was checked and found no room');
    const expiresMs = nowMs + expiryMs;
    const offer: OpenOffer = { id, itemId, agent: key, ring, priority, expiresMs, answer, shard, epoch };
    this.openOffers.add(offer);
    Object.assign(row, { offer, agent });
    agent.rows.add(row);
    this.takeRoom(agent, row.waiting, 1);
    return expiresMs;
  }

  protected override close(offer: Offer): LedgerRow {
    this.openOffers.delete(offer as OpenOffer);
    return super.close(offer);
  }

  private withdrawOffersOf({ rows }: LedgerAgent): void {
    for (const { offer } of Array.from(rows)) if (offer) this.close(offer);
  }

  private touchItemsPreferring(key: string): void {
    for (const { waiting, agent } of this.rows.values()) {
      if (waiting.preferredAgent === key && !agent) this.touchItem(waiting);
    }
  }

  protected override touchItem({ itemId, shard }: WaitingItem): void {
    this.marks.mark(shard, 'item', itemId);
  }

  protected override touchAgent({ input }: LedgerAgent): void {
    this.marks.mark(input.shard, 'agent', input.key);
  }

  private waitingRow(row: LedgerRow): WaitingRow {
    const { version, offerPolicy } = row.waiting;
    const item = routableItem(row, this.live);
    return { item, version, offer: offerPolicy, offerExpiresMs: row.offer?.expiresMs ?? null };
  }

  private readonly live = {
    isAgent: (key: string, division: string) => this.isActiveIn(key, division),
    isEmergency: (id: string) => this.queues.isEmergency(id),
  };
}

/** In somebody's hands: no business of the matcher's. */
export function isHeld({ agent, offer }: LedgerRow): boolean {
  return agent !== null && offer === null;
}
