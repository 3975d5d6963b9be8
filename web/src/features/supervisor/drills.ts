import { waitingAgeBounds } from '../../../../domain/item/waiting-age';
import type { ViewChange } from '../../search';

/** What stands behind each figure of a queue, and of all of them: the list that has just so many items. */
export const drills = {
  waiting: { state: 'queued' },
  offered: { state: 'offered' },
  connected: { state: 'connected' },
  scheduled: { state: 'scheduled' },
  parked: { state: 'parked' },
  paused: { state: 'paused' },
  awaitingSource: { state: 'awaiting-source' },
  atRisk15: { due: '15', sort: 'dueAt' },
  atRisk60: { due: '60', sort: 'dueAt' },
  overdue: { due: 'overdue', sort: 'dueAt' },
} as const satisfies Record<string, ViewChange>;
export type Drillable = keyof typeof drills;

/** The one that waits longest comes first. */
export const longestFirst: ViewChange = { state: 'queued', sort: 'queuedSince' };

/** What waits since a time between two bounds, by the place of its count. */
export function ofAge(place: number): ViewChange {
  const from = place === 0 ? 0 : waitingAgeBounds[place - 1];
  return { ...longestFirst, age: `${from}-${waitingAgeBounds[place] ?? ''}` };
}

interface Period {
  readonly from: string;
  readonly to: string;
}
export type FlowPart = 'arrived' | 'completed';

/** What came or was completed between two instants. */
export function inPeriod(part: FlowPart, { from, to }: Period): ViewChange {
  return { [part]: `${from}/${to}`, sort: part === 'arrived' ? '-createdAt' : '-updatedAt' };
}

/** The same of one queue; another division may have one of the same key. */
export function inQueue({ key, division }: { key: string; division: string }, drill: ViewChange): ViewChange {
  return { ...drill, queue: key, division };
}
