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
        ...refuseIf(nodes.length === 0, process, 'HOLDS_NOTHING'),
        ...refuseIf(isOpen, process, 'SEVERAL_STARTS', { starts: none.map(({ id }) => id).join(', ') }),
      ];
    }),
    ...view.events
      .filter((event) => isBeginning(view, event))
      .flatMap((event) => refuseIf(event.isParallel && event.definitions.length > 1, event, 'START_BY_SEVERAL')),
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
    return refuseIf(isTyped.includes(true), { id }, 'SUB_PROCESS_START_WAITS');
  }
  if (work.type === 'event-sub-process') {
    return refuseIf(isTyped.length !== 1 || isTyped.includes(false), { id }, 'EVENT_START_MISSING');
  }
  if (work.type !== 'ad-hoc') return [];
  const ends = nodes.filter(({ kind }) => kind === 'start' || kind === 'end');
  return ends.flatMap((event) => refuseIf(true, event, 'AD_HOC_START_OR_END'));
}

function startsIn(nodes: readonly FlowNode[]): EventNode[] {
  return nodes.filter((node): node is EventNode => node.kind === 'start');
}
