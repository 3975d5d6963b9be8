import type { OfferRule } from '../classify/classified';
import type { PriorityCurve } from '../priority/curve';
import type { RoutingPlan } from '../routing/types';
import type { ItemState } from './state';

/** What the routing ledger keeps of an item that waits. Instants are epoch milliseconds. */
export interface WaitingItem {
  itemId: string;
  life: number;
  version: number;
  division: string;
  shard: string;
  queue: string;
  mediaType: string;
  weight: number;
  curve: PriorityCurve;
  plan: RoutingPlan;
  preferredAgent: string | null;
  ringBaseMs: number;
  availableAtMs: number;
  queuedSinceMs: number;
  offerPolicy: OfferRule;
}

/** The ledger's row of an item, derived from its state: nothing of it is decided twice. */
export function waitingItem(item: ItemState): WaitingItem {
  const { rules } = item;
  return {
    itemId: item.id,
    life: item.life,
    version: item.version,
    division: item.division,
    shard: item.shard,
    queue: rules.queue,
    mediaType: rules.mediaType,
    weight: rules.weight,
    curve: rules.curve,
    plan: rules.plan,
    preferredAgent: item.preferredAgent,
    ringBaseMs: rules.ringBaseMs,
    // One that sleeps in a workbin is as one that is not active yet.
    availableAtMs: Math.max(item.activationMs, item.wakeMs ?? -Infinity),
    queuedSinceMs: item.queuedSinceMs,
    offerPolicy: rules.offer,
  };
}
