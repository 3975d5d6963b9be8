import { evaluate } from './evaluate';
import type { EventDefinition, Expression, FlowNode } from './graph';
import type { Model } from './model';
import { firstInstant, startTimerOf } from './start-timer';
import type { Variables } from './state';

/** Something that may come from outside and start a process. */
export interface PossibleStart {
  element: string;
  definitions: readonly EventDefinition[];
}

/** Its start events, and what stands behind an event-based gateway that starts it. */
export function startsOf(model: Model, process: string): PossibleStart[] {
  const { nodes } = model.container(process);
  const behind = nodes
    .filter((node) => node.kind === 'gateway' && node.isInstantiating)
    .flatMap(({ outgoing }) => outgoing.map((id) => model.node(model.flow(id).to)));
  return [...nodes.filter(({ kind }) => kind === 'start'), ...behind].flatMap((node) => {
    const definitions = definitionsOf(node);
    return definitions.length > 0 ? [{ element: node.id, definitions }] : [];
  });
}

/** Of the main process first: a message or signal may begin any process of the file. */
export function startsOfAll(model: Model): PossibleStart[] {
  return [...startsOf(model, model.graph.main), ...startsOfOthers(model)];
}

export function startsOfOthers(model: Model): PossibleStart[] {
  const { processes, main } = model.graph;
  return processes.filter(({ id }) => id !== main).flatMap(({ id }) => startsOf(model, id));
}

function definitionsOf(node: FlowNode): readonly EventDefinition[] {
  if (node.kind === 'gateway') return [];
  if (node.kind !== 'activity') return node.definitions;
  return node.work.type === 'receive' ? [{ type: 'message', message: node.work.message }] : [];
}

export function startByMessage(starts: readonly PossibleStart[], name: string): string | undefined {
  return startsBy(starts, (one) => one.type === 'message' && one.message?.name === name)[0];
}

export function startsBySignal(starts: readonly PossibleStart[], name: string): string[] {
  return startsBy(starts, (one) => one.type === 'signal' && one.name === name);
}

/** The one whose condition is true. */
export function startByCondition(
  model: Model,
  starts: readonly PossibleStart[],
  variables: Variables,
  nowMs: number,
): string | undefined {
  const isTrue = (condition: Expression) => valueOf(model, condition, variables, nowMs) === true;
  return startsBy(starts, (one) => one.type === 'conditional' && isTrue(one.condition))[0];
}

/** A start event with its timer, from which the instants of its cases follow. */
export interface StartTimer {
  element: string;
  timer: string;
}

/** What starts a process by time, where its model says when without knowing a case. */
export function startTimers(
  { expressions }: Pick<Model, 'expressions'>,
  starts: readonly PossibleStart[],
  variables: Variables,
  fromMs: number,
): StartTimer[] {
  return starts.flatMap(({ element, definitions }) =>
    definitions.flatMap((definition) => {
      const timer = definition.type === 'timer' ? startTimerOf(expressions, definition, variables, fromMs) : undefined;
      return timer === undefined ? [] : [{ element, timer }];
    }),
  );
}

/** The first whose timer is due by then, counted from when the play began. */
export function startByTimer(
  model: Model,
  starts: readonly PossibleStart[],
  variables: Variables,
  [fromMs, untilMs]: readonly [number, number],
): { element: string; atMs: number } | undefined {
  const due = startTimers(model, starts, variables, fromMs).flatMap(({ element, timer }) => {
    const atMs = firstInstant(timer, fromMs);
    return atMs === null || atMs > untilMs ? [] : [{ element, atMs }];
  });
  return due.toSorted((a, b) => a.atMs - b.atMs)[0];
}

function startsBy(starts: readonly PossibleStart[], isIt: (definition: EventDefinition) => boolean): string[] {
  return starts.filter(({ definitions }) => definitions.some(isIt)).map(({ element }) => element);
}

/** Null where it has none. */
function valueOf({ expressions }: Model, text: Expression, names: Variables, nowMs: number): unknown {
  const found = evaluate(expressions, text, { names, outer: null }, nowMs);
  return found.ok ? found.value : null;
}
