import type { Actor } from './event';

/** How an agent came to the item that he pulls: the next by priority, or one of his choice that passed over others. */
export interface Pick {
  by: 'priority' | 'choice';
  /** Items that he could have had and that stood before it. */
  skipped: number;
}

/** What people, sources and the system ask of an item. Workbins are named by their IDs (`personalWorkbin`). */
export type ItemCommand =
  | { action: 'accept'; actor: Actor; agent: string; offerId: string }
  | { action: 'complete'; actor: Actor; disposition?: string; attributes?: Record<string, unknown> }
  | { action: 'cancel'; actor: Actor; reason?: string }
  /** The holder lays it on a shelf; from `untilMs` (epoch ms) it is in distribution again. */
  | { action: 'park'; actor: Actor; workbin: string; reason?: string; untilMs?: number }
  /** The holder gives it back to its queue. */
  | { action: 'release'; actor: Actor; reason?: string }
  /** Whoever sends it has seen to it that the agent may have it; room is asked for by the commit. */
  | { action: 'pull'; actor: Actor; agent: string; pick: Pick }
  /** A supervisor gives it to an agent, over the rules but not over his room. */
  | { action: 'assign'; actor: Actor; agent: string }
  /** A supervisor puts it back into distribution, whoever has it. */
  | { action: 'requeue'; actor: Actor; reason?: string }
  | { action: 'transfer'; actor: Actor; to: { queue: string } | { workbin: string }; note?: string }
  /** Its holder has been Offline since that instant (epoch ms) for as long as the worktype lets him. */
  | { action: 'logout'; actor: Actor; agent: string; offlineSinceMs: number };

/** What the clock asks of it, at an instant that the state names (see `nextDeadline`). */
export type ClockCommand =
  | { action: 'activate'; atMs: number }
  | { action: 'wake'; atMs: number }
  | { action: 'expire'; atMs: number }
  | { action: 'source-timeout'; atMs: number };

export type AnyCommand = ItemCommand | ClockCommand;

/** One of the commands by its name. */
export type CommandOf<A extends AnyCommand['action']> = Extract<AnyCommand, { action: A }>;
