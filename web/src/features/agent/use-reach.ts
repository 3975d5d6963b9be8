import type { ItemView } from '../../../../api/contract/item';
import { useWorkbins } from '../../api/workbins';
import { personalWorkbin } from '../../../../domain/workbin/workbin-id';
import { useAgentQueues } from './api';

export interface Reach {
  readonly canTake: boolean;
  /** It lies on his own shelf. */
  readonly isShelved: boolean;
}

/** Tells whether an agent may help himself to an item where it lies, as far as that can be told from its place. */
export function useReach(agent: string): (item: ItemView | undefined) => Reach {
  const workbins = useWorkbins().data?.workbins ?? [];
  const queues = useAgentQueues(agent).data?.queues ?? [];
  return (item) => {
    if (item === undefined) return { canTake: false, isShelved: false };
    const isShelved = item.state === 'parked' && item.workbin === personalWorkbin(agent);
    if (isShelved) return { canTake: true, isShelved };
    const isWaiting = item.state === 'queued' && queues.some(({ key, pull }) => pull && key === item.queue);
    const isReachable = item.state === 'parked' && workbins.some(({ id, mayPull }) => mayPull && id === item.workbin);
    return { canTake: isWaiting || isReachable, isShelved };
  };
}
