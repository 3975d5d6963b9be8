import type { Activity, EventNode, FlowNode } from '../graph';
import type { Refusal } from '../read/reading';
import { refuseIf } from './view';
import type { View } from './view';

/** It is plain where a process or sub-process begins. */
export function checkStarts(view: View, named: string | undefined): Refusal[] {
  return [
    ...view.graph.processes.flatMap((process) => {
      const nodes = view.inside(process.id);
      const none = startsIn(nodes).filter(({ definitions }) => definitions.length === 0);
      const isOpen = none.length > 1 && !nodes.some(({ id }) => id === named);
      return [
        ...refuseIf(nodes.length === 0, process, 'holds nothing'),
        ...refuseIf(isOpen, process, `has several starts: ${none.map(({ id }) => id).join(', ')}`),
      ];
    }),
    ...view.events
      .filter((event) => isBeginning(view, event))
      .flatMap((event) =>
        refuseIf(
          event.isParallel && event.definitions.length > 1,
          event,
          'waits for all of several events, and a case is started by one',
        ),
      ),
    ...view.activities.flatMap((activity) => checkInside(view, activity)),
  ];
}

/** Whether a process begins by it: a start event, or what stands behind an event-based gateway that starts one. */
export function isBeginning({ nodes, flows, processes }: View, { kind, in: scope, incoming }: FlowNode): boolean {
  if (!processes.has(scope)) return false;
  if (kind === 'start') return true;
  return incoming.some((id) => {
    const before = nodes.get(flows.get(id)?.from ?? '');
    return before?.kind === 'gateway' && before.isInstantiating;
  });
}

function checkInside(view: View, { id, work }: Activity): Refusal[] {
  const nodes = view.inside(id);
  const isTyped = startsIn(nodes).map(({ definitions }) => definitions.length > 0);
  if (work.type === 'sub-process' || work.type === 'transaction') {
    return refuseIf(isTyped.includes(true), { id }, 'the start of a sub-process must not wait for an event');
  }
  if (work.type === 'event-sub-process') {
    return refuseIf(
      isTyped.length !== 1 || isTyped.includes(false),
      { id },
      'needs one start, which waits for an event',
    );
  }
  if (work.type !== 'ad-hoc') return [];
  const ends = nodes.filter(({ kind }) => kind === 'start' || kind === 'end');
  return ends.flatMap((event) => refuseIf(true, event, 'an ad-hoc sub-process has no start and no end event'));
}

function startsIn(nodes: readonly FlowNode[]): EventNode[] {
  return nodes.filter((node): node is EventNode => node.kind === 'start');
}
