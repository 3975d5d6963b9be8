import { queueId } from '../../../matcher/ledger/read-agents';
import { divisions, drawQueue, publishedClocks, queueKeys, shards } from './draw';
import type { Model } from './model';

/** Skills, queues, capacity, division; also of one who was removed. */
export function applyAgent({ chance, ledger, agentKeys, shardOf, draw }: Model): string {
  const key = chance.one(agentKeys);
  const known = ledger.agents.get(key)?.input;
  const drawn = draw.agent(key, shardOf);
  // Most changes leave one in his division.
  const { division } = known && chance.is(0.7) ? known : drawn;
  ledger.applyAgent({ ...drawn, division, shard: shardOf(division) });
  return `${key} of ${division} changes`;
}

export function removeAgent({ chance, ledger, agentKeys, nowMs }: Model): string {
  const key = chance.one(agentKeys);
  ledger.removeAgent(key, nowMs);
  return `${key} is removed`;
}

/** Also one that was removed. */
export function applyQueue({ chance, ledger, shardOf }: Model): string {
  const queue = drawQueue(chance, chance.one(divisions), chance.one(queueKeys), '');
  ledger.queues.apply([{ ...queue, shard: shardOf(queue.division) }]);
  return `queue ${queue.division}/${queue.key} changes`;
}

export function removeQueue({ chance, ledger }: Model): string {
  const id = queueId(chance.one(divisions), chance.one(queueKeys));
  ledger.queues.remove(id);
  return `queue ${id} is removed`;
}

/** With its queues and agents, in one transaction; items follow when their owner notices. */
export function moveDivision({ chance, ledger, shards: shardOfDivision }: Model): string {
  const division = chance.one(divisions);
  const shard = chance.one(shards);
  shardOfDivision.set(division, shard);
  ledger.queues.apply(
    ledger.queues
      .all()
      .filter((queue) => queue.division === division)
      .map((queue) => ({ ...queue, shard })),
  );
  for (const agent of ledger.agents.values()) {
    if (agent.input.division !== division || !ledger.isActive(agent.input.key)) continue;
    const max = Object.fromEntries(Object.entries(agent.capacity).map(([type, room]) => [type, room.max]));
    ledger.applyAgent({ ...agent.input, shard, max });
  }
  return `${division} moves to ${shard}`;
}

export function publishCalendars(model: Model): string {
  model.clocks = model.chance.one(publishedClocks);
  model.ledger.queues.changeCalendars(shards);
  return 'calendars change';
}
