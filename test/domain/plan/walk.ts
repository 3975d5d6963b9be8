import type { Graph } from '../../../domain/bpmn/graph';
import type { CaseEvent, Happening } from '../../../domain/bpmn/messages';
import { modelOf } from '../../../domain/bpmn/model';
import type { CaseState } from '../../../domain/bpmn/state';
import { step } from '../../../domain/bpmn/step';

const maxSteps = 3_000;

/** Work is done, what is waited for comes, people start what they may, at random until nothing is left to happen. */
export function walk(graph: Graph, choose: (below: number) => number): { state: CaseState; happenings: Happening[] } {
  const happenings: Happening[] = [];
  let state: CaseState | null = null;
  const take = (event: CaseEvent, atMs: number): boolean => {
    const answer = step(modelOf(graph), state, event, atMs);
    if (!answer.ok) return false;
    happenings.push(...answer.happenings);
    state = answer.state;
    return true;
  };
  const variables = () => ({ v0: choose(101), v1: choose(101), v2: choose(101), approved: choose(2) === 0 });
  // What no step brings has to be there from the start.
  const brought = new Set(graph.processes.flatMap(({ dataObjects }) => dataObjects));
  take(
    {
      type: 'start',
      variables: Object.fromEntries(Object.entries(variables()).filter(([name]) => !brought.has(name))),
    },
    0,
  );
  for (let count = 1; count < maxSteps; count += 1) {
    const now = state as unknown as CaseState;
    if (now.status !== 'active') return { state: now, happenings };
    const events = shuffled([...pushes(now, variables), ...starts(graph, now)], choose);
    const isTaken = count % 20 > 0 && events.some((event) => take(event, count));
    // Now and then, and where there is nothing else to do, people say what the case waits to hear.
    if (!isTaken) take({ type: 'set-variables', variables: variables() }, count);
  }
  throw new Error(`does not come to an end: ${JSON.stringify(state)}`);
}

function pushes({ instances, waits }: CaseState, variables: () => object): CaseEvent[] {
  return [
    ...Object.values(instances)
      .filter(({ phase }) => phase === 'working')
      .map(({ id }): CaseEvent => ({
        type: 'complete',
        instance: id,
        variables: variables() as Record<string, unknown>,
      })),
    ...Object.values(waits).map(({ id }): CaseEvent => ({ type: 'trigger', wait: id })),
  ];
}

/** Children of ad-hoc sub-processes that people may start. One that may be repeated is started again now and then only. */
function starts({ nodes }: Graph, { instances }: CaseState): CaseEvent[] {
  const adHoc = new Set(
    nodes.flatMap((one) => (one.kind === 'activity' && one.work.type === 'ad-hoc' ? [one.id] : [])),
  );
  return Object.values(instances)
    .filter(({ element, phase, loop }) => adHoc.has(element) && phase === 'containing' && !loop)
    .flatMap(({ id, element, plan }) =>
      nodes
        .filter((one) => one.in === element && one.incoming.length === 0 && one.kind !== 'boundary')
        .filter((one) => (plan?.[one.id]?.started ?? 0) < 2)
        .map((one): CaseEvent => ({ type: 'activate', instance: id, elements: [one.id] })),
    );
}

function shuffled<T>(all: readonly T[], choose: (below: number) => number): T[] {
  const left = [...all];
  return all.map(() => left.splice(choose(left.length), 1)[0] as T);
}
