import type { CaseRefusal } from '../domain/cases/request';
import type { Refusal } from '../domain/item/refusal';

/** Every code that an answer may carry, with its status and title: the one map from code to HTTP. */
const problems = {
  INVALID_INPUT: [400, 'The input is not valid'],
  INVALID_JSON: [400, 'The body is not JSON'],
  INVALID_YAML: [400, 'The body is not YAML'],
  INVALID_IDEMPOTENCY_KEY: [400, 'The Idempotency-Key is not valid'],
  UNKNOWN_DISPOSITION: [400, 'The worktype has no such disposition'],
  UNKNOWN_CASE_STATUS: [400, 'The case type has no such status'],
  STATUS_ENDS_CASE: [409, 'The status is that of a case that has ended'],
  TOO_MANY: [409, 'The case has as many of them as it may'],
  CASE_FULL: [409, 'The case holds as much as it may'],
  CASE_OPEN: [409, 'The case has not ended'],
  UNKNOWN_STATUS: [400, 'The worktype has no such status'],
  UNAUTHENTICATED: [401, 'A valid access token or API key is needed'],
  NOT_SIGNED: [401, 'The request is not signed with the secret of its source'],
  LINK_ENDED: [401, 'The link is none, has expired, was taken back, or its task is another one now'],
  WRONG_PASSWORD: [401, 'User and password do not match'],
  FOREIGN_ORIGIN: [403, 'A page of another site made this request'],
  FORBIDDEN: [403, 'The caller has no role that allows this'],
  NOT_FOUND: [404, 'There is no such object'],
  UNKNOWN_ACTION: [404, 'There is no such action'],
  METHOD_NOT_ALLOWED: [405, 'The path does not know this method'],
  OTHER_PERSON: [409, 'The session of this browser is that of somebody else by now'],
  NOT_OFFERED: [409, 'The item is not on offer'],
  OFFER_EXPIRED: [409, 'The offer has expired'],
  NOT_YOURS: [409, 'The item is offered to, or held by, somebody else'],
  WRONG_STATE: [409, "The item's state does not allow this"],
  ITEM_CLOSED: [409, 'The item is completed or cancelled'],
  TRANSITION_NOT_ALLOWED: [409, 'The status that the item has does not lead there'],
  CAPACITY_FULL: [409, 'The agent has no room for the item'],
  NOT_ELIGIBLE: [409, 'The agent may not have the item now'],
  PULL_FORBIDDEN: [409, 'Items of this queue are not pulled'],
  CHOICE_FORBIDDEN: [409, 'Items that stand before it may not be passed over'],
  MARK_DONE_DISABLED: [409, 'The worktype lets its source alone complete items'],
  NO_SUCH_INSTANCE: [409, 'Nothing of this number lives in the case'],
  NOT_WAITING: [409, 'The case does not wait for this'],
  CANNOT_SKIP: [409, 'A gateway, or what has done its work, cannot be skipped: only tried again'],
  NO_SUCH_ELEMENT: [409, 'The model has no such element, or it cannot start there'],
  AMBIGUOUS_SCOPE: [409, 'The element could start in several scopes: say in which'],
  CASE_CLOSED: [409, 'The case is completed or terminated'],
  CASE_SUSPENDED: [409, 'The case is suspended'],
  CANNOT_MIGRATE: [409, 'What lives in the case has no place in that version'],
  NOT_STARTED: [409, 'The case has not begun yet'],
  IN_USE: [409, 'Other objects still need this one'],
  JOB_RUNNING: [409, 'The job has not ended yet'],
  CONFLICT: [409, 'The object was changed meanwhile'],
  IDEMPOTENCY_IN_PROGRESS: [409, 'The first request with this Idempotency-Key is still under way'],
  ALREADY_ANSWERED: [409, 'The answer to this Idempotency-Key held a secret, which is shown once'],
  RIGHTS_LOST: [409, 'The caller may less than when this Idempotency-Key was answered; what was done then holds'],
  PAYLOAD_TOO_LARGE: [413, 'The body is too large'],
  UNSUPPORTED_MEDIA_TYPE: [415, 'The path does not take this media type'],
  MAPPING_TOO_SLOW: [422, 'The mapping of the source takes too long over the payload'],
  IDEMPOTENCY_KEY_REUSED: [422, 'The Idempotency-Key was used for another request'],
  WEBHOOK_ID_REUSED: [422, 'The webhook-id was used for another payload'],
  TOO_MANY_REQUESTS: [429, 'Too many requests'],
  TOO_MANY_COMMANDS: [429, 'Too many commands on this item are under way'],
  INTERNAL: [500, 'Something went wrong on our side'],
  OUTCOME_UNKNOWN: [503, 'It is not known yet whether the command took effect; repeat it with the same key'],
  UNAVAILABLE: [503, 'A part of the system is not available; try again'],
  TIMEOUT: [503, 'The request took too long'],
} as const satisfies Record<string, readonly [number, string]> &
  Record<Refusal | CaseRefusal, readonly [number, string]>;

export type ProblemCode = keyof typeof problems;
export const problemCodes = Object.keys(problems) as ProblemCode[];

export function statusOf(code: ProblemCode): number {
  return problems[code][0];
}

export function titleOf(code: ProblemCode): string {
  return problems[code][1];
}

/** `NOT_OFFERED` -> `urn:casewright:problem:not-offered` */
export function problemType(code: ProblemCode): string {
  return `urn:casewright:problem:${code.toLowerCase().replaceAll('_', '-')}`;
}
