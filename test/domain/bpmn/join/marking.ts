import type { FlowNode, Graph } from '../../../../domain/bpmn/graph';
import type { Happening } from '../../../../domain/bpmn/messages';
import { isJoin } from '../random/balance';

/** Where tokens are, as the happenings of a case tell: at nodes, and on the flows before joins. */
export class Marking {
  private readonly standing = new Map<string, number>();
  private readonly onFlows = new Map<string, number>();

  constructor(private readonly graph: Graph) {}

  /** Answers what is wrong: an inclusive join that goes on while it has to wait. */
  follow({ event, element }: Happening): string | null {
    const flow = this.graph.flows.find(({ id }) => id === element);
    if (event === 'taken' && flow) {
      if (isJoin(this.node(flow.to))) add(this.onFlows, flow.id, 1);
      return null;
    }
    const node = this.graph.nodes.find(({ id }) => id === element);
    if (!node) return null;
    if (!isJoin(node)) {
      if (event === 'entered') add(this.standing, element, 1);
      if (event === 'completed' || event === 'cancelled') add(this.standing, element, -1);
      return null;
    }
    if (event !== 'completed') return null;
    const isWrong = isInclusive(node) && !this.mayGoOn(node);
    const told = this.toString();
    for (const id of node.incoming) if (this.has(id)) add(this.onFlows, id, -1);
    return isWrong ? `${node.id} goes on at ${told}` : null;
  }

  /** Inclusive joins that wait though they could go on; there are none once a case has come to rest. */
  late(): string[] {
    return this.graph.nodes.filter((node) => isInclusive(node) && this.mayGoOn(node)).map(({ id }) => id);
  }

  get count(): number {
    return [...this.standing.values(), ...this.onFlows.values()].reduce((sum, one) => sum + one, 0);
  }

  toString(): string {
    return JSON.stringify([Object.fromEntries(this.standing), Object.fromEntries(this.onFlows)]);
  }

  /**
   * BPMN 2.0.2, table 13.3: a flow has a token, and from each token elsewhere from which a way leads to a flow that has none,
   * another leads to one that has one; no way passes the join. A way is one of sequence flows; but a token may also come
   * by way of an event at the boundary of an activity.
   */
  private mayGoOn(join: FlowNode): boolean {
    const [taken, empty] = [join.incoming.filter((id) => this.has(id)), join.incoming.filter((id) => !this.has(id))];
    if (taken.length === 0) return false;
    return this.places(join).every((at) => {
      const mayReach = this.flowsFrom(at, join.id, true);
      const reaches = this.flowsFrom(at, join.id, false);
      return !empty.some((id) => mayReach.has(id)) || taken.some((id) => reaches.has(id));
    });
  }

  /** Nodes from which tokens go on: where they stand, and the joins that they wait at. */
  private places(join: FlowNode): string[] {
    const waiting = this.graph.flows.filter(({ id, to }) => this.has(id) && to !== join.id).map(({ to }) => to);
    return [...waiting, ...[...this.standing].filter(([, count]) => count > 0).map(([id]) => id)];
  }

  /** Every flow that a way from a node takes, before it passes the join. */
  private flowsFrom(start: string, join: string, byBoundary: boolean): Set<string> {
    const flows = new Set<string>();
    const walk = (at: string): void => {
      const node = this.node(at);
      const events = byBoundary && node.kind === 'activity' ? node.boundary.map((id) => this.node(id)) : [];
      for (const id of [node, ...events].flatMap(({ outgoing }) => outgoing)) {
        if (flows.has(id)) continue;
        flows.add(id);
        const to = this.graph.flows.find((flow) => flow.id === id)?.to ?? '';
        if (to !== join) walk(to);
      }
    };
    walk(start);
    return flows;
  }

  private has(flow: string): boolean {
    return (this.onFlows.get(flow) ?? 0) > 0;
  }

  private node(id: string): FlowNode {
    const node = this.graph.nodes.find((one) => one.id === id);
    if (!node) throw new Error(`there is no node ${id}`);
    return node;
  }
}

function isInclusive(node: FlowNode): boolean {
  return isJoin(node) && node.kind === 'gateway' && node.type === 'inclusive';
}

function add(counts: Map<string, number>, key: string, by: number): void {
  counts.set(key, (counts.get(key) ?? 0) + by);
}
