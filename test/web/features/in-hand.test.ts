import type { ItemView } from '../../../api/contract/item';
import { inHand } from '../../../web/src/features/agent/in-hand';

const item = (id: string, priority: number | null) => ({ id, priority }) as ItemView;
const assigned = (id: string, priority: number | null) => ({ item: item(id, priority) }) as never;

test('the most urgent is first, what has no priority is last of what is in hand, and what is held follows as it came', () => {
  const work = {
    assignments: [assigned('low', 10), assigned('none', null), assigned('high', 90), assigned('middle', 50)],
    held: [item('held', 99), item('held later', 100)],
  };
  expect(inHand(work).map(({ id }) => id)).toEqual(['high', 'middle', 'low', 'none', 'held', 'held later']);
});
