import type { EventNode, FlowNode } from '../graph';
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
    ...view.activities.flatMap(({ id, work }) => {
      const starts = startsIn(view.inside(id));
      const isTyped = starts.map(({ definitions }) => definitions.length > 0);
      switch (work.type) {
        case 'sub-process':
        case 'transaction':
          return refuseIf(isTyped.includes(true), { id }, 'the start of a sub-process must not wait for an event');
        case 'event-sub-process':
          return refuseIf(
            starts.length !== 1 || isTyped.includes(false),
            { id },
            'needs one start, which waits for an event',
          );
        case 'ad-hoc': {
          const ends = view.inside(id).filter(({ kind }) => kind === 'start' || kind === 'end');
          return ends.flatMap((event) => refuseIf(true, event, 'an ad-hoc sub-process has no start and no end event'));
        }
        default:
          return [];
      }
    }),
  ];
}

function startsIn(nodes: readonly FlowNode[]): EventNode[] {
  return nodes.filter((node): node is EventNode => node.kind === 'start');
}
