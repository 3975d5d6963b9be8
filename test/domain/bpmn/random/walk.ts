import { isDeepStrictEqual } from 'node:util';
import type { Graph } from '../../../../domain/bpmn/graph';
import type { CaseEvent, Happening } from '../../../../domain/bpmn/messages';
import { modelOf } from '../../../../domain/bpmn/model';
import { waitingIn } from '../../../../domain/bpmn/play/waiting';
import type { CaseState } from '../../../../domain/bpmn/state';
import { step } from '../../../../domain/bpmn/step';

export interface Walked {
  state: CaseState;
  happenings: Happening[];
  /** What happened, in order. */
  events: CaseEvent[];
}

const maxSteps = 2_000;
/** From here on nothing new is begun from outside: what listens may else bring more than ends. */
const lateSteps = 400;

/**
 * Lets things happen at random until nothing can any more. Each step is made twice, the second time from a state that has
 * been through JSON, and from one that cannot be changed.
 */
export function walk(graph: Graph, choose: (below: number) => number): Walked {
  const happenings: Happening[] = [];
  const events: CaseEvent[] = [];
  let state: CaseState | null = null;
  let event: CaseEvent | undefined = { type: 'start' };
  for (let count = 0; event; count += 1) {
    if (count > maxSteps) throw new Error('it does not come to an end');
    const pinned: CaseState | null = frozen(state);
    const answer = step(modelOf(graph), pinned, event, count);
    const again = step(modelOf(thawed(graph)), thawed(state), event, count);
    if (!isDeepStrictEqual(thawed(answer), thawed(again))) throw new Error(`two answers to ${JSON.stringify(event)}`);
    if (!answer.ok) throw new Error(`${answer.refusal}: ${JSON.stringify(event)}`);
    happenings.push(...answer.happenings);
    events.push(event);
    state = answer.state;
    event = nextEvent(graph, answer.state, choose, count > lateSteps);
  }
  return { state: state as CaseState, happenings, events };
}

/** Work is done or fails with an error that is caught, or something that is waited for comes; the former more often. */
function nextEvent(
  graph: Graph,
  state: CaseState,
  choose: (below: number) => number,
  isLate: boolean,
): CaseEvent | undefined {
  const working = Object.values(state.instances).filter(({ phase }) => phase === 'working');
  const waits = Object.values(state.waits);
  const needed = waits.filter(({ instance }) => state.instances[instance]?.phase === 'waiting');
  const other = waits.filter((wait) => !needed.includes(wait));
  const due = [
    ...working.map(({ id }) => ({ work: id })),
    ...needed.map(({ id }) => ({ wait: id })),
    ...waitingIn(modelOf(graph), state)
      .filter(({ instance }) => instance.phase === 'containing')
      .map(({ instance }) => ({ adHoc: instance })),
  ];
  if (due.length === 0) return undefined;
  const chance = choose(6);
  const beside = other[choose(Math.max(1, other.length))];
  if (!isLate && chance === 0 && beside) return { type: 'trigger', wait: beside.id };
  const chosen = due[choose(due.length)];
  if (!chosen) return undefined;
  if ('adHoc' in chosen) {
    const { id, element } = chosen.adHoc;
    const children = graph.nodes.filter((node) => node.in === element);
    const child = children[choose(children.length)];
    return child && { type: 'activate', instance: id, elements: [child.id] };
  }
  if ('wait' in chosen) return { type: 'trigger', wait: chosen.wait };
  if (chance === 1 && isCaught(graph, state, chosen.work, 'error')) {
    return { type: 'error', instance: chosen.work, code: 'E' };
  }
  if (chance === 2) return { type: 'escalation', instance: chosen.work, code: 'UP' };
  const variables = isLate ? {} : { [`v${choose(3)}`]: choose(100) };
  return { type: 'complete', instance: chosen.work, variables };
}

function isCaught({ nodes }: Graph, { instances }: CaseState, instance: number, type: 'error'): boolean {
  for (let at = instances[instance]; at; at = at.parent === null ? undefined : instances[at.parent]) {
    const host = nodes.find(({ id }) => id === at?.element);
    // What lives again to be undone is ended by nothing on its boundary.
    if (at.undoes !== undefined && host?.kind === 'activity' && !host.isForCompensation) continue;
    if (nodes.some((one) => one.kind === 'boundary' && one.host === host?.id && one.definitions[0]?.type === type))
      return true;
  }
  return false;
}

function thawed<T>(value: T): T {
  return JSON.parse(JSON.stringify(value)) as T;
}

function frozen<T>(value: T): T {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    Object.values(value).forEach(frozen);
  }
  return value;
}
