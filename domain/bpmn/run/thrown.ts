import type { Said } from '../../said/said';
import type { EventNode } from '../graph';
import { kept, sayIncident } from '../incident-texts';
import type { Variables } from '../state';
import { startBoundary } from './boundary';
import { cancelInside } from './cancel';
import { loopOf } from './complete';
import { startEventSubProcess } from './event-sub-process';
import type { Turn } from './turn';

export interface Thrown {
  type: 'error' | 'escalation';
  code: string | null;
  /** Where it comes from, and why, for the incident. */
  element: string;
  message?: string;
}

/**
 * Brings an error or an escalation to whoever catches it nearest: from `from` outwards, in each scope its event
 * sub-processes before the boundary events on it, and of these the ones that name the code before those that name none.
 */
export function throwFrom(turn: Turn, from: number, thrown: Thrown, variables: Variables): void {
  let below: number | null = null;
  for (let at: number | null = from; at !== null; at = turn.get(at).parent) {
    if (catchInside(turn, at, below, thrown, variables)) return;
    if (catchAtBoundary(turn, at, thrown, variables)) return;
    below = at;
  }
  if (thrown.type === 'error') return endUncaught(turn, from, thrown);
  turn.tell('escalated', { ...turn.get(from), element: thrown.element });
}

function catchInside(turn: Turn, at: number, below: number | null, thrown: Thrown, variables: Variables): boolean {
  const instance = turn.get(at);
  if (instance.isInterrupted === true || instance.loop) return false;
  const from = below === null ? null : turn.get(below).element;
  const { eventSubProcesses } = turn.model.container(instance.element);
  const others = eventSubProcesses.filter(({ activity }) => activity.id !== from);
  const start = nearest(
    others.map((one) => one.start),
    thrown,
  );
  const found = others.find((one) => one.start === start);
  if (!found) return false;
  startEventSubProcess(turn, at, found.activity, found.start, variables);
  return true;
}

function catchAtBoundary(turn: Turn, at: number, thrown: Thrown, variables: Variables): boolean {
  const instance = turn.get(at);
  const node = turn.nodeOf(instance);
  // The boundary events of a loop are those of the whole.
  if (node?.kind !== 'activity' || loopOf(turn, instance) !== null) return false;
  // What completed and lives again to be undone has gone on already: no second token goes on from it.
  if (instance.undoes !== undefined && !node.isForCompensation) return false;
  const events = node.boundary.flatMap((id) => {
    const event = turn.model.node(id);
    return event.kind === 'boundary' ? [event] : [];
  });
  const event = nearest(events, thrown);
  if (!event) return false;
  startBoundary(turn, event, at, variables);
  return true;
}

function nearest(events: readonly EventNode[], { type, code }: Thrown): EventNode | undefined {
  const catches = (event: EventNode, what: string | null) =>
    event.definitions.some((one) => one.type === type && (one.code ?? null) === what);
  return (
    (code === null ? undefined : events.find((event) => catches(event, code))) ??
    events.find((event) => catches(event, null))
  );
}

/** An error that nobody catches ends the case. It can only be repaired by putting tokens somewhere. */
function endUncaught(turn: Turn, from: number, { element, code, message }: Thrown): void {
  const at = { ...turn.get(from), element };
  for (const root of turn.instances.values()) {
    if (root.parent !== null) continue;
    cancelInside(turn, root.id);
    turn.dropStarts(root.id);
  }
  turn.status = 'incident';
  const why = { code: 'UNCAUGHT_ERROR', ...kept(uncaught(code, message)) } as const;
  turn.addIncident({ instance: null, element, ...why, retry: 'none' }, at);
}

function uncaught(error: string | null, why: string | undefined): Said {
  if (error === null)
    return why === undefined ? sayIncident('BARE_ERROR_UNCAUGHT') : sayIncident('BARE_ERROR_UNCAUGHT_WHY', { why });
  return why === undefined
    ? sayIncident('ERROR_UNCAUGHT', { error })
    : sayIncident('ERROR_UNCAUGHT_WHY', { error, why });
}
