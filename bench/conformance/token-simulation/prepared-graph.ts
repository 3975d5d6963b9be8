import type { EventDefinition, FlowNode, Graph, SequenceFlow } from '../../../domain/bpmn/graph';

/**
 * A graph of the suite made complete: that simulator needs neither conditions nor times, an engine does. Each flow from a
 * gateway that chooses is taken while its variable (`switchOf`) is true; what is drawn as a timer never fires by itself;
 * a task waits if it is to, and otherwise passes.
 */
export function preparedGraph(graph: Graph, waitsAt: ReadonlySet<string>): Graph {
  const nodes = new Map(graph.nodes.map((node) => [node.id, node]));
  return {
    ...graph,
    flows: graph.flows.map((flow) => (isChosen(flow, nodes) ? { ...flow, condition: switchOf(graph, flow.id) } : flow)),
    nodes: graph.nodes.map((node) => prepared(node, waitsAt)),
  };
}

/** Name of the variable of a flow; IDs are no names in FEEL. */
export function switchOf({ flows }: Graph, flow: string): string {
  return `taken${flows.findIndex(({ id }) => id === flow) + 1}`;
}

/** All switches as they stand when nothing is configured: the first flow of each gateway is taken. */
export function firstChoices(graph: Graph): Record<string, boolean> {
  const first = new Set(graph.nodes.map(({ outgoing }) => outgoing[0]));
  return Object.fromEntries(graph.flows.map(({ id }) => [switchOf(graph, id), first.has(id)]));
}

function isChosen(flow: SequenceFlow, nodes: ReadonlyMap<string, FlowNode>): boolean {
  const from = nodes.get(flow.from);
  return (
    from?.kind === 'gateway' &&
    ['exclusive', 'inclusive', 'complex'].includes(from.type) &&
    from.defaultFlow !== flow.id
  );
}

function prepared(node: FlowNode, waitsAt: ReadonlySet<string>): FlowNode {
  if (node.kind === 'gateway') return node;
  if (node.kind === 'boundary' && node.definitions.length === 0) return { ...node, definitions: [never] };
  if (node.kind !== 'activity') return { ...node, definitions: node.definitions.map(completed) };
  const passes = ['none', 'user', 'manual', 'service', 'script', 'business-rule'].includes(node.work.type);
  if (!passes) return node;
  return { ...node, work: waitsAt.has(node.id) ? { type: 'user', properties: {} } : { type: 'none' } };
}

/** What only a trigger makes happen. */
const never: EventDefinition = { type: 'conditional', condition: 'false' };

function completed(definition: EventDefinition): EventDefinition {
  if (definition.type === 'signal') return { type: 'signal', name: definition.name ?? 'a signal without a name' };
  return definition.type === 'timer' || definition.type === 'conditional' ? never : definition;
}
