import { inOrder } from '../../../web/src/features/supervisor/agent-state';

test('the idle come first, and that there are none of them is said', () => {
  const counts = [
    { state: 'busy', count: 1 },
    { state: 'free', count: 2 },
    { state: 'not-ready:lunch', count: 1 },
    { state: 'not-ready:', count: 4 },
    { state: 'offline', count: 1 },
  ];
  expect(inOrder(counts).map(({ state, count }) => [state, count])).toEqual([
    ['idle', 0],
    ['free', 2],
    ['busy', 1],
    ['not-ready:', 4],
    ['not-ready:lunch', 1],
    ['offline', 1],
  ]);
});
