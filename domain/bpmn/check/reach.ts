import type { FlowNode } from '../graph';
import type { Refusal } from '../read/reading';
import { linkOf } from '../model';
import { refuseIf } from './view';
import type { View } from './view';

/** Everything that is drawn can happen. Of what cannot, the outermost is told. */
export function checkReach(view: View): Refusal[] {
  const reached = reachedIn(view);
  return view.graph.nodes.flatMap((node) => {
    const isTold = view.processes.has(node.in) || reached.has(node.in);
    return refuseIf(isTold && !reached.has(node.id), node, 'NEVER_REACHED');
  });
}

function reachedIn(view: View): Set<string> {
  const leadingTo = leads(view);
  const reached = new Set<string>();
  const open = view.graph.processes.flatMap(({ id }) => beginningsOf(view, id));
  for (let node = open.pop(); node; node = open.pop()) {
    if (reached.has(node.id)) continue;
    reached.add(node.id);
    open.push(...(leadingTo.get(node.id) ?? []), ...beginningsOf(view, node.id));
  }
  return reached;
}

/** What starts with a process or sub-process: without a start event, whatever no flow leads to. */
function beginningsOf({ inside }: View, scope: string): FlowNode[] {
  const nodes = inside(scope);
  const hasStart = nodes.some((node) => node.kind === 'start' || (node.kind === 'gateway' && node.isInstantiating));
  return nodes.filter((node) => {
    if (node.kind === 'start' || (node.kind === 'gateway' && node.isInstantiating)) return true;
    if (node.kind === 'activity' && node.work.type === 'event-sub-process') return true;
    if (hasStart || node.incoming.length > 0 || node.kind === 'boundary') return false;
    if (node.kind === 'catch' && linkOf(node) !== undefined) return false;
    return node.kind !== 'activity' || !node.isForCompensation;
  });
}

/** By flows, links, boundary events and compensation. */
function leads({ graph, nodes, inside, events }: View): Map<string, FlowNode[]> {
  const found = new Map<string, FlowNode[]>();
  const lead = (from: string | undefined, to: FlowNode | undefined) => {
    if (from === undefined || !to) return;
    const held = found.get(from);
    if (held) held.push(to);
    else found.set(from, [to]);
  };
  for (const { from, to } of graph.flows) lead(from, nodes.get(to));
  for (const event of events) {
    if (event.kind === 'boundary') lead(event.host, event);
    const link = event.kind === 'throw' ? linkOf(event) : undefined;
    if (link === undefined) continue;
    for (const other of inside(event.in)) if (other.kind === 'catch' && linkOf(other) === link) lead(event.id, other);
  }
  for (const node of graph.nodes) {
    if (node.kind === 'activity' && node.compensatedBy !== undefined) lead(node.id, nodes.get(node.compensatedBy));
  }
  return found;
}
