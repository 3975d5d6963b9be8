import type { ItemView } from '../../../../api/contract/item';
import type { PullFrom } from '../../api/commands';
import { useWorkbins } from '../../api/workbins';
import { personalWorkbin } from '../../../../domain/workbin/workbin-id';
import { useAgentQueues } from './api';

export interface Reach {
  /** He helps himself where it lies, so a pull may fetch it. */
  readonly isInReach: boolean;
  /** It may be taken by choice. */
  readonly canTake: boolean;
  /** Where it lies nothing may be passed over, so only the next is taken from there. */
  readonly next: PullFrom | null;
  /** It lies on his own shelf. */
  readonly isShelved: boolean;
}

/** Tells whether an agent may help himself to an item where it lies, as far as that can be told from its place. */
export function useReach(agent: string): (item: ItemView | undefined) => Reach {
  const workbins = useWorkbins().data?.workbins ?? [];
  const queues = useAgentQueues(agent).data?.queues ?? [];
  return (item) => {
    if (item === undefined) return nowhere;
    const isShelved = item.state === 'parked' && item.workbin === personalWorkbin(agent);
    if (isShelved) return { isInReach: true, canTake: true, next: null, isShelved };
    const queue = item.state === 'queued' ? queues.find(({ key, pull }) => pull && key === item.queue) : undefined;
    const isParked = item.state === 'parked';
    const workbin = isParked ? workbins.find(({ id, mayPull }) => mayPull && id === item.workbin) : undefined;
    if (queue !== undefined) return reachOf(queue.choice, { queue: queue.key });
    if (workbin !== undefined) return reachOf(workbin.choice, { workbin: workbin.id });
    return nowhere;
  };
}

const nowhere: Reach = { isInReach: false, canTake: false, next: null, isShelved: false };

function reachOf(choice: boolean, from: PullFrom): Reach {
  return { isInReach: true, canTake: choice, next: choice ? null : from, isShelved: false };
}
