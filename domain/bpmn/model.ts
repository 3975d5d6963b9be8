import type { Activity, EventNode, FlowNode, Graph, MessageFlow, Process, SequenceFlow } from './graph';
import { compiledExpressions } from './evaluate';
import type { Expressions } from './evaluate';

/** A graph made ready to run: look-ups and compiled expressions. Made once for each graph in a process or workflow. */
export interface Model {
  graph: Graph;
  process: (id: string) => Process | undefined;
  find: (id: string) => FlowNode | undefined;
  /** Throws for what the graph does not hold, which is a defect: a graph is checked before it is run. */
  node: (id: string) => FlowNode;
  flow: (id: string) => SequenceFlow;
  /** What starts a process or sub-process from within, and what listens while it lives. */
  container: (id: string) => Container;
  messageFlowsFrom: (id: string) => readonly MessageFlow[];
  expressions: Expressions;
  settling: Settling;
  /**
   * For each incoming flow of a node, the nodes from which a token can come to it without passing the node: by sequence
   * flow alone, and counting that an activity may send one from its boundary events.
   */
  reaching: (node: string) => ReadonlyMap<string, Reaching>;
}

/** What has to be looked for once all tokens have come to rest; most models hold none of it. */
export interface Settling {
  conditions: boolean;
  joins: boolean;
  plans: boolean;
}

export interface Reaching {
  byFlow: ReadonlySet<string>;
  byFlowOrBoundary: ReadonlySet<string>;
}

export interface Container {
  nodes: readonly FlowNode[];
  noneStarts: readonly EventNode[];
  /** Nodes that no flow reaches and that nothing else calls for: they start with their container. */
  implicitStarts: readonly FlowNode[];
  eventSubProcesses: readonly EventSubProcess[];
}

export interface EventSubProcess {
  activity: Activity;
  start: EventNode;
}

const made = new WeakMap<Graph, Model>();

export function modelOf(graph: Graph): Model {
  const known = made.get(graph);
  if (known) return known;
  const model = makeModel(graph);
  made.set(graph, model);
  return model;
}

function makeModel(graph: Graph): Model {
  const processes = byId(graph.processes);
  const nodes = byId(graph.nodes);
  const flows = byId(graph.flows);
  const node = (id: string): FlowNode => required(nodes.get(id), id);
  const flow = (id: string): SequenceFlow => required(flows.get(id), id);
  const inside = groupBy(graph.nodes, (one) => one.in);
  const messageFlows = groupBy(graph.messageFlows, ({ from }) => from);
  return {
    graph,
    process: (id) => processes.get(id),
    find: (id) => nodes.get(id),
    node,
    flow,
    container: remembered((id) => containerOf(inside.get(id) ?? [], inside)),
    messageFlowsFrom: (id) => messageFlows.get(id) ?? [],
    expressions: compiledExpressions(),
    settling: settlingOf(graph),
    reaching: remembered((id) => reachingOf(node(id), inside.get(node(id).in) ?? [], flow)),
  };
}

function settlingOf({ nodes }: Graph): Settling {
  return {
    conditions: nodes.some((one) => 'definitions' in one && one.definitions.some(({ type }) => type === 'conditional')),
    joins: nodes.some((one) => one.kind === 'gateway' && (one.type === 'inclusive' || one.type === 'complex')),
    plans: nodes.some((one) => one.kind === 'activity' && one.work.type === 'ad-hoc'),
  };
}

function containerOf(nodes: readonly FlowNode[], inside: ReadonlyMap<string, readonly FlowNode[]>): Container {
  const starts = nodes.filter((node): node is EventNode => node.kind === 'start');
  return {
    nodes,
    noneStarts: starts.filter(({ definitions }) => definitions.length === 0),
    implicitStarts: nodes.filter(isImplicitStart),
    eventSubProcesses: nodes.flatMap((activity) => {
      if (activity.kind !== 'activity' || activity.work.type !== 'event-sub-process') return [];
      const start = inside.get(activity.id)?.find((one): one is EventNode => one.kind === 'start');
      return start ? [{ activity, start }] : [];
    }),
  };
}

function isImplicitStart(node: FlowNode): boolean {
  if (node.incoming.length > 0) return false;
  if (node.kind === 'activity') return !node.isForCompensation && node.work.type !== 'event-sub-process';
  if (node.kind === 'gateway') return !node.isInstantiating;
  if (node.kind === 'catch') return !node.definitions.some(({ type }) => type === 'link');
  return node.kind === 'throw' || node.kind === 'end';
}

function reachingOf(join: FlowNode, nodes: readonly FlowNode[], flow: Model['flow']): ReadonlyMap<string, Reaching> {
  const found = byId(nodes);
  const from = (first: string, withHosts: boolean): ReadonlySet<string> => {
    const reached = new Set<string>();
    const open = [first];
    for (let at = open.pop(); at !== undefined; at = open.pop()) {
      const node = found.get(at);
      if (!node || reached.has(at) || at === join.id) continue;
      reached.add(at);
      open.push(...node.incoming.map((id) => flow(id).from), ...linksTo(node, nodes));
      if (withHosts && node.kind === 'boundary' && node.host !== undefined) open.push(node.host);
    }
    return reached;
  };
  return new Map(
    join.incoming.map((id) => {
      const source = flow(id).from;
      return [id, { byFlow: from(source, false), byFlowOrBoundary: from(source, true) }] as const;
    }),
  );
}

function linksTo(node: FlowNode, nodes: readonly FlowNode[]): string[] {
  const name = node.kind === 'catch' ? linkOf(node) : undefined;
  if (name === undefined) return [];
  return nodes.filter((one) => one.kind === 'throw' && linkOf(one) === name).map(({ id }) => id);
}

/** The name of the link that an event throws or catches. */
export function linkOf({ definitions }: EventNode): string | undefined {
  return definitions.flatMap((one) => (one.type === 'link' ? [one.name] : []))[0];
}

function byId<T extends { id: string }>(all: readonly T[]): ReadonlyMap<string, T> {
  return new Map(all.map((one) => [one.id, one]));
}

function groupBy<T>(all: readonly T[], key: (one: T) => string): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>();
  for (const one of all) {
    const group = groups.get(key(one));
    if (group) group.push(one);
    else groups.set(key(one), [one]);
  }
  return groups;
}

function remembered<T>(make: (id: string) => T): (id: string) => T {
  const known = new Map<string, T>();
  return (id) => {
    const found = known.get(id);
    if (found !== undefined) return found;
    const value = make(id);
    known.set(id, value);
    return value;
  };
}

function required<T>(found: T | undefined, id: string): T {
  if (found === undefined) throw new Error(`the graph holds no ${id}`);
  return found;
}
