import { readParkedItems } from '../../db/workbin-items';
import type { AgentDocument } from '../../domain/config/agent';
import type { RoutableAgent } from '../../domain/routing/types';
import { type Pullable, pullableFromQueues, pullableFromWorkbin } from '../../domain/workbin/pull';
import { databaseNow } from '../../matcher/ledger/database-now';
import { readAgents } from '../../matcher/ledger/read-agents';
import { readWaitingIn } from '../../matcher/ledger/read-items';
import { shardOf } from '../config/shard-of';
import { HttpProblem } from '../http-problem';
import type { Context } from '../route';
import { divisionsOf, type Workbin } from '../workbins/workbin';

/** Where an agent helps himself: queues of his division, by key, or a workbin that he takes from. */
export type Place = { queues: readonly string[] } | { workbin: Workbin };

/** What an agent may have of a place at this instant, best first: every item of it is read. */
export async function pullable(context: Context, agent: AgentDocument, place: Place): Promise<Pullable[]> {
  const { pool } = context.deps;
  const { clocks } = context.directory.rules;
  const [puller, nowMs] = await Promise.all([routable(context, agent), databaseNow(pool)]);
  if ('workbin' in place) {
    const divisions = divisionsOf(context, place.workbin);
    const items = await readParkedItems(pool, divisions, place.workbin.id, new Date(nowMs));
    return pullableFromWorkbin(puller, items, nowMs, clocks);
  }
  const rows = await readWaitingIn(pool, agent.division, place.queues);
  const items = rows.map(({ item }) => item);
  return pullableFromQueues(puller, items, nowMs, clocks);
}

async function routable({ deps, directory }: Context, agent: AgentDocument): Promise<RoutableAgent> {
  const [found] = await readAgents(deps.pool, shardOf(agent.division, directory.divisions), [agent.key]);
  if (!found) throw new HttpProblem('NOT_FOUND');
  return found;
}
