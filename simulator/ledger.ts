import type { LedgerInputs } from '../api/config/ledger-inputs';
import type { OfferRule } from '../domain/classify/classified';
import type { WaitingItem } from '../domain/item/waiting';
import type { MediaRoom, Presence } from '../domain/routing/types';
import type { LedgerAgentInput } from '../matcher/ledger/apply-agents';
import type { ClaimResult } from '../matcher/ledger/claim';
import { queueId } from '../matcher/ledger/read-agents';
import type { Choice } from '../matcher/shard-memory';

export interface Offer {
  id: string;
  itemId: string;
  agent: string;
  ring: number;
  priority: number;
  expiresMs: number;
  /** As it was when the offer was made, whatever the item's rules say by now. */
  answer: OfferRule['answer'];
}

/** An item that waits (no agent), is offered (with its offer), or is in hands (an agent, no offer). */
export interface LedgerRow {
  waiting: WaitingItem;
  agent: LedgerAgent | null;
  offer: Offer | null;
  onTopSinceMs: number | null;
  /** Agents who declined it, with the instant at which their pause ends. */
  declines: Readonly<Record<string, number>>;
}

export interface LedgerAgent {
  input: Omit<LedgerAgentInput, 'max'>;
  /** As routing knows them. */
  queueIds: readonly string[];
  presence: Presence;
  reason: string | null;
  presenceSinceMs: number;
  /** Since the last item left his hands; null when none ever did. */
  idleSinceMs: number | null;
  /** Offered to him, and in his hands. */
  rows: Set<LedgerRow>;
  /** By media type; replaced when it changes, never changed. */
  capacity: Readonly<Record<string, MediaRoom>>;
}

/** What has changed in a shard: IDs of items, which may be gone by now, and keys of agents. */
interface Dirty {
  items: Set<string>;
  agents: Set<string>;
}

const RONA = 'rona';

/**
 * The routing ledger of a simulation: who waits, is offered and holds what. It does in memory and at given instants what
 * the functions of `matcher/ledger/` do on tables (a test holds them against each other), and like them it notes what
 * has changed for those who decide. It decides nothing; instants are epoch ms.
 */
export class Ledger {
  readonly agents = new Map<string, LedgerAgent>();
  protected readonly rows = new Map<string, LedgerRow>();
  private readonly dirty = new Map<string, Dirty>();
  private hasChanged = false;
  private offersMade = 0;

  constructor({ agents }: Pick<LedgerInputs, 'agents'>) {
    for (const input of agents.values()) this.applyAgent(input);
  }

  /** Creates or changes an agent: presence and load survive, a new one is Offline. */
  applyAgent({ max, ...input }: LedgerAgentInput): void {
    const known = this.agents.get(input.key);
    const types = new Set([...Object.keys(known?.capacity ?? {}), ...Object.keys(max)]);
    const capacity = Object.fromEntries(
      [...types].map((type) => [type, { used: 0, outside: 0, ...known?.capacity[type], max: max[type] ?? 0 }]),
    );
    const queueIds = input.queues.map((queue) => queueId(input.division, queue));
    const offline = { presence: 'offline' as const, reason: null, presenceSinceMs: 0, idleSinceMs: null };
    const agent = Object.assign(known ?? { ...offline, rows: new Set<LedgerRow>() }, { input, queueIds, capacity });
    this.agents.set(input.key, agent);
    this.touchAgent(agent);
  }

  row(itemId: string): LedgerRow | undefined {
    return this.rows.get(itemId);
  }

  /** Rows of a queue that nobody has and nobody is offered. */
  waitingIn(division: string, queue: string): LedgerRow[] {
    return [...this.rows.values()].filter(
      ({ waiting, agent }) => agent === null && waiting.queue === queue && waiting.division === division,
    );
  }

  /** Whether an agent has been Offline all the time since. */
  isOfflineSince(key: string, sinceMs: number): boolean {
    const { presence, presenceSinceMs } = this.agent(key);
    return presence === 'offline' && presenceSinceMs <= sinceMs;
  }

