import { compiledExpressions } from '../evaluate';
import type { EventNode } from '../graph';
import type { Refusal } from '../read/reading';
import { startTimerOf } from '../start-timer';
import { hasType, refuseIf } from './view';
import type { View } from './view';

/** Any instant: whether a timer can be read does not depend on it. */
const someMs = 0;

/** What stands at the beginning of a process must be able to begin it, where nobody plays it. */
export function checkDeployedStarts(view: View): Refusal[] {
  const expressions = compiledExpressions();
  return view.events
    .filter((event) => isBeginning(view, event))
    .flatMap((event) => {
      const isMain = event.in === view.graph.main;
      const timers = event.definitions.filter((one) => one.type === 'timer');
      const isUnread = isMain && timers.some((timer) => startTimerOf(expressions, timer, {}, someMs) === undefined);
      return [
        ...refuseIf(hasType(event, 'conditional'), event, 'waits for a condition, which starts no case'),
        ...refuseIf(!isMain && timers.length > 0, event, `waits for a time, which starts ${view.graph.main} only`),
        ...refuseIf(isUnread, event, 'its time must be known without the variables of a case'),
        ...refuseIf(
          event.isParallel && event.definitions.length > 1,
          event,
          'waits for all of several events, and a case is started by one',
        ),
      ];
    });
}

function isBeginning({ nodes, flows, processes }: View, { kind, in: scope, incoming }: EventNode): boolean {
  if (!processes.has(scope)) return false;
  if (kind === 'start') return true;
  return incoming.some((id) => {
    const before = nodes.get(flows.get(id)?.from ?? '');
    return before?.kind === 'gateway' && before.isInstantiating;
  });
}
