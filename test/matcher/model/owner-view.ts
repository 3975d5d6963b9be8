import type { RoutableAgent, RoutableQueue } from '../../../domain/routing/types';
import { withOffer } from '../../../domain/routing/with-offer';
import { wallClocks } from '../../../domain/time/clock';
import type { OffersMade, ProposedOffer } from '../../../matcher/ledger/make-offers';
import type { Dirty, DirtyPlace } from '../../../matcher/ledger/read-dirty';
import type { WaitingRow } from '../../../matcher/ledger/read-items';
import { bruteForce, type Match } from '../core/brute-force';
import { Broken } from './broken';

/** So many offers an owner writes at once. */
const BATCH = 50;
/** So late may an owner close an offer whose end he knows. */
const MOST_LATE_MS = 50;

/** What an owner has been told, kept plainly: the judge of what it decides. */
export class OwnerView {
  readonly items = new Map<string, WaitingRow>();
  readonly agents = new Map<string, RoutableAgent>();
  queues: ReadonlyMap<string, RoutableQueue> = new Map();
  clocks = wallClocks;
  place: DirtyPlace = '';

  sawDirty({ items, itemRows, agents, agentRows, place }: Dirty): void {
    this.sawItems(items, itemRows);
    this.sawAgents(agents, agentRows);
    this.place = place;
  }

  /** Rows that were asked for; without a question, all of them. */
  sawItems(asked: readonly string[] | undefined, rows: readonly WaitingRow[]): void {
    for (const id of asked ?? [...this.items.keys()]) this.items.delete(id);
    for (const row of rows) this.items.set(row.item.id, row);
  }

  sawAgents(asked: readonly string[] | undefined, agents: readonly RoutableAgent[]): void {
    for (const key of asked ?? [...this.agents.keys()]) this.agents.delete(key);
    for (const agent of agents) this.agents.set(agent.key, agent);
  }

  sawOffers(offers: readonly ProposedOffer[], { made }: OffersMade): void {
    const ends = new Map(made.map(({ offerId, expiresMs }) => [offerId, expiresMs]));
    for (const { offerId, itemId, agent: key } of offers) {
      const offerExpiresMs = ends.get(offerId);
      const row = this.items.get(itemId);
      const agent = this.agents.get(key);
      if (offerExpiresMs === undefined || !row || !agent) continue;
      this.items.set(itemId, { ...row, offerExpiresMs });
      this.agents.set(key, withOffer(agent, row.item));
    }
  }

  /** Every offer that could be made now, in the order in which they are due. */
  due(nowMs: number): Match[] {
    const agents = [...this.agents.values()].filter((agent) => agent.presence === 'ready' && !agent.openManualOffer);
    if (agents.length === 0) return [];
    const waiting = [...this.items.values()].flatMap(({ item, offerExpiresMs }) =>
      offerExpiresMs === null ? item : [],
    );
    return bruteForce(waiting, agents, this.queues, nowMs, this.clocks);
  }

  /** An owner is about to write what it has decided at this instant. */
  checkOffers(offers: readonly ProposedOffer[], nowMs: number): void {
    const decided = offers.map(({ itemId, agent, ring, priority, version, answer, expiryMs }) =>
      [itemId, agent, ring, priority, version, answer, expiryMs].join(' '),
    );
    const due = this.due(nowMs).map(({ item, agent, ring, priority }) => {
      const row = this.items.get(item.id);
      return [item.id, agent.key, ring, priority, row?.version, row?.offer.answer, row?.offer.expiryMs].join(' ');
    });
    if (decided.length === BATCH) due.length = BATCH;
    if (decided.join('\n') !== due.join('\n'))
      throw new Broken('the best pairs are offered in order', { decided, due });
  }

  /** An owner rests for so long: there is nothing that it could do, for all that it has been told. */
  checkRest(nowMs: number, restMs: number): void {
    const due = this.due(nowMs).map(({ item, agent }) => `${item.id} ${agent.key}`);
    if (due.length > 0) throw new Broken('no eligible pair is left waiting by an owner who rests', due);
    // One that ended after it had looked for such offers is closed at its next look, which must be soon.
    if (restMs <= MOST_LATE_MS) return;
    for (const { item, offerExpiresMs } of this.items.values())
      if (offerExpiresMs !== null && offerExpiresMs <= nowMs)
        throw new Broken('no offer outlives its end while its owner rests', item.id);
  }
}
