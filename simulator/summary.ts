import type { AgentFigures } from './agent-meter';
import type { BacklogFigures } from './backlog-meter';
import type { ByName } from './by-name';
import type { Durations, Spread } from './distribution';
import type { SlaFigures } from './sla-meter';

export interface Waits extends Durations {
  /** How many of them have not ended. */
  stillWaiting: number;
}

/** What a simulation comes to; the last line of its output, with type `summary`. */
export interface Summary {
  from: string;
  to: string;
  items: {
    captured: number;
    /** Closed ones that live again. */
    restarted: number;
    completed: number;
    cancelled: number;
    /** Whose expiry has passed while they were open. */
    overdue: number;
    /** How often, by thresholds and by hand. */
    escalated: number;
    /** Commands that the item's state did not allow. */
    refused: number;
    /** At the end: before activation, in a queue, in hands, in a workbin, paused or held, marked done. */
    scheduled: number;
    waiting: number;
    inHands: number;
    parked: number;
    paused: number;
    awaitingSource: number;
  };
  sla: SlaFigures & ByName<SlaFigures>;
  /**
   * From the instant at which an item was first queued until it was first offered, and until it was in hands, whether by
   * an offer or without one; by name the latter. What still waits counts with its wait so far, or a configuration that
   * leaves the old ones lying would look quick.
   */
  waiting: { toOffer: Waits; toAccept: Waits } & ByName<Waits>;
  completion: Durations;
  offers: { made: number; accepted: number; declined: number; missed: number; withdrawn: number };
  /** Into hands without an offer; `choices` are the pulls out of order, `skipped` the items that they passed over. */
  pulls: { count: number; choices: number; skipped: number };
  assignments: number;
  /** The spreads are over agents who were ever available. */
  utilisation: { occupancy: Spread; items: Spread; agents: readonly AgentFigures[] };
  backlog: BacklogFigures;
}