  /** Shows what has changed since the last call, by shard. */
  drainDirty(show: (shard: string, dirty: Readonly<Dirty>) => void): void {
    if (!this.hasChanged) return;
    this.hasChanged = false;
    for (const [shard, dirty] of this.dirty) {
      const { items, agents } = dirty;
      if (items.size + agents.size === 0) continue;
      show(shard, dirty);
      items.clear();
      agents.clear();
    }
  }

  /** Anything but Ready takes open offers back, which are answered; the same presence again changes nothing. */
  setPresence(key: string, presence: Presence, reason: string | null, nowMs: number): Offer[] | 'unchanged' {
    const agent = this.agent(key);
    const newReason = presence === 'not-ready' ? reason : null;
    if (agent.presence === presence && agent.reason === newReason) return 'unchanged';
    Object.assign(agent, { presence, reason: newReason, presenceSinceMs: nowMs });
    this.touchAgent(agent);
    if (presence === 'ready') return [];
    const offers = [...agent.rows].flatMap(({ offer }) => offer ?? []);
    for (const offer of offers) this.close(offer);
    return offers;
  }

  /** The whole of what he does elsewhere: a media type that `load` does not name has none. */
  setOutsideLoad(key: string, load: Readonly<Record<string, number>>): void {
    const agent = this.agent(key);
    const types = new Set([...Object.keys(agent.capacity), ...Object.keys(load)]);
    const roomFor = (type: string) => ({ max: 0, used: 0, ...agent.capacity[type], outside: load[type] ?? 0 });
    const rooms = [...types].map((type) => [type, roomFor(type)] as const);
    agent.capacity = Object.fromEntries(rooms.filter(([, { max, used, outside }]) => max + used + outside > 0));
    this.touchAgent(agent);
  }

  /** Writes an offer that was just decided. */
  offer({ itemId, agent: { key }, ring, priority }: Choice, nowMs: number): Offer {
    const row = this.known(itemId);
    this.offersMade += 1;
    const { answer, expiryMs } = row.waiting.offerPolicy;
    const expiresMs = nowMs + expiryMs;
    row.offer = { id: `offer-${this.offersMade}`, itemId, agent: key, ring, priority, expiresMs, answer };
    row.agent = this.agent(key);
    row.agent.rows.add(row);
    this.takeRoom(row.agent, row.waiting, 1);
    this.touch(row);
    return row.offer;
  }

  isOpen(offer: Offer): boolean {
    return this.rows.get(offer.itemId)?.offer === offer;
  }

  /** Accept: the room stays taken, the offer had taken it. */
  claim(itemId: string, offerId: string, key: string, nowMs: number): ClaimResult {
    const row = this.rows.get(itemId);
    if (!row?.offer || row.offer.id !== offerId) return 'NOT_OFFERED';
    if (row.offer.agent !== key) return 'NOT_YOURS';
    if (row.offer.expiresMs <= nowMs) return 'OFFER_EXPIRED';
    row.offer = null;
    row.onTopSinceMs = null;
    this.touch(row);
    return 'claimed';
  }

  /** Into an agent's hands without an offer, if he has room; an offer of it that is open is taken back. */
  take(waiting: WaitingItem, key: string, nowMs: number): 'taken' | 'CAPACITY_FULL' {
    const row = this.rows.get(waiting.itemId);
    const agent = this.agent(key);
    const room = agent.capacity[waiting.mediaType];
    const isHis = row?.agent === agent && row.waiting.mediaType === waiting.mediaType;
    const freed = isHis ? row.waiting.weight : 0;
    if (!room || !this.hasRoom(room, waiting.weight - freed)) return 'CAPACITY_FULL';
    this.enqueue(waiting, nowMs);
    const taken = this.known(waiting.itemId);
    taken.onTopSinceMs = null;
    taken.agent = agent;
    agent.rows.add(taken);
    this.takeRoom(agent, waiting, 1);
    this.touch(taken);
    return 'taken';
  }

  /** The item keeps its place; he is not asked for it again within `declineFor`. */
  decline(offer: Offer, nowMs: number): void {
    const row = this.close(offer);
    row.declines = { ...row.declines, [offer.agent]: nowMs + row.waiting.offerPolicy.declineForMs };
  }

