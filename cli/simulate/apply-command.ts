import type { InputProblem } from '../../domain/config/problem';
import type { ItemCommand } from '../../domain/item/command';
import type { Actor } from '../../domain/item/event';
import { personalWorkbin } from '../../domain/workbin/workbin-id';
import { itemIdOf, sourceOf } from './capture-item';
import type { SimulatedItem } from './happening';
import { agentNamed, type CommandLine } from './input-line';
import { pull } from './pull';
import type { World } from './world';

type Of<A extends CommandLine['action']> = Extract<CommandLine, { action: A }>;

const supervisor: Actor = { kind: 'user', id: 'supervisor' };

/**
 * What somebody asks of an item. A command that the item's state refuses is told as `refused`, for what is in time in
 * one configuration may be late in another; one that names what does not exist is a fault of the line.
 */
export function applyCommand(world: World, line: CommandLine): InputProblem[] {
  const source = sourceOf(line.source, world.configuration);
  if (!source.ok) return source.errors;
  const item = world.items.get(itemIdOf(source.key, line.externalId));
  if (!item) {
    const message = `was not captured before by source ${source.key}`;
    return [{ path: 'externalId', message, code: 'UNKNOWN_ITEM', value: line.externalId }];
  }
  const problems = unknownTargets(world, item, line);
  if (problems.length > 0) return problems;
  const code = perform(world, item, line);
  if (code !== null) world.tell(item, 'refused', { action: line.action, agent: agentNamed(line), code });
  return [];
}

/** Answers why it is refused, or null. */
function perform(world: World, item: SimulatedItem, line: CommandLine): string | null {
  if (line.action === 'decline') return decline(world, item, line);
  if (line.action !== 'pull') return world.run(item, itemCommand(world, item, line));
  const found = pull(world, item, line.agent);
  return found.ok ? world.run(item, found.value) : found.code;
}

/** Queues and workbins are those of the item's division. */
function unknownTargets({ configuration }: World, { state }: SimulatedItem, line: CommandLine): InputProblem[] {
  const named = {
    ...(line.action === 'park' || line.action === 'transfer' ? { workbin: line.workbin } : {}),
    ...(line.action === 'transfer' ? { queue: line.queue } : {}),
  };
  return (['workbin', 'queue'] as const).flatMap((kind) => {
    const key = named[kind];
    if (key === undefined || configuration.catalogue.find(kind, state.division, key)) return [];
    const allowed = configuration.catalogue.inDivision(kind, state.division).map((one) => one.key);
    return [{ path: kind, message: 'does not exist', code: 'UNKNOWN_REFERENCE', value: key, allowed }];
  });
}

function decline(world: World, { state }: SimulatedItem, { agent, reason }: Of<'decline'>): string | null {
  const offer = world.ledger.row(state.id)?.offer;
  if (!offer || (agent !== undefined && offer.agent !== agent)) return 'NOT_OFFERED';
  world.ledger.decline(offer, world.nowMs);
  world.tellOffer('declined', offer, { reason });
  return null;
}

function itemCommand(
  world: World,
  { state }: SimulatedItem,
  line: Exclude<CommandLine, Of<'decline' | 'pull'>>,
): ItemCommand {
  const row = world.ledger.row(state.id);
  const concerned = row?.agent?.input.key ?? '';
  switch (line.action) {
    case 'accept': {
      const agent = line.agent ?? concerned;
      const offer = row?.offer?.agent === agent ? row.offer : null;
      return { action: 'accept', actor: agentOf(agent), agent, offerId: offer?.id ?? state.offerId ?? '' };
    }
    case 'complete': {
      const { disposition, attributes } = line;
      return { action: 'complete', actor: agentOrSource(line.agent, state.source), disposition, attributes };
    }
    case 'cancel':
      return { action: 'cancel', actor: agentOrSource(line.agent, state.source), reason: line.reason };
    case 'park': {
      const actor = agentOf(line.agent ?? concerned);
      const { reason, until: untilMs } = line;
      return { action: 'park', actor, workbin: line.workbin ?? personalWorkbin(actor.id), reason, untilMs };
    }
    case 'release':
      return { action: 'release', actor: agentOf(line.agent ?? concerned), reason: line.reason };
    case 'assign':
      return { action: 'assign', actor: supervisor, agent: line.agent };
    case 'requeue':
      return { action: 'requeue', actor: supervisor, reason: line.reason };
    case 'transfer': {
      const { queue, agent, workbin, note } = line;
      const to = queue === undefined ? { workbin: workbin ?? personalWorkbin(agent ?? '') } : { queue };
      return { action: 'transfer', actor: supervisor, to, note };
    }
  }
}

function agentOrSource(agent: string | undefined, source: string): Actor {
  return agent === undefined ? { kind: 'source', id: source } : agentOf(agent);
}

function agentOf(id: string): Actor {
  return { kind: 'agent', id };
}
