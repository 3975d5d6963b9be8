import type { ItemPhase } from '../item/state';

/** The statuses of an iWD task, as its documentation names them. */
export const iwdStatuses = [
  'New',
  'NewHeld',
  'Captured',
  'Queued',
  'Distributed',
  'Assigned',
  'Held',
  'ErrorHeld',
  'Completed',
  'Canceled',
  'Rejected',
] as const;
export type IwdStatus = (typeof iwdStatuses)[number];

/** An item's state as it is shown: an open offer is the ledger's. */
export type ShownPhase = ItemPhase | 'offered';

/**
 * What each state is called there. An offer nobody has taken is still queued; what lies on a shelf or waits for its
 * source has left the queue without being closed, which iWD calls assigned.
 */
const statusOfState: Record<ShownPhase, IwdStatus> = {
  scheduled: 'Captured',
  queued: 'Queued',
  offered: 'Queued',
  connected: 'Assigned',
  parked: 'Assigned',
  'awaiting-source': 'Assigned',
  paused: 'Held',
  completed: 'Completed',
  cancelled: 'Canceled',
};

export function iwdStatusOf(state: ShownPhase): IwdStatus {
  return statusOfState[state];
}

/**
 * The states that some of its statuses stand for. Those that iWD itself no longer sets, or that come of rules which fail,
 * stand for none: a capture here is classified at once, or refused.
 */
export function statesOf(statuses: readonly IwdStatus[]): ShownPhase[] {
  const states = Object.keys(statusOfState) as ShownPhase[];
  return states.filter((state) => statuses.includes(statusOfState[state]));
}
