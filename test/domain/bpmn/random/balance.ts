import type { FlowNode, Graph } from '../../../../domain/bpmn/graph';
import type { Happening } from '../../../../domain/bpmn/messages';

/** What is wrong with the tokens of a case that has ended; nothing, if none was lost or doubled. */
export function faultsOfTokens(graph: Graph, happenings: readonly Happening[]): string[] {
  return [...faultsOfInstances(graph, happenings), ...faultsOfFlows(graph, happenings)];
}

/** Each instance is entered once and ends once; at a join, each token is told of, and the instance that goes on is another. */
function faultsOfInstances(graph: Graph, happenings: readonly Happening[]): string[] {
  const joins = new Set(graph.nodes.filter(isJoin).map(({ id }) => id));
  const faults: string[] = [];
  const open = new Map<number, string>();
  for (const { event, instance, element } of happenings) {
    if (joins.has(element)) continue;
    const isOpen = open.get(instance) === element;
    if (event === 'entered') {
      if (open.has(instance)) faults.push(`${element} ${instance} is entered twice`);
      open.set(instance, element);
    }
    if (event === 'waiting' && !isOpen) faults.push(`${element} ${instance} waits without having been entered`);
    if (event === 'completed' || event === 'cancelled') {
      if (!isOpen) faults.push(`${element} ${instance} is ${event} without having been entered`);
      open.delete(instance);
    }
  }
  return [...faults, ...[...open].map(([id, element]) => `${element} ${id} does not end`)];
}

/** As many tokens come to a node as were sent to it, and as many go on as its kind lets; fewer where some were taken away. */
function faultsOfFlows(graph: Graph, happenings: readonly Happening[]): string[] {
  const count = (event: Happening['event'], element: string) =>
    happenings.filter((one) => one.event === event && one.element === element).length;
  const interrupts = new Set(graph.nodes.filter(mayInterrupt).map(({ id }) => id));
  const isQuiet = !happenings.some(({ event, element }) => event === 'cancelled' || interrupts.has(element));
  return graph.nodes.flatMap((node) => {
    // Of an activity that is done many times each time is told of, and not the whole.
    if (node.kind === 'activity' && node.loop) return [];
    const faults: string[] = [];
    const [entered, completed] = [count('entered', node.id), count('completed', node.id)];
    const sent = sum(node.incoming.map((flow) => count('taken', flow)));
    const went = node.outgoing.map((flow) => count('taken', flow));
    if (node.incoming.length > 0 && (isQuiet ? entered !== sent : entered > sent)) {
      faults.push(`${sent} tokens were sent to ${node.id}, and ${entered} came`);
    }
    if (node.kind === 'gateway' && node.type === 'parallel' && node.incoming.length > 1) {
      const most = entered / node.incoming.length;
      if (isQuiet ? completed !== most : completed > most) faults.push(`${node.id} joined ${entered} to ${completed}`);
    }
    if (!isRight(node, completed, went)) faults.push(`${node.id}: ${completed} times, ${went.join(' and ')} went on`);
    return faults;
  });
}

/** Tokens that have been sent and have not come yet are taken away without a word. */
function mayInterrupt(node: FlowNode): boolean {
  if (node.kind !== 'start' && node.kind !== 'end') return false;
  const isTyped = node.definitions.length > 0;
  return isTyped && (node.kind === 'end' || node.isInterrupting);
}

function isRight(node: FlowNode, completed: number, went: readonly number[]): boolean {
  if (went.length === 0) return true;
  if (node.kind !== 'gateway' || node.type === 'parallel') return went.every((one) => one === completed);
  if (node.type === 'inclusive') return sum(went) >= completed && went.every((one) => one <= completed);
  return sum(went) === completed;
}

export function isJoin(node: FlowNode): boolean {
  return node.kind === 'gateway' && (node.type === 'parallel' || node.type === 'inclusive') && node.incoming.length > 1;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, one) => total + one, 0);
}
