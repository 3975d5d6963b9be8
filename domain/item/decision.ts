import type { Pick } from './command';
import type { Actor, ItemEvent } from './event';
import type { Refusal } from './refusal';
import type { ItemState } from './state';

/** What must follow a commit: the source is told of a change it must know, or webhooks are told of an event. */
export type Effect =
  | { kind: 'sync'; event: 'completed' | 'cancelled' | 'mark-done' | 'changed' }
  /** With `to` that webhook alone, whatever it listens to. */
  | { kind: 'webhook'; event: 'overdue' | 'escalated' | 'threshold'; to?: string };

/**
 * What the routing ledger must do in the same transaction: give the item to an agent for his open offer, or without one
 * if he has room (or the whole change is refused), put it back among the waiting,
 * write down what routing knows of it and leave it where it is (`refresh`), or let go of it. Offers and load are
 * settled on the way. A `take` with a pick is an agent's pull, which leaves offers alone; one without overrides them.
 */
export type LedgerStep =
  | { kind: 'untouched' }
  | { kind: 'claim'; offerId: string; agent: string }
  | { kind: 'take'; agent: string; pick: Pick | null }
  | { kind: 'enqueue' }
  | { kind: 'refresh' }
  | { kind: 'remove' };

export interface Change {
  /** The next state; its version is one above the last. */
  state: ItemState;
  events: ItemEvent[];
  actor: Actor;
  effects: Effect[];
  ledger: LedgerStep;
  /** Refused when this agent has not been Offline all the time since (epoch ms). */
  whileOffline?: { agent: string; sinceMs: number };
}

/** Whether a value that is given is the one that is there. */
export type IsSame = (one: unknown, other: unknown) => boolean;

/** `unchanged`: the command's effect holds already. */
export type Decision =
  { kind: 'change'; change: Change } | { kind: 'unchanged' } | { kind: 'refused'; refusal: Refusal };

export const unchanged: Decision = { kind: 'unchanged' };

export function refused(refusal: Refusal): Decision {
  return { kind: 'refused', refusal };
}

/** A change to the next state, whose version is set here. */
export function changed(
  before: ItemState,
  next: ItemState,
  { events, actor, ledger, effects = [] }: Omit<Change, 'state' | 'effects' | 'whileOffline'> & { effects?: Effect[] },
): Decision {
  const state = { ...next, version: before.version + 1 };
  return { kind: 'change', change: { state, events, actor, effects, ledger } };
}
