import fc from 'fast-check';
import type { FlowNode, Gateway, Graph, SequenceFlow } from '../../../../domain/bpmn/graph';

interface Plan {
  kind: 'task' | Gateway['type'];
  /** Where its flows lead; of a gateway always ahead, so that each way round passes a task. */
  to: number[];
  /** Of a task, an event at its boundary, which leads ahead as well. */
  boundary: { isInterrupting: boolean; to: number } | null;
}

const plans = fc.array(
  fc.record({
    kind: fc.constantFrom('task' as const, 'task' as const, 'exclusive', 'parallel', 'inclusive', 'inclusive'),
    to: fc.array(fc.nat(1_000), { minLength: 1, maxLength: 3 }),
    boundary: fc.option(fc.record({ isInterrupting: fc.boolean(), to: fc.nat(1_000) })),
  }),
  { minLength: 3, maxLength: 9 },
);

/** Graphs with joins of all kinds and ways back, as nobody would draw them. What a gateway chooses follows from `c`. */
export const tangledGraphs: fc.Arbitrary<Graph> = plans.map(graphOf);

function graphOf(plan: readonly Plan[]): Graph {
  const end = plan.length;
  const edges = plan.flatMap(({ kind, to }, at) =>
    kind === 'task'
      ? [[at, (to[0] ?? 0) % (end + 1)] as const]
      : ahead(to, at, end).map((target) => [at, target] as const),
  );
  const attached = plan.flatMap(({ kind, boundary }, at) =>
    kind === 'task' && boundary
      ? [{ id: `B${at}`, at, boundary: boundary.to, isInterrupting: boundary.isInterrupting }]
      : [],
  );
  const reached = new Set([
    ...edges.map(([, to]) => to),
    ...attached.map(({ at, boundary }) => ahead([boundary], at, end)[0] ?? end),
  ]);
  const first = [0, ...plan.keys()].filter((at, place) => place === 0 || (at > 0 && !reached.has(at)));
  const all = [...first.map((to) => [-1, to] as const), ...edges];
  const flows = all.map(([from, to], at): SequenceFlow => ({ id: `F${at}`, from: nameOf(from), to: nameOf(to) }));
  const bypasses = attached.map(({ id, at, boundary }): SequenceFlow => ({
    id: `F_${id}`,
    from: id,
    to: nameOf(ahead([boundary], at, end)[0] ?? end),
  }));
  const every = [...flows, ...bypasses];
  const nodes = [
    ...[-1, ...plan.keys(), end].map((at) => nodeOf(nameOf(at), plan[at]?.kind, at === end, every)),
    ...attached.map(({ id, at, isInterrupting }) => boundaryOf(id, nameOf(at), isInterrupting)),
  ].map((node) =>
    node.kind === 'activity'
      ? { ...node, boundary: attached.filter(({ at }) => nameOf(at) === node.id).map(({ id }) => id) }
      : node,
  );
  return {
    format: 1,
    main: 'P',
    processes: [{ id: 'P', dataObjects: [], properties: {} }],
    nodes,
    flows: every.map((flow) => conditional(flow, nodes)),
    messageFlows: [],
  };
}

function ahead(to: readonly number[], at: number, end: number): number[] {
  return [...new Set(to.map((one) => at + 1 + (one % (end - at))))];
}

const nameOf = (at: number) => (at < 0 ? 'Start' : `N${at}`);

function nodeOf(id: string, kind: Plan['kind'] | undefined, isEnd: boolean, flows: readonly SequenceFlow[]): FlowNode {
  const parts = {
    id,
    in: 'P',
    incoming: flows.filter(({ to }) => to === id).map((flow) => flow.id),
    outgoing: flows.filter(({ from }) => from === id).map((flow) => flow.id),
  };
  if (kind === 'task') {
    const work = { type: 'user' as const, properties: {} };
    return { kind: 'activity', ...parts, work, boundary: [], isForCompensation: false, inputs: [], outputs: [] };
  }
  if (kind === undefined) {
    const event = { definitions: [], isParallel: false, isInterrupting: true, inputs: [], outputs: [] };
    return { kind: isEnd ? 'end' : 'start', ...parts, ...event };
  }
  const chooses = kind === 'exclusive' || kind === 'inclusive';
  return {
    kind: 'gateway',
    ...parts,
    type: kind,
    isInstantiating: false,
    ...(chooses ? { defaultFlow: parts.outgoing.at(-1) } : {}),
  };
}

function boundaryOf(id: string, host: string, isInterrupting: boolean): FlowNode {
  const definitions = [{ type: 'message' as const, message: { name: 'm' } }];
  const parts = { id, in: 'P', incoming: [], outgoing: [`F_${id}`], inputs: [], outputs: [] };
  return { kind: 'boundary', ...parts, definitions, isParallel: false, isInterrupting, host };
}

function conditional(flow: SequenceFlow, nodes: readonly FlowNode[]): SequenceFlow {
  const from = nodes.find(({ id }) => id === flow.from);
  if (from?.kind !== 'gateway' || from.type === 'parallel' || from.defaultFlow === flow.id) return flow;
  const place = from.outgoing.indexOf(flow.id);
  const condition = from.type === 'exclusive' ? `modulo(c, 3) = ${place}` : `modulo(floor(c / ${2 ** place}), 2) = 1`;
  return { ...flow, condition };
}