  /** A missed offer: the item lies on top of its queue, the agent is Not Ready. Answers whether that is news of him. */
  expire(offer: Offer, nowMs: number): boolean {
    const row = this.close(offer);
    row.onTopSinceMs ??= nowMs;
    const agent = this.agent(offer.agent);
    if (agent.presence !== 'ready') return false;
    Object.assign(agent, { presence: 'not-ready', reason: RONA, presenceSinceMs: nowMs });
    return true;
  }

  /** Lets an item wait, also one that comes back: out of the hands that hold it, with an open offer taken back. */
  enqueue(waiting: WaitingItem, nowMs: number): Offer | null {
    const row = this.rows.get(waiting.itemId);
    const withdrawn = row ? this.release(row, nowMs) : null;
    const onTopSinceMs = row?.waiting.queue === waiting.queue ? row.onTopSinceMs : null;
    const kept = { onTopSinceMs, declines: row?.declines ?? {} };
    this.rows.set(waiting.itemId, { waiting, agent: null, offer: null, ...kept });
    this.touchItem(waiting);
    return withdrawn;
  }

  /** What routing knows of an item is written anew; it stays where it is, with its offer or its holder. */
  refresh(waiting: WaitingItem): void {
    const row = this.rows.get(waiting.itemId);
    if (!row) return;
    // What he who has it is loaded with stays as it was taken, and the shard as the queue's owner says.
    const { shard, mediaType, weight } = row.waiting;
    row.waiting = { ...waiting, shard, mediaType, weight };
    this.touchItem(row.waiting);
  }

  /** The same for an item that is done with: it is gone. */
  remove(itemId: string, nowMs: number): Offer | null {
    const row = this.rows.get(itemId);
    if (!row) return null;
    const withdrawn = this.release(row, nowMs);
    this.rows.delete(itemId);
    return withdrawn;
  }

  /** From the instant at which an item leaves his hands he is idle, also when he holds others. */
  private release(row: LedgerRow, nowMs: number): Offer | null {
    const { offer, agent } = row;
    if (offer) this.close(offer);
    else if (agent) {
      this.leave(row, agent);
      agent.idleSinceMs = nowMs;
    }
    this.touch(row);
    return offer;
  }

  protected close(offer: Offer): LedgerRow {
    const row = this.known(offer.itemId);
    if (row.offer !== offer || !row.agent) throw new Error(`offer ${offer.id} is not open`);
    this.leave(row, row.agent);
    row.offer = null;
    return row;
  }

  private leave(row: LedgerRow, agent: LedgerAgent): void {
    this.touch(row);
    agent.rows.delete(row);
    this.takeRoom(agent, row.waiting, -1);
    row.agent = null;
  }

  protected hasRoom({ max, used, outside }: MediaRoom, weight: number): boolean {
    return used + outside + weight <= max;
  }

  protected takeRoom(agent: LedgerAgent, { mediaType, weight }: WaitingItem, sign: 1 | -1): void {
    const room = agent.capacity[mediaType];
    if (room) agent.capacity = { ...agent.capacity, [mediaType]: { ...room, used: room.used + sign * weight } };
  }

  private touch(row: LedgerRow): void {
    this.touchItem(row.waiting);
    if (row.agent) this.touchAgent(row.agent);
  }

  protected touchItem({ itemId, shard }: WaitingItem): void {
    this.dirtyOf(shard).items.add(itemId);
  }

  protected touchAgent({ input }: LedgerAgent): void {
    this.dirtyOf(input.shard).agents.add(input.key);
  }

  private dirtyOf(shard: string): Dirty {
    this.hasChanged = true;
    const known = this.dirty.get(shard);
    if (known) return known;
    const dirty = { items: new Set<string>(), agents: new Set<string>() };
    this.dirty.set(shard, dirty);
    return dirty;
  }

  protected known(itemId: string): LedgerRow {
    const row = this.rows.get(itemId);
    if (!row) throw new Error(`item ${itemId} is not in the ledger`);
    return row;
  }

  protected agent(key: string): LedgerAgent {
    const agent = this.agents.get(key);
    if (!agent) throw new Error(`there is no agent ${key}`);
    return agent;
  }
}
