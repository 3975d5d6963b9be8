import type { AgentDocument } from '../domain/config/agent';
import type { CommandOf, Pick } from '../domain/item/command';
import { pullableFromQueues, pullableFromWorkbin, type Pullable, skippedBefore } from '../domain/workbin/pull';
import { ownerOfWorkbin } from '../domain/workbin/workbin-id';
import type { SimulatedItem } from './happening';
import type { LedgerAgent } from './ledger';
import { routableAgent } from './routable';
import type { World } from './world';

type Found<T> = { ok: true; value: T } | { ok: false; code: string };

/** Where an item is pulled from: what the agent may have there, best first, and whether he may choose. */
interface Place {
  pullable: Pullable[];
  choice: boolean;
}

/** An agent helps himself to an item, by the rules of `api/commands/pull-item.ts`; or the code of why he may not. */
export function pull(world: World, item: SimulatedItem, key: string): Found<CommandOf<'pull'>> {
  const agent = world.ledger.agents.get(key);
  if (!agent) throw new Error(`there is no agent ${key}`);
  const picked = pickOf(world, item, agent);
  if (!picked.ok) return picked;
  return {
    ok: true,
    value: { action: 'pull', actor: { kind: 'agent', id: key }, agent: key, pick: picked.value },
  };
}

/** What is in no place from which items are pulled is left to the item itself to refuse. */
function pickOf(world: World, item: SimulatedItem, agent: LedgerAgent): Found<Pick> {
  const { id, state } = item.state;
  if (world.ledger.row(id)?.offer) return refused('WRONG_STATE');
  if (state !== 'queued' && state !== 'parked') return picked('priority', 0);
  const place = state === 'queued' ? queueOf(world, item, agent) : shelfOf(world, item, agent);
  if (!place.ok) return place;
  const skipped = skippedBefore(place.value.pullable, id);
  if (skipped === null) return refused('NOT_ELIGIBLE');
  if (skipped === 0) return picked('priority', 0);
  return place.value.choice ? picked('choice', skipped) : refused('CHOICE_FORBIDDEN');
}

function queueOf(world: World, { state }: SimulatedItem, agent: LedgerAgent): Found<Place> {
  const { catalogue } = world.configuration;
  const queue = catalogue.find('queue', state.division, state.rules.queue);
  if (!queue?.pull) return refused('PULL_FORBIDDEN');
  const items = world.waitingIn(state.division, state.rules.queue);
  const pullable = pullableFromQueues(routableAgent(agent), items, world.nowMs, catalogue.clocks);
  return { ok: true, value: { pullable, choice: queue.choice } };
}

function shelfOf(world: World, { state }: SimulatedItem, agent: LedgerAgent): Found<Place> {
  const { catalogue } = world.configuration;
  const workbin = state.workbin ?? '';
  const owner = ownerOfWorkbin(workbin);
  const document = owner === null ? catalogue.find('workbin', state.division, workbin) : undefined;
  const mayTake = document ? isOf(world, agent, document) : owner === agent.input.key;
  if (!mayTake) return refused('NOT_YOURS');
  const parked = [...world.items.values()].filter(
    ({ state: other }) => other.workbin === workbin && (owner !== null || other.division === state.division),
  );
  const items = parked.map(({ state: { id, queuedSinceMs, rules } }) => {
    const { curve, mediaType, weight } = rules;
    return { id, curve, queuedSinceMs, mediaType, weight };
  });
  const pullable = pullableFromWorkbin(routableAgent(agent), items, world.nowMs, catalogue.clocks);
  return { ok: true, value: { pullable, choice: document?.choice ?? true } };
}

/** The members of the group, or those who supervise the division of the workbin. */
function isOf(
  { configuration }: World,
  { input }: LedgerAgent,
  workbin: { division: string; group?: string | undefined },
): boolean {
  if (workbin.group !== undefined) {
    return input.division === workbin.division && input.groups.includes(workbin.group);
  }
  const { catalogue } = configuration;
  const roles: AgentDocument['roles'] = catalogue.agent(input.key)?.roles ?? [];
  let at: string | undefined = workbin.division;
  while (at !== undefined && at !== input.division) at = catalogue.division(at)?.parent;
  return roles.includes('supervisor') && at === input.division;
}

function picked(by: Pick['by'], skipped: number): { ok: true; value: Pick } {
  return { ok: true, value: { by, skipped } };
}

function refused(code: string): { ok: false; code: string } {
  return { ok: false, code };
}
