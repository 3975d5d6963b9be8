import fc from 'fast-check';
import { modelOf } from '../../../domain/bpmn/model';
import { Turn } from '../../../domain/bpmn/run/turn';
import { visibleVariables } from '../../../domain/bpmn/run/variables';
import { step } from '../../../domain/bpmn/step';
import { visibleAt } from '../../../domain/bpmn/visible';
import { blocks } from './random/blocks';
import { graphOf } from './random/graph-of';
import { modelOfBlock } from './random/model-of-block';
import { walk } from './random/walk';

test('who does work reads what an expression at it would', () =>
  fc.assert(
    fc.asyncProperty(blocks, fc.infiniteStream(fc.nat(1_000_000)), async (block, numbers) => {
      const graph = await graphOf(modelOfBlock(block));
      const { events } = walk(graph, (below) => Number(numbers.next().value) % below);
      let state: Parameters<typeof step>[1] = null;
      for (const [atMs, event] of events.entries()) {
        const done = step(modelOf(graph), state, event, atMs);
        if (!done.ok) throw new Error(done.refusal);
        state = done.state;
        const turn = new Turn(modelOf(graph), state, atMs);
        for (const { id } of Object.values(state.instances))
          expect(visibleAt(graph, state, id)).toEqual(visibleVariables(turn, id));
      }
    }),
    { numRuns: 40 },
  ));

test('a called process sees nothing of its caller, and what lives no more sees nothing', () => {
  const instances = {
    1: { id: 1, element: 'p', parent: null, phase: 'containing', variables: { a: 1, b: 1 } },
    2: { id: 2, element: 'sub', parent: 1, phase: 'containing', variables: { b: 2 } },
    3: { id: 3, element: 'task', parent: 2, phase: 'working' },
    4: { id: 4, element: 'q', parent: 2, phase: 'containing', variables: { c: 4 } },
    5: { id: 5, element: 'task', parent: 4, phase: 'working', variables: { d: 5 } },
  } as const;
  const processes = ['p', 'q'].map((id) => ({ id, dataObjects: [], properties: {} }));
  const seen = (id: number) => visibleAt({ processes }, { instances }, id);
  expect([3, 5, 6].map(seen)).toEqual([{ a: 1, b: 2 }, { c: 4, d: 5 }, null]);
});
