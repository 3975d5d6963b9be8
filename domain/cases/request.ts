import type { ElementMapping } from '../bpmn/migrate';
import type { CaseEvent, StepRefusal } from '../bpmn/messages';
import type { Actor } from '../item/event';

/** What can be asked of a case beside what happens in its model. */
export type FileEvent =
  | { type: 'suspend' }
  | { type: 'resume' }
  | { type: 'set-status'; status: string }
  /** Null: nobody. */
  | { type: 'assign'; owner: string | null }
  | { type: 'note'; text: string }
  /** It goes on in another version of its type; elements that are not named keep their IDs. */
  | { type: 'migrate'; version: number; mapping: ElementMapping };

/** Its type is the name of the Update or Signal that carries it. */
export interface CaseRequest {
  event: CaseEvent | FileEvent;
  actor: Actor;
  /** Why, in the words of whoever asks; its history says so. */
  reason?: string;
}

export type CaseRequestType = CaseRequest['event']['type'];

const REFUSALS = {
  NO_SUCH_INSTANCE: true,
  NOT_WAITING: true,
  NO_SUCH_ELEMENT: true,
  AMBIGUOUS_SCOPE: true,
  CASE_CLOSED: true,
  NOT_STARTED: true,
  /** It is suspended: whoever asks may ask again when it goes on. */
  CASE_SUSPENDED: true,
  UNKNOWN_CASE_STATUS: true,
  /** What lives in it has no place in the other version. */
  CANNOT_MIGRATE: true,
} as const satisfies Record<StepRefusal | 'CASE_SUSPENDED' | 'UNKNOWN_CASE_STATUS' | 'CANNOT_MIGRATE', true>;

/** Why a request is refused. The same code is the type of a Temporal failure and the `code` of an HTTP answer. */
export type CaseRefusal = keyof typeof REFUSALS;

export function isCaseRefusal(code: string | null | undefined): code is CaseRefusal {
  return typeof code === 'string' && Object.hasOwn(REFUSALS, code);
}
