import type { AgentDocument } from '../../domain/config/agent';
import { nextOf, skippedBefore } from '../../domain/workbin/pull';
import { askOwner, unlessAway } from '../../matcher/questions/ask-owner';
import { queueId } from '../../matcher/ledger/read-agents';
import { shardOf } from '../config/shard-of';
import type { Context } from '../route';
import { pullable, type Place } from './pullable';

export type Next = { itemId: string } | 'full' | null;

/**
 * What an agent gets who pulls the next from a place, apart from some items. `full`: there is something that he may have, and room for none of
 * it. Of queues the owner of the shard knows at once; without one they are read.
 */
export async function nextItem(
  context: Context,
  agent: AgentDocument,
  place: Place,
  except: ReadonlySet<string>,
): Promise<Next> {
  const fromRows = async () => {
    const next = nextOf(await pullable(context, agent, place), except);
    return next === null || next === 'full' ? next : { itemId: next.id };
  };
  if ('workbin' in place) return fromRows();
  const input = { agent: agent.key, queues: routingIds(agent, place.queues), except: [...except] };
  const shard = shardOf(agent.division, context.directory.divisions);
  return unlessAway(askOwner(context.deps.pool, shard, 'next', input), fromRows);
}

/** Over how many items an agent passes who takes this one from a place; null: he may not have it. */
export async function skippedItems(
  context: Context,
  agent: AgentDocument,
  place: Place,
  itemId: string,
): Promise<number | null> {
  const fromRows = async () => skippedBefore(await pullable(context, agent, place), itemId);
  if ('workbin' in place) return fromRows();
  const input = { agent: agent.key, queues: routingIds(agent, place.queues), itemId };
  const shard = shardOf(agent.division, context.directory.divisions);
  return unlessAway(askOwner(context.deps.pool, shard, 'skipped', input), fromRows);
}

function routingIds({ division }: AgentDocument, queues: readonly string[]): string[] {
  return queues.map((queue) => queueId(division, queue));
}
