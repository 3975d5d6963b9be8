import type { Activity, EventNode, FlowNode } from '../graph';
import type { Instance, Variables } from '../state';
import { takePayload } from './payload';
import { openScope } from './scope';
import type { Turn } from './turn';

/** Begins a process as a root of its own, at all its none start events. */
export function startProcess(turn: Turn, id: string, variables: Variables): void {
  openRoot(turn, id, variables);
}

/** Whether it begins a process: a start event, or what stands behind an event-based gateway that does. */
export function startsProcess({ model }: Turn, node: FlowNode): node is EventNode | Activity {
  if (!model.process(node.in) || node.kind === 'gateway') return false;
  if (node.kind === 'start') return true;
  return node.incoming.some((flow) => {
    const before = model.node(model.flow(flow).from);
    return before.kind === 'gateway' && before.isInstantiating;
  });
}

/** Begins a process where an event has come that starts it, and brought these variables; `again`: the process has them. */
export function startAt(turn: Turn, node: EventNode | Activity, variables: Variables, again = false): void {
  const isMapped = !again && (node.kind === 'activity' || node.outputs.length > 0);
  const root = openRoot(turn, node.in, isMapped ? {} : variables, node.kind === 'start' ? node.id : null);
  if (node.kind !== 'start') {
    const come = turn.add(node.id, root.id, 'waiting');
    turn.tell('entered', come);
    if (!again && node.kind === 'activity') return turn.push({ do: 'complete', instance: come.id, variables });
    turn.push({ do: 'leave', instance: come.id });
  }
  const fault = isMapped && node.kind !== 'activity' ? takePayload(turn, node, root.id, variables) : null;
  if (fault !== null) turn.fail(root.id, 'EXPRESSION', fault, 'none');
}

function openRoot(turn: Turn, id: string, variables: Variables, startEvent?: string | null): Instance {
  const process = turn.model.process(id);
  if (!process) throw new Error(`the graph holds no process ${id}`);
  const root = turn.add(id, null, 'containing', { variables });
  openScope(turn, root.id, id, process.dataObjects, startEvent);
  return root;
}
