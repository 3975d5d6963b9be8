import type { Told } from '../said/said';
import type { IncidentCode, Variables } from './state';

/** What can happen to a case. `at` is when, in milliseconds since 1970; it never decreases. */
export type CaseEvent =
  /** At the start event named, otherwise at the process's none start event; `again`: the event itself brings nothing. */
  | { type: 'start'; startEvent?: string; variables?: Variables; again?: boolean }
  /** The work of an activity is done. */
  | { type: 'complete'; instance: number; variables?: Variables }
  /** It ended in a BPMN error. */
  | { type: 'error'; instance: number; code: string; message?: string; variables?: Variables }
  /** It escalates, and goes on unless what catches it interrupts. */
  | { type: 'escalation'; instance: number; code: string; variables?: Variables }
  /** It failed for good: an incident. */
  | { type: 'failure'; instance: number; message: string; said?: Told }
  /** `key` null: for this case, whatever its waits are keyed by. */
  | { type: 'message'; name: string; key: string | null; variables?: Variables }
  | { type: 'signal'; name: string; variables?: Variables }
  /** One wait of an event comes true, whatever it waits for. */
  | { type: 'trigger'; wait: number; variables?: Variables }
  /** Timers that are due fire, the earliest first. */
  | { type: 'tick' }
  | { type: 'set-variables'; instance?: number; variables: Variables }
  /** Children of an ad-hoc sub-process are started. */
  | { type: 'activate'; instance: number; elements: readonly string[] }
  | { type: 'retry'; incident: number; variables?: Variables }
  /** The element of an incident counts as done. */
  | { type: 'skip'; incident: number; variables?: Variables }
  /** Tokens are moved by hand: what is cancelled first, then what is started, in the scope given or the only one. */
  | { type: 'modify'; cancel: readonly number[]; start: readonly { element: string; scope?: number }[] }
  | { type: 'terminate' };

/** What the shell is to do. Work is known by the number of its instance; what it may read, `visibleAt` tells of the state. */
export type CaseCommand =
  | { type: 'start-work'; instance: number; element: string; work: WorkOrder }
  | { type: 'cancel-work'; instance: number; element: string }
  | { type: 'publish-message'; name: string; key: string | null; timeToLive: string | null; variables: Variables }
  | { type: 'broadcast-signal'; name: string; variables: Variables };

/** What is asked of the outside, with the model's properties as values. */
export type WorkOrder =
  | { type: 'user' | 'manual' | 'service' | 'send'; properties: Variables }
  | { type: 'receive' }
  | { type: 'business-rule'; decision: string };

/** What the case went through, in order. */
export interface Happening {
  event:
    | 'entered'
    | 'waiting'
    | 'completed'
    | 'cancelled'
    | 'taken'
    | 'incident'
    | 'resolved'
    | 'escalated'
    | 'milestone'
    | 'variables';
  element: string;
  /** Of `taken` the scope. */
  instance: number;
  /** The scope that the element lives in; of `taken` the same as `instance`. */
  scope: number | null;
  incident?: { code: IncidentCode; message: string; said?: Told };
}

/** What an event made. A refusal changes nothing. */
export type StepRefusal =
  | 'NO_SUCH_INSTANCE'
  | 'NOT_WAITING'
  | 'CANNOT_SKIP'
  | 'NO_SUCH_ELEMENT'
  | 'AMBIGUOUS_SCOPE'
  | 'CASE_CLOSED'
  | 'NOT_STARTED';
