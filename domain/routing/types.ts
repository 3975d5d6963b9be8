import type { PriorityCurve } from '../priority/curve';

export type Presence = 'ready' | 'not-ready' | 'offline';

/** How an agent is chosen among those who may be offered an item; set by queue. */
export type QueueOrder = 'longest-idle' | 'best-skill' | 'least-loaded' | 'preferred';

/** Who a ring admits: all parts that are given must hold; none given admits every member of the item's queue. */
export interface RingTarget {
  /** Text of a skill expression that was validated at apply. */
  skills?: string | undefined;
  /** Keys of agents. */
  agents?: readonly string[] | undefined;
  group?: string | undefined;
  /** Key of a queue whose members are admitted. */
  queue?: string | undefined;
}

/** `preferred` admits the item's preferred agent alone. */
export type RingRequirement = RingTarget | 'preferred';

export interface PlanRing {
  /** From the item's ring base (activation, or the last redistribution), on the clock of its curve. */
  afterMs: number;
  requirement: RingRequirement;
}

/** A routing plan resolved (percentages of the SLA are ms) and pinned to one item: plain JSON, never empty. */
export interface RoutingPlan {
  key: string;
  rings: readonly PlanRing[];
}

/** Room of one media type, in weights: `max` by profile, `used` by offers and assignments, `outside` by load reported. */
export interface MediaRoom {
  max: number;
  used: number;
  outside: number;
}

/** What routing knows of an agent. */
export interface RoutableAgent {
  key: string;
  presence: Presence;
  /** Since when he is Ready; null when he is not. */
  readySinceMs: number | null;
  /** Instant at which the last item left his hands; null when none ever did. */
  idleSinceMs: number | null;
  /** Items in his hands and open offers. */
  heldCount: number;
  openManualOffer: boolean;
  /** Level by skill name; one that is missing counts 0. */
  skills: Readonly<Record<string, number>>;
  queues: readonly string[];
  groups: readonly string[];
  /** By media type; one that is missing has no room. */
  capacity: Readonly<Record<string, MediaRoom>>;
  /** By media type: the media types that leave no room for it while any of theirs is in use. */
  blockedBy: Readonly<Record<string, readonly string[]>>;
}

/** What routing knows of a waiting item. */
export interface RoutableItem {
  id: string;
  queue: string;
  mediaType: string;
  weight: number;
  curve: PriorityCurve;
  plan: RoutingPlan;
  /** Key that the source gave; null without one. */
  preferredAgent: string | null;
  /** Whether an agent of that key exists now, be he away or not. */
  preferredAgentKnown: boolean;
  /** Instant from which the rings' delays count. */
  ringBaseMs: number;
  /** Before it the item is never offered. */
  activationMs: number;
  /** Instant at which it was first queued: the tie-break. */
  queuedSinceMs: number;
  /** Since when it lies on top of its queue (a missed offer); null otherwise. */
  onTopSinceMs: number | null;
  /** Agents who declined it, with the instant at which their pause ends. */
  declines: Readonly<Record<string, number>>;
  /** In an emergency queue rings and skills do not apply. */
  emergency: boolean;
  /** Automatic answers take room but leave the agent open for the next offer. */
  answer: 'manual' | 'auto';
}

export interface RoutableQueue {
  key: string;
  order: QueueOrder;
  /** Keys of agents, the most preferred first; used by the order `preferred`. */
  preferredAgents: readonly string[];
}

export type RoutableQueues = ReadonlyMap<string, RoutableQueue>;

/** What an agent must pass to be offered an item, in this order. */
export const failedTests = [
  'activation',
  'queue',
  'declined',
  'ring',
  'skills',
  'presence',
  'open-offer',
  'blocked',
  'room',
] as const;
/** The first that he failed. */
export type FailedTest = (typeof failedTests)[number];

/** `ring` is the index of the first open ring that admits him; 0 in an emergency queue. */
export type Eligibility = { ok: true; ring: number } | { ok: false; failed: FailedTest };
