import type { InputProblem } from '../domain/config/problem';
import type { SimulatedItem } from './happening';
import type { PresenceLine } from '../api/contract/input-line';
import { presenceReason } from './presence-reason';
import type { World } from './world';

/** What an agent says of himself; answers why the line makes no sense. */
export function setPresence(world: World, line: PresenceLine): InputProblem[] {
  const { agent, presence, acceptAfter } = line;
  const found = presenceReason(line, world.configuration);
  if (!found.ok) return found.errors;
  if (presence === 'ready') world.acceptAfter.set(agent, acceptAfter ?? 0);
  const before = world.ledger.agents.get(agent)?.presence;
  const withdrawn = world.ledger.setPresence(agent, presence, found.reason, world.nowMs);
  if (withdrawn === 'unchanged') return [];
  world.tellPresence(agent, presence, found.reason);
  for (const offer of withdrawn) world.tellOffer('revoked', offer, { reason: presence });
  if (presence === 'offline') disconnect(world, agent);
  else if (before === 'offline') for (const item of heldBy(world, agent)) world.tell(item, 'reconnected', { agent });
  return [];
}

/** What he holds is taken from him later where its worktype says so, unless he is back by then. */
function disconnect(world: World, agent: string): void {
  const { nowMs } = world;
  for (const item of heldBy(world, agent)) {
    world.tell(item, 'disconnected', { agent });
    const { policy, afterMs } = item.state.rules.onLogout;
    if (policy !== 'keep') world.enter(nowMs + afterMs, { kind: 'logout', item, agent, offlineSinceMs: nowMs });
  }
}

/** In the order of their IDs. */
function heldBy({ ledger, items }: World, agent: string): SimulatedItem[] {
  const rows = [...(ledger.agents.get(agent)?.rows ?? [])].filter(({ offer }) => offer === null);
  return rows
    .map(({ waiting }) => waiting.itemId)
    .toSorted()
    .flatMap((id) => items.get(id) ?? []);
}
