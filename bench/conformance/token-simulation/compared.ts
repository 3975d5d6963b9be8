import type { FlowNode, Graph } from '../../../domain/bpmn/graph';
import type { Compared } from './trace';

/**
 * What can be compared with that simulator. It tells that a node is entered only where a token comes on a flow; not of
 * start and boundary events, the end of a link, event sub-processes, and events behind an event-based gateway. It does not
 * tell that a node is left where the token was taken away: by an event that it throws itself, or from an event-based
 * gateway. It tells that a sub-process is left also where a boundary event interrupts it, and each time that it has been
 * compensated. A compensation handler runs there in the scope that had ended, here in one that stands for it.
 */
export function comparedOf({ nodes, flows }: Graph): Compared {
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const from = new Map(flows.map((flow) => [flow.id, byId.get(flow.from)]));
  const isReached = ({ incoming }: FlowNode) => incoming.some((flow) => !isEventBased(from.get(flow)));
  const handlers = new Set(nodes.filter(isHandler).map(({ id }) => id));
  return {
    enters: new Set(nodes.filter((node) => isReached(node) || isHandler(node)).map(({ id }) => id)),
    exits: new Set(
      nodes.filter((node) => !isEventBased(node) && !throws(node) && !isLeftOften(node, nodes)).map(({ id }) => id),
    ),
    scopeOf: (element, scope) => (handlers.has(element) ? 'compensation' : scope),
  };
}

function isEventBased(node: FlowNode | undefined): boolean {
  return node?.kind === 'gateway' && node.type === 'event-based';
}

function isLeftOften(node: FlowNode, nodes: readonly FlowNode[]): boolean {
  if (node.kind !== 'activity') return false;
  const isInterrupted = nodes.some((one) => one.kind === 'boundary' && one.host === node.id && one.isInterrupting);
  const holdsNodes = nodes.some((one) => one.in === node.id);
  const isCompensated = nodes.some(
    (one) => 'definitions' in one && one.definitions.some(({ type }) => type === 'compensate'),
  );
  return isInterrupted || (holdsNodes && isCompensated);
}

function isHandler(node: FlowNode): boolean {
  return node.kind === 'activity' && node.isForCompensation && node.work.type !== 'event-sub-process';
}

function throws(node: FlowNode): boolean {
  return (node.kind === 'throw' || node.kind === 'end') && node.definitions.length > 0;
}
