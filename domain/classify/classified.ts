import type { LookupRecord } from '../lookup/result';
import type { PriorityCurve } from '../priority/curve';
import type { RoutingPlan } from '../routing/types';
import type { Told } from '../said/said';
import type { Incident } from './incident';
import type { Origin } from './origin';

export type StatusCategory = 'open' | 'working' | 'waiting' | 'closed';

/** A status of the worktype as an item pins it. */
export interface PinnedStatus {
  key: string;
  name: string;
  category: StatusCategory;
  /** Statuses that may follow; null: any. */
  next: readonly string[] | null;
  /** Set by itself so long after activation; null: never. */
  afterMs: number | null;
}

export interface OfferRule {
  answer: 'manual' | 'auto';
  expiryMs: number;
  declineForMs: number;
}

/** One thing that a threshold does. What is left out is not done. */
export interface ThresholdAction {
  /** Key of the webhook that is told, or `supervisors`: those are told in the app. */
  notify?: string;
  raisePriority?: number;
  /** The queue that it belongs to from now on; one that lies on a shelf stays there. */
  changeQueue?: string;
  /** Where it goes; an agent stands for his personal workbin. */
  moveTo?: { queue: string } | { workbin: string };
  /** Place of a ring of its plan that opens at once, with those before it. */
  openRing?: number;
  setStatus?: string;
  /** Only then is it taken out of an agent's hands. */
  evenIfHeld: boolean;
}

export type ThresholdStates = 'waiting' | 'not-accepted' | 'not-completed';

/** A threshold of the worktype's SLA as an item pins it. */
export interface PinnedThreshold {
  /** As its document writes it, for history and messages: `75%`, `PT2H before due`. */
  text: string;
  states: readonly ThresholdStates[];
  /** Counts towards the worktype's `maxEscalations`. */
  escalate: boolean;
  /** Time on the SLA's clock from one coming to the next; null: it comes once. */
  repeatMs: number | null;
  actions: readonly ThresholdAction[];
}

/** What becomes of an item whose holder has gone Offline. */
export interface LogoutRule {
  policy: 'keep' | 'requeue' | 'workbin';
  /** How long he may be away. */
  afterMs: number;
  /** Key of the workbin; null: his personal one. */
  workbin: string | null;
}

export interface CompletionRule {
  by: 'agent' | 'source' | 'both';
  markDone: boolean;
  /** How long Mark Done waits for the source; null: for ever. */
  sourceTimeoutMs: number | null;
}

/**
 * The result of classification: everything that an item pins, resolved, as plain JSON. What is live (queues, skills,
 * agents, profiles, webhooks) is named by key only.
 */
export interface Classified {
  division: string;
  source: string;
  worktype: string;
  /** Versions of the documents that decided, by `kind/key` (the worktype's among them), to find them again. */
  versions: Readonly<Record<string, number>>;
  referencePrefix: string;
  externalTag: string | null;
  /** The capture's attributes over the source's defaults. */
  attributes: Readonly<Record<string, unknown>>;
  mediaType: string;
  weight: number;
  department: string | null;
  process: string | null;
  /** What the source gave stands when the rules run again. States from before the worktype was kept leave it out: it was given. */
  given: { dueAt: boolean; department: boolean; process: boolean; worktype?: boolean };
  segment: string | null;
  queue: string;
  plan: RoutingPlan;
  preferredAgent: string | null;
  preferredAgentKnown: boolean;
  curve: PriorityCurve;
  activationMs: number;
  /** The rings' delays count from here: activation, until a redistribution. */
  ringBaseMs: number;
  slaTargetMs: number | null;
  /** From activation to the overdue status, on the SLA's clock; null: never. Left out by states from before it was kept. */
  slaExpiryMs?: number | null;
  dueMs: number | null;
  expiresMs: number | null;
  /** When each threshold comes first, epoch ms, by its place; null: never. */
  thresholdsMs: readonly (number | null)[];
  /** When each timed status comes, epoch ms. */
  statusesMs: Readonly<Record<string, number>>;
  /** Key of the initial status. */
  status: string;
  initialStatus: string;
  statuses: readonly PinnedStatus[];
  onAcceptStatus: string | null;
  overdueStatus: string | null;
  /** Status of a completed item. */
  finalStatus: string | null;
  offer: OfferRule;
  onLogout: LogoutRule;
  completion: CompletionRule;
  dispositions: readonly string[];
  thresholds: readonly PinnedThreshold[];
  emergencyQueue: string | null;
  maxEscalations: number | null;
  /** Whether its clocks stand still while it is paused or held. */
  pauseStopsClocks: boolean;
  /** What was decided and why, for the item's explanation: `segmentation: rule 4`, `no rule matched: defaults`. */
  notes: readonly string[];
  /** The same by code, in their order, for other languages; left out by what was kept before that was. */
  noted?: readonly Told[];
  /** Rules that could not decide; left out: there were none. The first says where the item waits. */
  incidents?: readonly Incident[];
  /** The shelf to which rules send it when it is distributed; left out: it goes to its queue. Not pinned. */
  workbin?: string;
  /** What rules ask in every ring beside its own skills; left out: nothing. */
  skills?: string;
  /** The worktype's form; left out: it has none. */
  form?: Readonly<Record<string, unknown>>;
  /** What came of the worktype's look-ups; left out: there were none. */
  lookups?: readonly LookupRecord[];
  /** Where each value came from, for the history; it is not pinned. */
  origins?: readonly Origin[];
}
