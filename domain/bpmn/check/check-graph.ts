import type { Graph } from '../graph';
import type { Refusal } from '../read/reading';
import { checkActivities } from './activities';
import { checkBranching } from './branching';
import { checkEvents } from './events';
import { checkExpressions } from './expressions';
import { checkReach } from './reach';
import { checkReferences } from './references';
import { checkStarts } from './starts';
import { viewOf } from './view';

/**
 * Why a graph cannot be run, or not without a doubt; none when it can. It needs nothing but the graph: what a model names
 * outside of itself is for `checkDeployment`.
 *
 * @param start the start event that cases will name; without it, a process must have one
 */
export function checkGraph(graph: Graph, { start }: { start?: string } = {}): Refusal[] {
  const view = viewOf(graph);
  return [
    ...checkReferences(view),
    ...checkBranching(view),
    ...checkEvents(view),
    ...checkActivities(view),
    ...checkStarts(view, start),
    ...checkReach(view),
    ...checkExpressions(view),
  ];
}
