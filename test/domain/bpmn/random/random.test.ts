import fc from 'fast-check';
import { faultsOfTokens } from './balance';
import { blocks } from './blocks';
import { graphOf } from './graph-of';
import { modelOfBlock } from './model-of-block';
import { walk } from './walk';

/** A model with the choices of a walk through it. */
const walks = fc.tuple(blocks, fc.infiniteStream(fc.nat(1_000_000)));

describe('a case of any model that is made of blocks', () => {
  test('completes, whatever happens in whatever order', () =>
    fc.assert(
      fc.asyncProperty(walks, async ([block, numbers]) => {
        const { state } = walk(await graphOf(modelOfBlock(block)), chooser(numbers));
        expect(state.status).toBe('completed');
        expect(state.incidents).toEqual({});
        expect(state.waits).toEqual({});
      }),
      { numRuns: 60 },
    ));

  test('loses no token and doubles none', () =>
    fc.assert(
      fc.asyncProperty(walks, async ([block, numbers]) => {
        const graph = await graphOf(modelOfBlock(block));
        const { happenings } = walk(graph, chooser(numbers));
        expect(faultsOfTokens(graph, happenings)).toEqual([]);
      }),
      { numRuns: 60 },
    ));
});

function chooser(numbers: Iterator<number>): (below: number) => number {
  return (below) => Number(numbers.next().value) % below;
}
