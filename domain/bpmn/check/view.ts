import type { Activity, EventDefinition, EventNode, FlowNode, Gateway, Graph, SequenceFlow } from '../graph';
import { type LintRule, say, type ValuesOf } from '../lint-texts';
import type { Refusal } from '../read/reading';

/** A graph that may yet be wrong, with what checks look up in it. */
export interface View {
  graph: Graph;
  nodes: ReadonlyMap<string, FlowNode>;
  flows: ReadonlyMap<string, SequenceFlow>;
  processes: ReadonlySet<string>;
  /** Nodes of a process or sub-process. */
  inside: (scope: string) => readonly FlowNode[];
  /** Where message flows begin, and where they end. */
  senders: ReadonlySet<string>;
  receivers: ReadonlySet<string>;
  activities: readonly Activity[];
  gateways: readonly Gateway[];
  events: readonly EventNode[];
}

export function viewOf(graph: Graph): View {
  const inside = new Map<string, FlowNode[]>();
  for (const node of graph.nodes) {
    const held = inside.get(node.in);
    if (held) held.push(node);
    else inside.set(node.in, [node]);
  }
  return {
    graph,
    nodes: new Map(graph.nodes.map((node) => [node.id, node])),
    flows: new Map(graph.flows.map((flow) => [flow.id, flow])),
    processes: new Set(graph.processes.map(({ id }) => id)),
    inside: (scope) => inside.get(scope) ?? [],
    senders: new Set(graph.messageFlows.map(({ from }) => from)),
    receivers: new Set(graph.messageFlows.map(({ to }) => to)),
    activities: graph.nodes.filter((node) => node.kind === 'activity'),
    gateways: graph.nodes.filter((node) => node.kind === 'gateway'),
    events: graph.nodes.filter((node) => node.kind !== 'activity' && node.kind !== 'gateway'),
  };
}

export function activityAt({ nodes }: View, id: string | undefined): Activity | undefined {
  const node = id === undefined ? undefined : nodes.get(id);
  return node?.kind === 'activity' ? node : undefined;
}

export function hasType({ definitions }: EventNode, type: EventDefinition['type']): boolean {
  return definitions.some((one) => one.type === type);
}

/** One refusal, if it is so. */
export function refuseIf<R extends LintRule>(
  isSo: boolean,
  { id }: { id: string },
  rule: R,
  ...values: ValuesOf<R>
): Refusal[] {
  return isSo ? [{ element: id, ...say(rule, ...values) }] : [];
}
