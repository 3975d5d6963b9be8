import type { ShownState } from '../item/shown';

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

/**
 * What each state is called there. An offer nobody has taken is still queued; what lies on a shelf or waits for its
 * source has left the queue without being closed, which iWD calls assigned.
 */
const statusOfState: Record<ShownState, IwdStatus> = {
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

export function iwdStatusOf(state: ShownState): IwdStatus {
  return statusOfState[state];
}

/**
 * The states that some of its statuses stand for. Those that iWD itself no longer sets, or that come of rules which fail,
 * stand for none: a capture here is classified at once, or refused.
 */
export function statesOf(statuses: readonly IwdStatus[]): ShownState[] {
  const states = Object.keys(statusOfState) as ShownState[];
  return states.filter((state) => statuses.includes(statusOfState[state]));
}
