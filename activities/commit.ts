import { ApplicationFailure } from '@temporalio/activity';
import type { Pool, PoolClient } from 'pg';
import { insertDeliveries, pendingDeliveries } from '../db/delivery';
import { readItem, writeItem } from '../db/item';
import { appendEvents } from '../db/item-event';
import { transaction } from '../db/transaction';
import type { Wake } from '../db/wake';
import { nudgeAtMs } from '../domain/item/deadline';
import type { Change, Effect } from '../domain/item/decide';
import type { Refusal } from '../domain/item/refusal';
import { waitingItem } from '../domain/item/waiting';
import { claim } from '../matcher/ledger/claim';
import type { Queryable } from '../db/queryable';
import { settle } from '../matcher/ledger/settle';
import { deliveryBody } from './delivery-body';
import type { CommitInput, CommitOutcome, Stored } from './item-activities';

export interface CommitDeps {
  pool: Pool;
  wake: Wake;
}

/** Another commit was first; the transaction is rolled back. */
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
  const { change, commandId, notBeforeMs } = input;
  const { id } = change.state;
  try {
    const outcome = await transaction(pool, async (client): Promise<CommitOutcome> => {
      const earlier = await answerFromStored(client, input);
      if ('outcome' in earlier) return earlier;
      const { nowMs } = earlier;
      if (notBeforeMs !== undefined && nowMs < notBeforeMs) return { outcome: 'early', nowMs };
      await changeLedger(client, change);
      if (!(await writeItem(client, { state: change.state, nudgeAtMs: nudgeAtMs(change.state), commandId })))
        throw new Overtaken();
      const { state, events, actor } = change;
      await appendEvents(client, [
        { itemId: id, events, actor, agents: state.assignee === null ? [] : [state.assignee] },
      ]);
      return { outcome: 'committed', deliveries: await follow(client, change, nowMs) };
    });
    if (outcome.outcome === 'committed') wake();
    return outcome;
  } catch (error) {
    if (!(error instanceof Refused) && !(error instanceof Overtaken)) throw error;
    // Whoever was first may have been this very command, tried twice at once.
    const now = await answerFromStored(pool, input);
    if ('outcome' in now) return now;
    if (error instanceof Refused) return { outcome: 'refused', refusal: error.refusal };
    throw new Error(`item ${id} was overtaken, and is not ahead`, { cause: error });
  }
}

/** What the database knows already: the command's own effect, or a newer state. Otherwise its clock. */
async function answerFromStored(
  db: Queryable,
  { change, commandId, expectedVersion }: CommitInput,
): Promise<CommitOutcome | { nowMs: number }> {
  const { id, life } = change.state;
  const stored = await readItem(db, id, commandId);
  if (!stored) throw ApplicationFailure.nonRetryable(`no item ${id}`, 'NO_ITEM');
  const { state, commandVersion, nowMs } = stored;
  if (commandVersion !== null) return { outcome: 'repeated', ...(await whole(db, stored)) };
  if (state.version > expectedVersion || state.life > life) return { outcome: 'ahead', ...(await whole(db, stored)) };
  return { nowMs };
}

/** The newest committed state with the deliveries that it still owes. */
export async function loadItem(pool: Pool, id: string): Promise<Stored> {
  const stored = await readItem(pool, id);
  if (!stored) throw ApplicationFailure.nonRetryable(`no item ${id}`, 'NO_ITEM');
  return whole(pool, stored);
}

async function whole(db: Queryable, { state }: Pick<Stored, 'state'>): Promise<Stored> {
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
      kind,
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
