import { isDeepStrictEqual } from 'node:util';
import type { RoutableAgent } from '../../../domain/routing/types';
import type { WaitingRow } from '../../../matcher/ledger/read-items';
import { Broken } from './broken';
import type { ModelLedger } from './model-ledger';
import type { OwnerView } from './owner-view';

/** An owner who has read all that is marked knows the ledger as it is: whatever changes leaves a mark. */
export function checkAgreement(view: OwnerView, ledger: ModelLedger, shard: string): void {
  if (!ledger.isAllReadAt(view.place, shard)) return;
  const rows = ledger.readItems(shard);
  const crew = ledger.readAgents(shard);
  for (const row of rows)
    if (!isSameRow(row, view.items.get(row.item.id))) throw unheard(row, view.items.get(row.item.id));
  for (const agent of crew)
    if (!isSameAgent(agent, view.agents.get(agent.key))) throw unheard(agent, view.agents.get(agent.key));
  const isAll = rows.length === view.items.size && crew.length === view.agents.size;
  if (!isAll || !isDeepStrictEqual(ledger.queues.read(shard), view.queues))
    throw unheard(shard, [...view.items.keys()]);
}

function unheard(now: unknown, known: unknown): Broken {
  return new Broken('an owner hears of every change', { now, known });
}

function isSameRow(a: WaitingRow, b: WaitingRow | undefined): boolean {
  if (!b || a.version !== b.version || a.offerExpiresMs !== b.offerExpiresMs) return false;
  const [one, other] = [a.item, b.item];
  return (
    one.queue === other.queue &&
    one.emergency === other.emergency &&
    // Of what is offered it does not matter, and is read again when it waits.
    (a.offerExpiresMs !== null || one.preferredAgentKnown === other.preferredAgentKnown) &&
    one.curve === other.curve &&
    one.weight === other.weight &&
    one.activationMs === other.activationMs &&
    one.ringBaseMs === other.ringBaseMs &&
    one.queuedSinceMs === other.queuedSinceMs &&
    one.onTopSinceMs === other.onTopSinceMs &&
    (one.declines === other.declines || isDeepStrictEqual(one.declines, other.declines))
  );
}

function isSameAgent(a: RoutableAgent, b: RoutableAgent | undefined): boolean {
  return (
    b !== undefined &&
    a.presence === b.presence &&
    a.readySinceMs === b.readySinceMs &&
    a.idleSinceMs === b.idleSinceMs &&
    a.heldCount === b.heldCount &&
    a.openManualOffer === b.openManualOffer &&
    a.skills === b.skills &&
    a.groups === b.groups &&
    a.blockedBy === b.blockedBy &&
    (a.queues === b.queues || isDeepStrictEqual(a.queues, b.queues)) &&
    (a.capacity === b.capacity || isDeepStrictEqual(a.capacity, b.capacity))
  );
}
