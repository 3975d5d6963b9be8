import type { InputProblem } from '../domain/config/problem';
import { itemIdOf, sourceOf } from './capture-item';
import type { SimulatedItem } from './happening';
import { agentNamed, type CommandLine } from '../api/contract/input-line';
import { itemCommand } from './item-command';
import type { World } from './world';

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
  const done = perform(world, item, line);
  if ('faults' in done) return done.faults;
  if (done.code !== null)
    world.tell(item, 'refused', { action: line.action, agent: agentNamed(line), code: done.code });
  return [];
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

/** `code`: why it is refused; null: it had its effect. */
type Done = { code: string | null } | { faults: InputProblem[] };

function perform(world: World, item: SimulatedItem, line: CommandLine): Done {
  if (line.action === 'decline') return { code: decline(world, item, line) };
  const found = itemCommand(world, item, line);
  if ('faults' in found || 'code' in found) return found;
  return { code: found.action === 'restart' ? world.restart(item, found.schedule) : world.run(item, found) };
}

function decline(
  world: World,
  { state }: SimulatedItem,
  { agent, reason }: Extract<CommandLine, { action: 'decline' }>,
): string | null {
  const offer = world.ledger.row(state.id)?.offer;
  if (!offer || (agent !== undefined && offer.agent !== agent)) return 'NOT_OFFERED';
  world.ledger.decline(offer, world.nowMs);
  world.tellOffer('declined', offer, { reason });
  return null;
}
