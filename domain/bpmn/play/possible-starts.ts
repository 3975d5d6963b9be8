import { evaluate } from '../evaluate';
import type { EventDefinition, EventNode, FlowNode } from '../graph';
import type { Model } from '../model';
import type { Variables } from '../state';
import { cycleOf, dueOf } from '../timer';

/** What can start the main process of a model, where it does not start by itself. */
export class PossibleStarts {
  /** The process starts with the case. */
  readonly isImmediate: boolean;
  private readonly events: readonly { id: string; definitions: readonly EventDefinition[] }[];

  constructor(
    private readonly model: Model,
    private readonly input: Variables,
    private readonly fromMs: number,
  ) {
    const { graph } = model;
    const { nodes, noneStarts } = model.container(graph.main);
    const typed = nodes.filter((node): node is EventNode => node.kind === 'start' && node.definitions.length > 0);
    const instantiating = nodes
      .filter((node) => node.kind === 'gateway' && node.isInstantiating)
      .flatMap(({ outgoing }) => outgoing.map((id) => model.node(model.flow(id).to)))
      .flatMap(heard);
    this.events = [...typed, ...instantiating];
    this.isImmediate = noneStarts.length > 0 || this.events.length === 0;
  }

  elements(): string[] {
    return this.events.map(({ id }) => id);
  }

  byMessage(name: string): string | undefined {
    return this.find((one) => one.type === 'message' && one.message?.name === name);
  }

  bySignal(name: string): string | undefined {
    return this.find((one) => one.type === 'signal' && one.name === name);
  }

  /** The first timer that is due by then. */
  nextTimer(untilMs: number): { element: string; atMs: number } | undefined {
    const due = this.events.flatMap(({ id, definitions }) =>
      definitions.flatMap((definition) => {
        const atMs = definition.type === 'timer' ? this.dueMs(definition) : null;
        return atMs === null || atMs > untilMs ? [] : [{ element: id, atMs }];
      }),
    );
    return due.toSorted((a, b) => a.atMs - b.atMs)[0];
  }

  private dueMs({ date, duration, cycle }: Extract<EventDefinition, { type: 'timer' }>): number | null {
    const scope = { names: this.input, outer: null };
    const found = evaluate(this.model.expressions, date ?? duration ?? cycle ?? 'null', scope, this.fromMs);
    if (!found.ok) return null;
    return cycle === undefined ? dueOf(found.value, this.fromMs) : (cycleOf(found.value, this.fromMs)?.firstMs ?? null);
  }

  private find(isIt: (definition: EventDefinition) => boolean): string | undefined {
    return this.events.find(({ definitions }) => definitions.some(isIt))?.id;
  }
}

/** What a node behind an event-based gateway waits for: an event, or a receive task its message. */
function heard(node: FlowNode): { id: string; definitions: readonly EventDefinition[] }[] {
  const { id } = node;
  if (node.kind === 'catch') return [{ id, definitions: node.definitions }];
  if (node.kind !== 'activity' || node.work.type !== 'receive') return [];
  const { message } = node.work;
  return [{ id, definitions: [message ? { type: 'message', message } : { type: 'message' }] }];
}
