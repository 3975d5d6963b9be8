import { ownerOfWorkbin } from '../workbin/workbin-id';
import type { ItemEvent } from './event';
import type { ItemState } from './state';

/** Names the agent whom an event concerns, so that the stream tells him. */
export function holder({ assignee }: ItemState): { agent?: string } {
  return assignee === null ? {} : { agent: assignee };
}

/** The holder, or else the agent who marked it done: he wants to know what became of it. */
export function worker(state: ItemState): { agent?: string } {
  return state.assignee === null && state.doneBy?.kind === 'agent' ? { agent: state.doneBy.id } : holder(state);
}

/** Whom a change of the item concerns: the holder, or the owner of the shelf on which it lies. */
export function concerned({ assignee, workbin }: ItemState): string[] {
  const owner = workbin === null ? null : ownerOfWorkbin(workbin);
  return [assignee, owner].filter((agent) => agent !== null);
}

/** With the instant that was meant where the clock set the status. */
export function statusEvent(before: ItemState, after: ItemState, atMs?: number): ItemEvent[] {
  if (before.status === after.status) return [];
  const data = { from: before.status, to: after.status };
  return [{ type: 'status-changed', ...(atMs === undefined ? {} : { atMs }), data }];
}

/** An entry for each decision that its classification could not make. */
export function incidentEvents({ rules }: ItemState, atMs?: number): ItemEvent[] {
  return (rules.incidents ?? []).map((incident) => ({
    type: 'incident',
    ...(atMs === undefined ? {} : { atMs }),
    data: { ...incident },
  }));
}

/** It has a row among the waiting: it is in distribution, or will be by itself. */
export function isWaiting({ state, wakeMs }: ItemState): boolean {
  return state === 'queued' || state === 'scheduled' || (state === 'parked' && wakeMs !== null);
}

/** Leaves out what was not given: `{reason: undefined}` is no reason. */
export function given<K extends string, T>(name: K, value: T | undefined): { [P in K]?: T } {
  return value === undefined ? {} : ({ [name]: value } as { [P in K]?: T });
}

/**
 * What the clock has made of an item by an instant (epoch ms), although no timer may have been served: one whose
 * activation or wake-up has come stands in its queue since then, and the ledger has let it be offered.
 */
export function arrived(state: ItemState, nowMs: number): { item: ItemState; events: ItemEvent[] } {
  const atMs = arrivalMs(state);
  if (atMs === null || atMs > nowMs) return { item: state, events: [] };
  return {
    item: { ...state, state: 'queued', workbin: null, wakeMs: null },
    events: [{ type: 'queued', atMs, data: { queue: state.rules.queue } }],
  };
}

function arrivalMs(state: ItemState): number | null {
  if (state.state === 'scheduled') return state.activationMs;
  return state.state === 'parked' ? state.wakeMs : null;
}
