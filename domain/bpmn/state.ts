import type { Told } from '../said/said';

/**
 * Where a case stands in its graph: plain JSON, all that there is. It travels in the case's snapshot, in continue-as-new and
 * in tests alike. Nobody but `step` makes a new one.
 */
export interface CaseState {
  format: 1;
  status: CaseStatus;
  /** The number of the next instance, wait or incident. */
  next: number;
  /** What lives, by number: processes, sub-processes, activities and events at which a token stands, gateways that wait. */
  instances: Readonly<Record<number, Instance>>;
  /** What may happen to them. */
  waits: Readonly<Record<number, Wait>>;
  incidents: Readonly<Record<number, Incident>>;
}

/** `incident`: an error that nothing caught ended it. Repairable incidents leave it `active`. */
export type CaseStatus = 'active' | 'completed' | 'terminated' | 'incident';

export type Variables = Readonly<Record<string, unknown>>;

export interface Instance {
  id: number;
  /** The node, or the process of a root. */
  element: string;
  /** The scope it lives in; null for a root. */
  parent: number | null;
  phase: Phase;
  /** Of its own: those of a process or sub-process, inputs of an activity, what a loop gives each of its instances. */
  variables?: Variables;
  /** Of a process that could not begin yet: the start event that has happened; null when none has. */
  beginsAt?: string | null;
  /** What its work brought, where that could not be taken over. */
  results?: Variables;
  /** Tokens that wait at a join, by the flow they came on; null stands for one put there by hand. */
  tokens?: Readonly<Record<string, number>>;
  loop?: LoopState;
  /** What completed in this scope and can be compensated, oldest first. */
  completed?: readonly Compensable[];
  /** Of an event that compensates, and of a transaction that is cancelled: what it still has to undo, next first. */
  undoing?: readonly Compensable[];
  /** The instance on whose behalf this one compensates; it is told when this one ends. */
  undoes?: number;
  /** An interrupting event sub-process has taken over, or a transaction is cancelled: nothing else begins here. */
  isInterrupted?: boolean;
  /** A terminate end event has ended it: nothing in it can be compensated. */
  isTerminated?: boolean;
  /** Of a complex gateway that has gone on: the flows whose tokens took part; it waits for those of the others. */
  fired?: readonly string[];
  /** Of an ad-hoc sub-process, by child: what came of its sentries. */
  plan?: Readonly<Record<string, PlanState>>;
}

/**
 * `working`: done outside. `waiting`: for an event, or at a join. `containing`: what it holds lives on. `undoing`: it waits
 * for compensation. `failed`: it has an incident. `ended`: a root that has, kept for its variables.
 */
export type Phase = 'working' | 'waiting' | 'containing' | 'undoing' | 'failed' | 'ended';

export interface LoopState {
  /** How many there will be; null when only its condition tells. */
  total: number | null;
  started: number;
  active: number;
  completed: number;
  terminated: number;
  collection?: readonly unknown[];
  /** By place in the collection. */
  outputs?: readonly unknown[];
}

/** A completed activity: what undoes it, with the variables of then. */
export interface Compensable {
  element: string;
  variables: Variables;
  /** Of a completed sub-process: what inside it can be compensated. */
  inner?: readonly Compensable[];
}

export interface PlanState {
  /** Children of the entry sentry that have completed since it last fired. */
  seen: readonly string[];
  exitSeen: readonly string[];
  /** Waits for its turn to be started. */
  isDue: boolean;
  started: number;
  completed: number;
}

/** Something that an event of the graph waits for. */
export interface Wait {
  id: number;
  /** Who owns it: an activity for its boundary events, a scope for its event sub-processes, otherwise the event's own instance. */
  instance: number;
  /** The event node or receive task. */
  element: string;
  /** Which of its definitions. */
  definition: number;
  on:
    | { type: 'message'; name: string | null; key: string | null }
    | { type: 'signal'; name: string | null }
    | { type: 'timer'; dueMs: number; repeat?: { everyMs: number; left: number | null } }
    /** `was`: what the condition last was; it fires when it becomes true. */
    | { type: 'condition'; was: boolean };
  /** Of an event that needs all of its definitions: this one has come. */
  hasCome?: boolean;
}

export interface Incident {
  id: number;
  /** Where the token stands; null when an uncaught error ended the case. */
  instance: number | null;
  element: string;
  code: IncidentCode;
  /** In English; `said` is the same by code. Left out: it is from before codes were kept, or in the words of others. */
  message: string;
  said?: Told;
  /** What is done again when it is retried. */
  retry: 'enter' | 'work' | 'complete' | 'leave' | 'loop' | 'none';
}

export type IncidentCode =
  | 'NO_FLOW'
  | 'EXPRESSION'
  | 'UNCAUGHT_ERROR'
  | 'WORK_FAILED'
  | 'ENDLESS_LOOP'
  | 'CALL_DEPTH'
  | 'TOO_LARGE'
  | 'TOO_MUCH_AT_ONCE'
  | 'CASE_FULL';
