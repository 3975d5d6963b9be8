import type { Activity, EventNode } from '../graph';
import type { Variables } from '../state';
import { cancelInside } from './cancel';
import { takePayload } from './payload';
import { prepareScope } from './scope';
import type { Turn } from './turn';

/** An event sub-process begins in a living scope; an interrupting one ends everything else there first. */
export function startEventSubProcess(
  turn: Turn,
  scope: number,
  activity: Activity,
  start: EventNode,
  variables: Variables,
): void {
  const undoes = start.definitions.some(({ type }) => type === 'compensate');
  if (start.isInterrupting && !undoes) {
    cancelInside(turn, scope);
    turn.dropStarts(scope);
    // In a scope that lives again to be undone, this is what is left of it.
    const isUndone = turn.get(scope).phase === 'undoing';
    turn.change(scope, { isInterrupted: true, ...(isUndone && { phase: 'containing' as const, undoing: [] }) });
  }
  const dataObjects = activity.work.type === 'event-sub-process' ? activity.work.dataObjects : [];
  const begun = turn.add(activity.id, scope, 'containing');
  turn.tell('entered', begun);
  if (!prepareScope(turn, begun.id, activity.id, dataObjects)) return;
  for (const { id: element } of turn.model.container(activity.id).implicitStarts) {
    turn.push({ do: 'arrive', element, scope: begun.id, flow: null });
  }
  const event = turn.add(start.id, begun.id, 'waiting');
  turn.tell('entered', event);
  const fault = takePayload(turn, start, begun.id, variables);
  if (fault !== null) return turn.fail(event.id, 'EXPRESSION', fault, 'leave');
  turn.push({ do: 'leave', instance: event.id });
}
