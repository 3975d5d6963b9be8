import { defineQuery, defineSignal, defineUpdate } from '@temporalio/workflow';
import type { Origin } from '../domain/audit/origin';
import type { CaseFile } from '../domain/cases/file';
import type { OrderSlip } from '../domain/cases/order';
import type { CaseRequest, CaseRequestType } from '../domain/cases/request';
import type { ItemCommand } from '../domain/item/command';
import type { ItemState } from '../domain/item/state';
import type { ItemState1 } from '../domain/item/upgrade';

/** What starts a life of an item, and what continue-as-new passes on. */
export interface WorkitemInput {
  /** Of any shape that a release has written. */
  state: ItemState | ItemState1;
  /** Deliveries that were committed and have yet to be made, oldest first. */
  deliveries: string[];
}

/** What one receiver is told of one item or alert: IDs of deliveries, oldest first. */
export interface RedeliveryInput {
  deliveries: string[];
}

/** One run of a bulk job; continue-as-new passes the same on. All else is in the database. */
export interface BulkJobInput {
  jobId: string;
  run: number;
}

/** Every command travels so. The same `commandId` has its effect once and is answered alike. */
export interface CommandMessage {
  commandId: string;
  /** Version of the item that the sender saw committed: a workflow that lags behind it catches up first. */
  seenVersion: number;
  /** Its `action` is the name of the Update or Signal that carries it. */
  command: ItemCommand;
  /** Left out: the system asks. */
  origin?: Origin;
}

/** What a command leaves behind. The whole state is in the database, and the query answers it. */
export interface CommandResult extends Pick<ItemState, 'version' | 'state' | 'status' | 'assignee' | 'disposition'> {
  /**
   * All that differs from the state at the sender's `seenVersion`, and the instant of the commit by the database's clock
   * (epoch ms): he has the whole state then. Left out where something else happened in between.
   */
  since?: { changes: Partial<ItemState>; committedMs: number };
}

/** How a command of any kind is carried out. */
export interface Execution {
  seenVersion?: number;
  /** The database's clock must have reached this instant (epoch ms). */
  notBeforeMs?: number;
  origin?: Origin | undefined;
}

type Action = ItemCommand['action'];

/** Each command is an Update and, under the same name, a Signal. */
const actions = Object.keys({
  accept: true,
  complete: true,
  cancel: true,
  park: true,
  release: true,
  pull: true,
  assign: true,
  requeue: true,
  transfer: true,
  hold: true,
  pause: true,
  resume: true,
  reschedule: true,
  extend: true,
  recompute: true,
  reprioritize: true,
  raise: true,
  'set-status': true,
  note: true,
  link: true,
  update: true,
  reclassify: true,
  escalate: true,
  logout: true,
} satisfies Record<Action, true>) as Action[];

/** The synchronous way: answers what holds now, or fails with a refusal as the failure's type. */
export const itemUpdates = Object.fromEntries(
  actions.map((action) => [action, defineUpdate<CommandResult, [CommandMessage]>(action)]),
) as Record<Action, ReturnType<typeof defineUpdate<CommandResult, [CommandMessage]>>>;

/** The same commands for other workflows and tools, which need no answer: a refusal is logged. */
export const itemSignals = Object.fromEntries(
  actions.map((action) => [action, defineSignal<[CommandMessage]>(action)]),
) as Record<Action, ReturnType<typeof defineSignal<[CommandMessage]>>>;

/** Asks it to compare itself with the database and to do what is due: sent by the sweep when something seems stuck. */
export const nudgeSignal = defineSignal('nudge');

/** The state as the workflow knows it. */
export const getItemQuery = defineQuery<ItemState>('getItem');

/** What starts a life of a case, and what continue-as-new passes on. */
export interface CaseInput {
  file: CaseFile;
  /** What it asked of the outside and is not done, oldest first. */
  orders: OrderSlip[];
}

/** Every request of a case travels so. The same `commandId` has its effect once. */
export interface CaseMessage {
  commandId: string;
  /** Version of the case that the sender saw committed: a workflow that lags behind it catches up first. */
  seenVersion: number;
  /** The type of its event is the name of the Update or Signal that carries it. */
  request: CaseRequest;
  /** Left out: the system asks. */
  origin?: Origin;
}

/** What a request leaves behind. The whole case is in the database. */
export type CaseResult = Pick<CaseFile, 'version' | 'status'>;

/** Each request is an Update and, under the same name, a Signal. */
const requestTypes = Object.keys({
  start: true,
  complete: true,
  error: true,
  escalation: true,
  failure: true,
  message: true,
  signal: true,
  trigger: true,
  tick: true,
  'set-variables': true,
  activate: true,
  retry: true,
  skip: true,
  modify: true,
  terminate: true,
  suspend: true,
  resume: true,
  'set-status': true,
  assign: true,
  note: true,
  migrate: true,
  recompute: true,
  rename: true,
  reprioritize: true,
  'add-participant': true,
  'remove-participant': true,
  link: true,
  unlink: true,
} satisfies Record<CaseRequestType, true>) as CaseRequestType[];

export const caseUpdates = Object.fromEntries(
  requestTypes.map((type) => [type, defineUpdate<CaseResult, [CaseMessage]>(type)]),
) as Record<CaseRequestType, ReturnType<typeof defineUpdate<CaseResult, [CaseMessage]>>>;

export const caseSignals = Object.fromEntries(
  requestTypes.map((type) => [type, defineSignal<[CaseMessage]>(type)]),
) as Record<CaseRequestType, ReturnType<typeof defineSignal<[CaseMessage]>>>;

/** The case as its workflow knows it. */
export const getCaseQuery = defineQuery<CaseFile>('getCase');
