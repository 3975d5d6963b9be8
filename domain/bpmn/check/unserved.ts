import type { Graph, Properties } from '../graph';
import { say } from '../lint-texts';
import type { Refusal } from '../read/reading';

/** Tasks of outside workers that do not say where these are: files of other engines name no queue. */
export function unservedTasks({ nodes }: Pick<Graph, 'nodes'>): Refusal[] {
  return nodes.flatMap((node) => {
    if (node.kind !== 'activity' || (node.work.type !== 'service' && node.work.type !== 'send')) return [];
    const { activity, connector, taskQueue }: Properties = node.work.properties;
    if (activity === undefined || connector !== undefined || taskQueue !== undefined) return [];
    return [{ element: node.id, ...say('TASK_QUEUE_MISSING') }];
  });
}
