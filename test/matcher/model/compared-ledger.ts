import type { LedgerAgent, LedgerRow } from '../../../simulator/ledger';
import type { WaitingItem } from '../../../domain/item/waiting';
import type { Presence } from '../../../domain/routing/types';
import { wallClocks } from '../../../domain/time/clock';
import type { LedgerAgentInput } from '../../../matcher/ledger/apply-agents';
import type { LedgerQueueInput } from '../../../matcher/ledger/apply-queues';
import { Deposed, type Fence } from '../../../matcher/ledger/fence';
import type { Foreign } from '../../../matcher/ledger/hand-over';
import type { ProposedOffer } from '../../../matcher/ledger/make-offers';
import type { Dirty } from '../../../matcher/ledger/read-dirty';
import { isHeld, ModelLedger } from './model-ledger';

/** What can be done to a ledger, each in one transaction. What it answers is compared, so it is plain. */
export interface ComparedLedger {
  capture: (item: WaitingItem) => unknown;
  makeOffers: (fence: Fence, offers: readonly ProposedOffer[]) => unknown;
  claim: (itemId: string, offerId: string, agent: string) => unknown;
  decline: (offerId: string, agent: string) => unknown;
  /** The offer's time is up. */
  lapse: (offerId: string) => unknown;
  expireOffers: (fence: Fence) => unknown;
  readForeign: (shard: string) => unknown;
  handOver: (fence: Fence, itemIds: readonly string[]) => unknown;
  takeOver: (shard: string) => unknown;
  take: (item: WaitingItem, agent: string, isPull: boolean) => unknown;
  wait: (item: WaitingItem) => unknown;
  remove: (itemId: string) => unknown;
  setPresence: (agent: string, presence: Presence) => unknown;
  setOutsideLoad: (agent: string, load: Record<string, number>) => unknown;
  configure: (queues: readonly LedgerQueueInput[], agents: readonly LedgerAgentInput[]) => unknown;
  removeAgent: (key: string) => unknown;
  removeQueue: (division: string, key: string) => unknown;
  refresh: (item: WaitingItem) => unknown;
  /** What whoever follows the shard reads, as it was marked since the last time. */
  look: (shard: string) => unknown;
  state: () => LedgerState | Promise<LedgerState>;
}

/** What identifies it comes first. */
type Row = unknown[];

/** All that there is; of instants only whether there is one. */
export interface LedgerState {
  items: Row[];
  agents: Row[];
  offers: Row[];
}

export function inOrder(rows: readonly Row[]): Row[] {
  return rows.toSorted((a, b) => (String(a[0]) < String(b[0]) ? -1 : 1));
}

/** Refused by the fence is an answer, too. */
export async function fenced<T>(transaction: () => T | Promise<T>): Promise<T | 'deposed'> {
  try {
    return await transaction();
  } catch (error) {
    if (error instanceof Deposed) return 'deposed';
    throw error;
  }
}

/** Of a reading: all but instants, and what is compared as a row of its own. */
export function seen({ items, itemRows, agents, agentRows, queues, epoch }: Dirty) {
  const rows = itemRows.map(({ item, version, offer, offerExpiresMs }) => {
    const { id, queue, mediaType, weight, emergency, preferredAgentKnown, answer, onTopSinceMs, declines } = item;
    const flags = [emergency, preferredAgentKnown, answer, offerExpiresMs === null, onTopSinceMs === null];
    return [id, queue, version, mediaType, weight, ...flags, Object.keys(declines), offer];
  });
  const crew = agentRows.map(({ key, presence, heldCount, openManualOffer, skills, queues: serves, capacity }) => {
    return [key, presence, heldCount, openManualOffer, skills, serves, inOrder(Object.entries(capacity))];
  });
  return {
    items: items.toSorted(),
    rows: inOrder(rows),
    agents: agents.toSorted(),
    crew: inOrder(crew),
    queues,
    epoch,
  };
}

