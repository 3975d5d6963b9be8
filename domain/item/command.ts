import type { Classified } from '../classify/classified';
import type { Actor } from './event';
import type { PauseEnd, Schedule } from './schedule';

/** How an agent came to the item that he pulls: the next by priority, or one of his choice that passed over others. */
export interface Pick {
  by: 'priority' | 'choice';
  /** Items that he could have had and that stood before it. */
  skipped: number;
}

/**
 * What people, sources and the system ask of an item. Workbins are named by their IDs (`personalWorkbin`). `basis`: the
 * version from which values of the item as a whole were computed, which by any other must be computed again.
 */
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
  /** A supervisor puts it back into distribution, whoever has it. With the end of the pause that its clocks stand in. */
  | { action: 'requeue'; actor: Actor; reason?: string; pauseEnd?: PauseEnd }
  | {
      action: 'transfer';
      actor: Actor;
      to: { queue: string } | { workbin: string };
      note?: string;
      pauseEnd?: PauseEnd;
    }
  /** The holder keeps it off his capacity; he takes it up again by `resume`. */
  | { action: 'hold'; actor: Actor; reason?: string }
  /** Nobody works on it and nobody is offered it until `resume`. */
  | { action: 'pause'; actor: Actor; reason?: string }
  /** Back to its queue, or into the hands that hold it. With a schedule when its clocks stood still since `pausedMs`. */
  | { action: 'resume'; actor: Actor; pausedMs: number; schedule?: Schedule }
  /** New clocks: another activation, another due date. One that lies ahead takes it out of hands. */
  | { action: 'reschedule'; actor: Actor; schedule: Schedule; basis?: number; reason?: string }
  /** A later due date, by a supervisor. */
  | { action: 'extend'; actor: Actor; schedule: Schedule; basis?: number; reason?: string }
  /** Its calendar has changed, of which this is the version that the schedule is computed by. */
  | {
      action: 'recompute';
      actor: Actor;
      schedule: Schedule;
      calendar: { key: string; version: number };
      basis?: number;
    }
  /** A fixed priority replaces the curve until null gives it back. */
  | { action: 'reprioritize'; actor: Actor; priority: number | null; reason?: string }
  /** Its case has another priority: what the curve gives changes by so much. */
  | { action: 'raise'; actor: Actor; by: number }
  | { action: 'set-status'; actor: Actor; status: string }
  | { action: 'note'; actor: Actor; text: string }
  /** An interaction that lives elsewhere: a call, a mail, a chat. */
  | { action: 'link'; actor: Actor; interaction: string }
  /** Values given go over those that are there; whoever sends it has checked them against the schema. */
  | { action: 'update'; actor: Actor; attributes?: Record<string, unknown>; name?: string | null }
  /**
   * The rules have run again over attributes that changed. With `takeBack` it leaves its place for distribution anew;
   * without it stays in hands or on its shelf, and a new queue counts when it returns.
   */
  | {
      action: 'reclassify';
      actor: Actor;
      classified: Classified;
      basis?: number;
      name?: string | null;
      takeBack: boolean;
    }
  /** A supervisor escalates by hand: it counts, and automatic escalation that has ended begins again. */
  | { action: 'escalate'; actor: Actor; reason?: string }
  /** Its holder has been Offline since that instant (epoch ms) for as long as the worktype lets him. */
  | { action: 'logout'; actor: Actor; agent: string; offlineSinceMs: number };

/** What the clock asks of it, at an instant that the state names (see `nextDeadline`). */
export type ClockCommand =
  | { action: 'activate'; atMs: number }
  | { action: 'wake'; atMs: number }
  | { action: 'expire'; atMs: number }
  | { action: 'source-timeout'; atMs: number }
  /** A threshold of the SLA, by its place in the worktype. `nextMs`: when it repeats; null: never again. */
  | { action: 'threshold'; index: number; atMs: number; nextMs: number | null }
  /** A status that comes by itself. */
  | { action: 'timed-status'; status: string; atMs: number };

export type AnyCommand = ItemCommand | ClockCommand;

/** One of the commands by its name. */
export type CommandOf<A extends AnyCommand['action']> = Extract<AnyCommand, { action: A }>;
