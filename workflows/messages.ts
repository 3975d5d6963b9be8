import { defineQuery, defineSignal, defineUpdate } from '@temporalio/workflow';
import type { ItemCommand } from '../domain/item/command';
import type { ItemState } from '../domain/item/state';

/** What starts a life of an item, and what continue-as-new passes on. */
export interface WorkitemInput {
  state: ItemState;
  /** Deliveries that were committed and have yet to be made, oldest first. */
  deliveries: string[];
}

/** Every command travels so. The same `commandId` has its effect once and is answered alike. */
export interface CommandMessage {
  commandId: string;
  /** Version of the item that the sender saw committed: a workflow that lags behind it catches up first. */
  seenVersion: number;
  /** Its `action` is the name of the Update or Signal that carries it. */
  command: ItemCommand;
}

/** What a command leaves behind. The whole state is in the database, and the query answers it. */
export interface CommandResult extends Pick<ItemState, 'version' | 'state' | 'status' | 'assignee' | 'disposition'> {
  /**
   * All that differs from the state at the sender's `seenVersion`, and the instant of the commit by the database's clock
   * (epoch ms): he has the whole state then. Left out where something else happened in between.
   */
  since?: { changes: Partial<ItemState>; committedMs: number };
}

type Action = ItemCommand['action'];

/** The synchronous way: answers what holds now, or fails with a refusal as the failure's type. */
export const itemUpdates = {
  accept: defineUpdate<CommandResult, [CommandMessage]>('accept'),
  complete: defineUpdate<CommandResult, [CommandMessage]>('complete'),
  cancel: defineUpdate<CommandResult, [CommandMessage]>('cancel'),
  park: defineUpdate<CommandResult, [CommandMessage]>('park'),
  release: defineUpdate<CommandResult, [CommandMessage]>('release'),
  pull: defineUpdate<CommandResult, [CommandMessage]>('pull'),
  assign: defineUpdate<CommandResult, [CommandMessage]>('assign'),
  requeue: defineUpdate<CommandResult, [CommandMessage]>('requeue'),
  transfer: defineUpdate<CommandResult, [CommandMessage]>('transfer'),
  logout: defineUpdate<CommandResult, [CommandMessage]>('logout'),
} as const satisfies Record<Action, unknown>;

/** The same commands for other workflows and tools, which need no answer: a refusal is logged. */
export const itemSignals = {
  accept: defineSignal<[CommandMessage]>('accept'),
  complete: defineSignal<[CommandMessage]>('complete'),
  cancel: defineSignal<[CommandMessage]>('cancel'),
  park: defineSignal<[CommandMessage]>('park'),
  release: defineSignal<[CommandMessage]>('release'),
  pull: defineSignal<[CommandMessage]>('pull'),
  assign: defineSignal<[CommandMessage]>('assign'),
  requeue: defineSignal<[CommandMessage]>('requeue'),
  transfer: defineSignal<[CommandMessage]>('transfer'),
  logout: defineSignal<[CommandMessage]>('logout'),
} as const satisfies Record<Action, unknown>;

/** Asks it to compare itself with the database and to do what is due: sent by the sweep when something seems stuck. */
export const nudgeSignal = defineSignal('nudge');

/** The state as the workflow knows it. */
export const getItemQuery = defineQuery<ItemState>('getItem');