export function foreign({ queues, inHands }: Foreign) {
  return { queues: [...queues].toSorted(), inHands: inHands.toSorted() };
}

/** The model's ledger; between two operations a second passes. */
export function modelled(): ComparedLedger {
  const ledger = new ModelLedger();
  let ms = 0;
  const nowMs = () => (ms += 1_000);
  const places = new Map<string, string>();
  // Twice is once.
  const declined = new Set<string>();
  const offerOf = (offerId: string) => [...ledger.openOffers].find(({ id }) => id === offerId);
  return {
    capture: (item) => void ledger.enqueue(item, nowMs()),
    makeOffers: (fence, offers) =>
      fenced(() =>
        ledger
          .makeOffers(fence, offers, wallClocks, nowMs())
          .made.map(({ offerId }) => offerId)
          .toSorted(),
      ),
    claim: (itemId, offerId, agent) => ledger.claim(itemId, offerId, agent, nowMs()) === 'claimed',
    decline: (offerId) => {
      const offer = offerOf(offerId);
      if (!offer || offer.expiresMs <= nowMs()) return declined.has(offerId);
      ledger.decline(offer, nowMs());
      declined.add(offerId);
      return true;
    },
    lapse: (offerId) => void Object.assign(offerOf(offerId) ?? {}, { expiresMs: nowMs() }),
    expireOffers: (fence) => fenced(() => ledger.expireOffers(fence, nowMs())),
    readForeign: (shard) => foreign(ledger.readForeign(shard)),
    handOver: (fence, itemIds) => fenced(() => ledger.handOver(fence, itemIds)),
    takeOver: (shard) => ledger.takeOver(shard),
    take: (item, agent, isPull) => ledger.pickUp(item, agent, isPull, nowMs()),
    wait: (item) => void ledger.enqueue(item, nowMs()),
    remove: (itemId) => void ledger.remove(itemId, nowMs()),
    setPresence: (agent, presence) => ledger.setPresence(agent, presence, null, nowMs()) !== 'unchanged',
    setOutsideLoad: (agent, load) => void ledger.setOutsideLoad(agent, load),
    configure: (queues, agents) => {
      ledger.queues.apply(queues);
      for (const agent of agents) ledger.applyAgent(agent);
    },
    removeAgent: (key) => ledger.removeAgent(key, nowMs()),
    removeQueue: (division, key) => ledger.queues.remove(`${division}/${key}`),
    refresh: (item) => ledger.refresh(item),
    look: (shard) => {
      const dirty = ledger.readDirty(shard, places.get(shard) ?? '', 0);
      places.set(shard, dirty.place);
      return seen(dirty);
    },
    state: () => ({
      items: inOrder(Array.from(ledger.allRows(), itemRow)),
      agents: inOrder(Array.from(ledger.agents.values(), (agent) => agentRow(agent, ledger.isActive(agent.input.key)))),
      offers: inOrder(
        Array.from(ledger.openOffers, ({ id, itemId, agent, answer, epoch }) => [id, itemId, agent, answer, epoch]),
      ),
    }),
  };
}

function itemRow(row: LedgerRow): Row {
  const { itemId, version, shard, queue, mediaType, weight } = row.waiting;
  const state = isHeld(row) ? 'connected' : row.offer ? 'offered' : 'queued';
  const [agent, isOnTop] = [row.agent?.input.key ?? null, row.onTopSinceMs !== null];
  return [
    itemId,
    state,
    version,
    shard,
    queue,
    mediaType,
    weight,
    agent,
    isOnTop,
    Object.keys(row.declines).toSorted(),
  ];
}

function agentRow({ input, presence, reason, capacity, rows }: LedgerAgent, isActive: boolean): Row {
  const rooms = Object.entries(capacity).map(([type, { max, used, outside }]) => [type, used, outside, max]);
  return [input.key, input.division, input.shard, isActive, presence, reason, rows.size, inOrder(rooms)];
}
