import type { AgentWork } from '../../../../api/contract/agent';
import type { ItemView } from '../../../../api/contract/item';

/** What an agent holds, most urgent first, and behind it what he put on hold: the same in the rail as in the list beside it. */
export function inHand({ assignments, held }: Pick<AgentWork, 'assignments' | 'held'>): ItemView[] {
  const items = assignments.map(({ item }) => item);
  return [...items.toSorted((one, other) => (other.priority ?? 0) - (one.priority ?? 0)), ...held];
}
