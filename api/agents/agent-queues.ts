import type { AgentDocument } from '../../domain/config/agent';
import type { Directory } from '../catalogue/directory';
import type { AgentQueue } from '../contract/agent';

/** The queues that an agent serves, as his document names them. */
export function agentQueues(directory: Directory, { division, queues }: AgentDocument): AgentQueue[] {
  return queues.flatMap((key) => {
    const queue = directory.rules.find('queue', division, key);
    return queue ? [{ key, name: queue.name ?? key, division, pull: queue.pull, choice: queue.choice }] : [];
  });
}
