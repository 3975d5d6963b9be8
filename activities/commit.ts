import { ApplicationFailure } from '@temporalio/activity';
import type { Pool, PoolClient } from 'pg';
import { insertDeliveries, pendingDeliveries } from '../db/delivery';
import { readItem, writeItem } from '../db/item';
import { appendEvents } from '../db/item-event';
import { transaction } from '../db/transaction';
import type { Wake } from '../db/wake';
import type { Change, Effect } from '../domain/item/decide';
import type { Refusal } from '../domain/item/refusal';
import { waitingItem } from '../domain/item/waiting';
import { claim } from '../matcher/ledger/claim';
import { settle } from '../matcher/ledger/settle';
import { deliveryBody } from './delivery-body';
import type { CommitInput, CommitOutcome, Stored } from './item-activities';

export interface CommitDeps {
  pool: Pool;
  wake: Wake;
}

/** Another commit was first; the transaction is rolled back and the newest state answered. */
class Overtaken extends Error {}
class Refused extends Error {
  constructor(readonly refusal: Refusal) {
    super(refusal);
  }
}

/**
 * One command, one transaction: compare and set the version, the whole state as snapshot, events, ledger, deliveries.
 * Everything holds or nothing does; the same command again changes nothing and answers the newest state.
 */
export async function commit({ pool, wake }: CommitDeps, input: CommitInput): Promise<CommitOutcome> {
  const { change, commandId, expectedVersion, notBeforeMs } = input;
  const { id } = change.state;
  try {
    const outcome = await transaction(pool, async (client): Promise<CommitOutcome> => {
      const stored = await readItem(client, id, commandId);
      if (!stored) throw ApplicationFailure.nonRetryable(`no item ${id}`, 'NO_ITEM');
      if (stored.commandVersion !== null) return { outcome: 'repeated', ...(await whole(client, stored)) };
      const isAhead = stored.state.version > expectedVersion || stored.state.life > change.state.life;
      if (isAhead) return { outcome: 'ahead', ...(await whole(client, stored)) };
      if (notBeforeMs !== undefined && stored.nowMs < notBeforeMs) return { outcome: 'early', nowMs: stored.nowMs };
      await changeLedger(client, change);
      if (!(await writeItem(client, change.state, commandId))) throw new Overtaken();
      await appendEvents(client, [{ itemId: id, events: change.events, actor: change.actor }]);
      return { outcome: 'committed', deliveries: await follow(client, change, stored.nowMs) };
    });
    if (outcome.outcome === 'committed') wake();
    return outcome;
  } catch (error) {
    if (error instanceof Refused) return { outcome: 'refused', refusal: error.refusal };
    if (error instanceof Overtaken) return { outcome: 'ahead', ...(await loadItem(pool, id)) };
    throw error;
  }
}

/** The newest committed state with the deliveries that it still owes. */
export async function loadItem(pool: Pool, id: string): Promise<Stored> {
  const stored = await readItem(pool, id);
  if (!stored) throw ApplicationFailure.nonRetryable(`no item ${id}`, 'NO_ITEM');
  return whole(pool, stored);
}

async function whole(db: Pool | PoolClient, { state }: Pick<Stored, 'state'>): Promise<Stored> {
  return { state, deliveries: await pendingDeliveries(db, state.id, state.life) };
}

async function changeLedger(client: PoolClient, { state, ledger, events }: Change): Promise<void> {
  switch (ledger.kind) {
    case 'untouched':
      return;
    case 'claim': {
      const answer = await claim(client, { itemId: state.id, offerId: ledger.offerId, agent: ledger.agent });
      if (answer !== 'claimed') throw new Refused(answer);
      return;
    }
    case 'enqueue':
      return void (await settle(
        client,
        state.id,
        { kind: 'waiting', row: waitingItem(state) },
        events[0]?.type ?? 'queued',
      ));
    case 'remove':
      return void (await settle(client, state.id, { kind: 'gone' }, events[0]?.type ?? 'closed'));
  }
}

async function follow(client: PoolClient, { state, effects }: Change, nowMs: number): Promise<string[]> {
  const ids: string[] = [];
  for (const effect of effects) ids.push(...(await insertDeliveries(client, delivery(effect))));
  return ids;

  function delivery({ kind, event }: Effect) {
    return {
      kind: kind === 'sync' ? ('sync' as const) : ('webhook' as const),
      event,
      division: state.division,
      itemId: state.id,
      life: state.life,
      version: state.version,
      source: state.source,
      body: deliveryBody(state, event, nowMs),
    };
  }
}
