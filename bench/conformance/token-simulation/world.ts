import type { FlowNode, Graph } from '../../../domain/bpmn/graph';
import type { CaseCommand, CaseEvent } from '../../../domain/bpmn/messages';
import { modelOf } from '../../../domain/bpmn/model';
import { step } from '../../../domain/bpmn/step';
import type { CaseState, Variables } from '../../../domain/bpmn/state';
import { firstChoices, switchOf } from './prepared-graph';
import { type Compared, type Moves, note } from './trace';

/** The cases of one test: each start is one, and signals reach them all, and start further ones. */
export class World {
  private readonly cases: { graph: Graph; state: CaseState | null }[] = [];
  private choices: Variables;
  private enters = new Map<string, string[]>();
  private exits: string[] = [];

  constructor(
    private readonly graph: Graph,
    private readonly compared: Compared,
    /** Ends of message flows, also of those from pools that hold nothing. */
    private readonly messageFlowTargets: ReadonlyMap<string, string>,
  ) {
    this.choices = firstChoices(graph);
  }

  /** Some flows of a gateway are taken from now on, its others not. */
  choose(gateway: string, taken: readonly string[]): void {
    const { outgoing = [] } = this.graph.nodes.find(({ id }) => id === gateway) ?? {};
    const chosen = outgoing.map((flow) => [switchOf(this.graph, flow), taken.includes(flow)]);
    this.choices = { ...this.choices, ...(Object.fromEntries(chosen) as Variables) };
    for (const at of this.cases.keys()) this.run(at, { type: 'set-variables', variables: this.choices });
  }

  /** Answers whether there was something to trigger. */
  trigger(element: string): boolean {
    for (const [at, { state }] of this.cases.entries()) {
      const event = state && eventAt(this.graph, state, element);
      if (event && this.run(at, event)) return true;
    }
    const node = this.graph.nodes.find(({ id }) => id === element);
    // A sub-process has begun when it was entered: there is nothing to wait for.
    if (node?.kind === 'activity' && this.graph.nodes.some((one) => one.in === element)) return true;
    return node ? this.startAt(node) : false;
  }

  /** What is at the end of a message flow gets its message. */
  messageFlow(id: string): boolean {
    const to = this.messageFlowTargets.get(id);
    if (to === undefined) return false;
    const isPool = this.graph.processes.some((process) => process.id === to);
    return isPool ? this.start(to, undefined) : this.trigger(to);
  }

  /** What happened since the last time. */
  takeMoves(): Moves {
    const moves = { enters: this.enters, exits: this.exits };
    this.enters = new Map();
    this.exits = [];
    return moves;
  }

  private startAt({ id, kind, in: process }: FlowNode): boolean {
    return this.start(process, kind === 'start' ? id : undefined);
  }

  private start(process: string, startEvent: string | undefined): boolean {
    if (!this.graph.processes.some(({ id }) => id === process)) return false;
    this.cases.push({ graph: { ...this.graph, main: process }, state: null });
    return this.run(this.cases.length - 1, { type: 'start', startEvent, variables: this.choices });
  }

  private run(at: number, event: CaseEvent): boolean {
    const one = this.cases[at];
    if (!one) return false;
    const answer = step(modelOf(one.graph), one.state, event, 0);
    if (!answer.ok) return false;
    one.state = answer.state;
    const { enters, exits, scopeOf } = this.compared;
    for (const { event: what, element, scope } of answer.happenings) {
      if (what === 'entered' && enters.has(element)) note(this.enters, scopeOf(element, `${at}/${scope}`), element);
      if (what === 'completed' && exits.has(element)) this.exits.push(element);
    }
    for (const command of answer.commands) this.obey(at, command);
    return true;
  }

  private obey(at: number, command: CaseCommand): void {
    switch (command.type) {
      case 'broadcast-signal': {
        const { name, variables } = command;
        for (const other of this.cases.keys()) this.run(other, { type: 'signal', name, variables });
        for (const node of this.graph.nodes) if (startsBy(node, name)) this.start(node.in, node.id);
        return;
      }
      case 'publish-message': {
        const { name, key, variables } = command;
        [...this.cases.keys()].some((other) => this.run(other, { type: 'message', name, key, variables }));
        return;
      }
      case 'start-work':
        if (command.work.type === 'send') this.run(at, { type: 'complete', instance: command.instance });
        return;
      case 'cancel-work':
    }
  }
}

function startsBy(node: FlowNode, signal: string): boolean {
  return node.kind === 'start' && node.definitions.some((one) => one.type === 'signal' && one.name === signal);
}

/** What makes happen what waits at an element. */
function eventAt(graph: Graph, state: CaseState, element: string): CaseEvent | undefined {
  const wait = Object.values(state.waits).find((one) => one.element === element);
  if (wait) return { type: 'trigger', wait: wait.id };
  const work = Object.values(state.instances).find((one) => one.element === element && one.phase === 'working');
  if (work) return { type: 'complete', instance: work.id };
  const node = graph.nodes.find(({ id }) => id === element);
  if (node?.kind !== 'boundary') return undefined;
  const host = Object.values(state.instances).find((one) => one.element === node.host && one.phase === 'working');
  const error = node.definitions.find(({ type }) => type === 'error');
  if (!host || error?.type !== 'error') return undefined;
  return { type: 'error', instance: host.id, code: error.code ?? 'ERROR' };
}
