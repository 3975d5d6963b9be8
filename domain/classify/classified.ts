import type { PriorityCurve } from '../priority/curve';
import type { RoutingPlan } from '../routing/types';

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
  dueMs: number | null;
  expiresMs: number | null;
  /** Key of the initial status. */
  status: string;
  statuses: readonly PinnedStatus[];
  onAcceptStatus: string | null;
  overdueStatus: string | null;
  /** Status of a completed item. */
  finalStatus: string | null;
  offer: OfferRule;
  onLogout: LogoutRule;
  completion: CompletionRule;
  dispositions: readonly string[];
  emergencyQueue: string | null;
  maxEscalations: number | null;
  /** What was decided and why, for the item's explanation: `segmentation: rule 4`, `no rule matched: defaults`. */
  notes: readonly string[];
}
