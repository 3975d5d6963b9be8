import type { Refusal } from '../read/reading';
import { activityAt, refuseIf } from './view';
import type { View } from './view';

/** IDs are given once, and what refers to something finds it where it may be. */
export function checkReferences(view: View): Refusal[] {
  const { graph, nodes, processes } = view;
  const ids = [...graph.processes, ...graph.nodes, ...graph.flows].map(({ id }) => id);
  return [
    ...refuseIf(!processes.has(graph.main), { id: graph.main }, 'is no process of this file'),
    ...repeated(ids).map((element) => ({ element, reason: 'its ID is given twice' })),
    ...graph.nodes.flatMap((node) => {
      const isInScope = processes.has(node.in) || activityAt(view, node.in) !== undefined;
      return refuseIf(!isInScope, node, 'stands in no process');
    }),
    ...graph.flows.flatMap((flow) => {
      const [from, to] = [nodes.get(flow.from), nodes.get(flow.to)];
      if (!from || !to) return refuseIf(true, flow, 'does not lead from one element of a process to another');
      return refuseIf(from.in !== to.in, flow, 'leads into or out of a sub-process or pool');
    }),
    ...graph.messageFlows.flatMap((flow) => {
      const isBound = [flow.from, flow.to].every((end) => nodes.has(end) || processes.has(end));
      return refuseIf(!isBound, flow, 'does not lead from one pool to another');
    }),
    ...view.activities.flatMap((activity) => {
      const { work } = activity;
      if (work.type !== 'call') return [];
      return refuseIf(
        !processes.has(work.process),
        activity,
        `calls the process ${work.process}, which this file does not hold`,
      );
    }),
  ];
}

function repeated(ids: readonly string[]): string[] {
  const seen = new Set<string>();
  const twice = ids.filter((id) => seen.size === seen.add(id).size);
  return [...new Set(twice)];
}
