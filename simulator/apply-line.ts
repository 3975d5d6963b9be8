import type { InputProblem } from '../domain/config/problem';
import { isWaiting } from '../domain/item/about';
import { waitingItem } from '../domain/item/waiting';
import { applyCommand } from './apply-command';
import { captureItem } from './capture-item';
import type { SimulatedItem } from './happening';
import type { CaptureLine, InputLine } from '../api/contract/input-line';
import { setPresence } from './set-presence';
import type { World } from './world';

/**
 * Does what a line of this instant says. Answers why the line makes no sense here; a command that only comes at the
 * wrong moment is told as `refused`, for what is in time in one configuration may be late in another.
 */
export function applyLine(world: World, line: InputLine): InputProblem[] {
  switch (line.type) {
    case 'capture':
      return capture(world, line);
    case 'presence':
      return setPresence(world, line);
    case 'load':
      for (const offer of world.ledger.setOutsideLoad(line.agent, line.load))
        world.tellOffer('revoked', offer, { reason: 'load' });
      return [];
    case 'command':
      return applyCommand(world, line);
  }
}

function capture(world: World, { item: request }: CaptureLine): InputProblem[] {
  const { handleTime } = request;
  const captured = captureItem(request, world.configuration, world.nowMs);
  if (!captured.ok) return captured.errors.map((error) => ({ ...error, path: `item.${error.path}` }));
  const { state, events } = captured.item;
  // An external ID that its source has used before means the item that there is.
  if (world.items.has(state.id)) return [];
  const handleMs = handleTime ?? world.options.handleMs;
  const seen = { wasOffered: false, wasTaken: false, holder: null, isWaiting: false };
  const hands = { taken: 0, doneMs: Infinity, leftMs: null, ring: null };
  const item: SimulatedItem = { state, handleMs, ...hands, deadline: undefined, seen };
  world.items.set(state.id, item);
  if (isWaiting(state)) world.ledger.enqueue(waitingItem(state), world.nowMs);
  for (const { type, data } of events) world.tell(item, type, data);
  world.awaitDeadline(item);
  return [];
}
