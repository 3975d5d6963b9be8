import { say } from '../lint-texts';
import type { Refusal } from '../read/reading';
import { activityAt, refuseIf } from './view';
import type { View } from './view';

/** IDs are given once, and what refers to something finds it where it may be. */
export function checkReferences(view: View): Refusal[] {
  const { graph, nodes, processes } = view;
  const ids = [...graph.processes, ...graph.nodes, ...graph.flows].map(({ id }) => id);
  return [
    ...refuseIf(!processes.has(graph.main), { id: graph.main }, 'NO_PROCESS_OF_FILE'),
    ...repeated(ids).map((element) => ({ element, ...say('ID_TWICE') })),
    ...graph.nodes.flatMap((node) => {
      const isInScope = processes.has(node.in) || activityAt(view, node.in) !== undefined;
      return refuseIf(!isInScope, node, 'IN_NO_PROCESS');
    }),
    ...graph.flows.flatMap((flow) => {
      const [from, to] = [nodes.get(flow.from), nodes.get(flow.to)];
      if (!from || !to) return refuseIf(true, flow, 'FLOW_ENDS_NOWHERE');
      return refuseIf(from.in !== to.in, flow, 'FLOW_CROSSES');
    }),
    ...graph.messageFlows.flatMap((flow) => {
      const isBound = [flow.from, flow.to].every((end) => nodes.has(end) || processes.has(end));
      return refuseIf(!isBound, flow, 'MESSAGE_FLOW_ENDS_NOWHERE');
    }),
    ...view.activities.flatMap((activity) => {
      const { work } = activity;
      if (work.type !== 'call') return [];
      return refuseIf(!processes.has(work.process), activity, 'CALLED_PROCESS_MISSING', { process: work.process });
    }),
  ];
}

function repeated(ids: readonly string[]): string[] {
  const seen = new Set<string>();
  const twice = ids.filter((id) => seen.size === seen.add(id).size);
  return [...new Set(twice)];
}
