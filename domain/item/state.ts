import type { Classified } from '../classify/classified';
import type { ThresholdProgress } from '../sla/instants';
import type { Actor } from './event';
import { type ShownState, shownStates } from './shown';

/** What an item is at as its workflow knows it: of an offer only the ledger knows. */
export type ItemPhase = Exclude<ShownState, 'offered'>;
export const itemPhases = shownStates.filter((state) => state !== 'offered');

/**
 * The whole state of an item: what its workflow holds, what a commit writes as snapshot, what continue-as-new passes on.
 * Plain JSON; instants are epoch milliseconds. `schema` is raised, with an upgrade, when the shape changes.
 */
export interface ItemState {
  schema: 2;
  id: string;
  /** Raised by a restart; names the workflow together with the ID. */
  life: number;
  /** Raised by every commit, by one. */
  version: number;
  division: string;
  shard: string;
  source: string;
  externalId: string;
  reference: string;
  externalTag: string | null;
  name: string | null;
  caseId: string | null;
  /**
   * JSON Schema of what whoever completes it is asked for, as its case said it; left out: the one that its worktype has.
   * As a text, for the database keeps objects in an order of its own, and people are asked in that of the form.
   */
  form?: string;
  worktype: string;
  state: ItemPhase;
  /** Key of one of the worktype's statuses. */
  status: string;
  /** The agent that holds it: in his hands, or off his capacity while it is paused (Held). */
  assignee: string | null;
  /** The offer by which he took it: the same accept again has had its effect. Null when he pulled it or was given it. */
  offerId: string | null;
  /** ID of the workbin in which it lies; null unless parked. */
  workbin: string | null;
  /** From then on a parked item is in distribution again; null: until somebody fetches it. */
  wakeMs: number | null;
  attributes: Record<string, unknown>;
  disposition: string | null;
  createdMs: number;
  activationMs: number;
  dueMs: number | null;
  expiresMs: number | null;
  /** Expiry has been acted on: the status was set and supervisors were told, which happens once. */
  isOverdue: boolean;
  /** Until then the source must have completed the item, or it goes back into distribution. */
  sourceDeadlineMs: number | null;
  /** Since when it waits, for ties: kept when it comes back. */
  queuedSinceMs: number;
  /** Since when it is paused; null unless it is. */
  pausedMs: number | null;
  /** By the place of each threshold in the rules. */
  thresholds: readonly ThresholdProgress[];
  /** Statuses that come by themselves, with their instants. */
  statusesMs: Readonly<Record<string, number>>;
  /** Escalations so far, by thresholds and by hand. */
  escalations: number;
  /** False once it lies in the emergency queue: thresholds no longer escalate it, until a supervisor does. */
  escalatesItself: boolean;
  closedMs: number | null;
  preferredAgent: string | null;
  /** Who completed it or marked it done; his repetition of the command is no mistake. */
  doneBy: Actor | null;
  /** What classification decided; a later publication does not change it. */
  rules: PinnedRules;
}

/** The part of a classification that stands nowhere else in the state. */
export type PinnedRules = Omit<
  Classified,
  | 'division'
  | 'source'
  | 'worktype'
  | 'externalTag'
  | 'attributes'
  | 'preferredAgent'
  | 'activationMs'
  | 'dueMs'
  | 'expiresMs'
  | 'status'
  | 'thresholdsMs'
  | 'statusesMs'
  | 'origins'
  | 'workbin'
>;

/** What whoever completes an item is asked for; null: nothing but its attributes. */
export function formOfItem({ form, rules }: ItemState): Readonly<Record<string, unknown>> | null {
  return form === undefined ? (rules.form ?? null) : (JSON.parse(form) as Readonly<Record<string, unknown>>);
}

export function isClosed(state: ItemState): boolean {
  return state.state === 'completed' || state.state === 'cancelled';
}

/** The fields of `after` that are not those of `before`; what a decision left alone is the same object. */
export function changedFields(before: ItemState, after: ItemState): Partial<ItemState> {
  const keys = Object.keys(after) as (keyof ItemState)[];
  return Object.fromEntries(keys.filter((key) => after[key] !== before[key]).map((key) => [key, after[key]]));
}
