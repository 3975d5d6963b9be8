import type { ElementMapping } from '../bpmn/migrate';
import type { CaseEvent, StepRefusal } from '../bpmn/messages';
import type { Actor } from '../item/event';
import type { SlaTimes } from './sla-clock';

/** Who and what belongs to a case. Of its participants each is an agent or has a name. */
export type FactEvent =
  | { type: 'set-status'; status: string }
  /** Null: nobody. */
  | { type: 'assign'; owner: string | null }
  | { type: 'note'; text: string }
  | { type: 'rename'; name: string | null }
  | { type: 'reprioritize'; priority: number | null }
  | { type: 'add-participant'; agent: string | null; name: string | null; role: string }
  | { type: 'remove-participant'; agent: string | null; name: string | null }
  | { type: 'link'; kind: string; ref: string; title: string | null; url: string | null }
  | { type: 'unlink'; kind: string; ref: string };

/** What can be asked of a case beside what happens in its model. */
export type FileEvent =
  | { type: 'suspend' }
  | { type: 'resume' }
  /** It goes on in another version of its type; elements that are not named keep their IDs. */
  | { type: 'migrate'; version: number; mapping: ElementMapping }
  /** The instants of its SLAs, as they are computed where calendars can be read. */
  | { type: 'recompute'; times: readonly SlaTimes[] }
  | FactEvent;

/** What is asked of a case that has ended; it has no workflow. */
export type EndedEvent = FactEvent | { type: 'close'; outcome: string } | { type: 'reopen' };

const FACTS = {
  'set-status': true,
  assign: true,
  note: true,
  rename: true,
  reprioritize: true,
  'add-participant': true,
  'remove-participant': true,
  link: true,
  unlink: true,
} as const satisfies Record<FactEvent['type'], true>;

const FILE_EVENTS = { ...FACTS, suspend: true, resume: true, migrate: true, recompute: true } as const satisfies Record<
  FileEvent['type'],
  true
>;

const ENDED_EVENTS = { ...FACTS, close: true, reopen: true } as const satisfies Record<EndedEvent['type'], true>;

export function isFileEvent(event: CaseRequest['event']): event is FileEvent {
  return Object.hasOwn(FILE_EVENTS, event.type);
}

export function isEndedEvent(event: CaseRequest['event'] | EndedEvent): event is EndedEvent {
  return Object.hasOwn(ENDED_EVENTS, event.type);
}

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
  /** A gateway, or what has done its work already: it can only be tried again. */
  CANNOT_SKIP: true,
  NO_SUCH_ELEMENT: true,
  AMBIGUOUS_SCOPE: true,
  CASE_CLOSED: true,
  NOT_STARTED: true,
  /** It is suspended: whoever asks may ask again when it goes on. */
  CASE_SUSPENDED: true,
  UNKNOWN_CASE_STATUS: true,
  /** What lives in it has no place in the other version. */
  CANNOT_MIGRATE: true,
  /** It is that of a case that has ended. */
  STATUS_ENDS_CASE: true,
  /** It has as many links or participants as it may. */
  TOO_MANY: true,
  /** With these variables it would be larger than one may be. */
  CASE_FULL: true,
  /** It is to be closed, or reopened, and has not ended. */
  CASE_OPEN: true,
} as const satisfies Record<StepRefusal, true> & Readonly<Record<string, true>>;

/** Why a request is refused. The same code is the type of a Temporal failure and the `code` of an HTTP answer. */
export type CaseRefusal = keyof typeof REFUSALS;

export function isCaseRefusal(code: string | null | undefined): code is CaseRefusal {
  return typeof code === 'string' && Object.hasOwn(REFUSALS, code);
}
