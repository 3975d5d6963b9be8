import { ApplicationFailure } from '@temporalio/activity';
import type { Pool, PoolClient } from 'pg';
import { type Caused, hasCaused, insertCaused, wakeCaused } from '../db/caused';
import { cutOffInAll } from '../db/cut-off';
import { type Delivery, insertDeliveries, pendingDeliveries } from '../db/delivery';
import { isSecondPull, type ItemWrite, lockAndReadItem, readItem, type StoredItem, writeItem } from '../db/item';
import { createId } from '../db/new-id';
import { transaction } from '../db/transaction';
import type { Wake } from '../db/wake';
import { itemEntry } from '../domain/audit/item-entry';
import { concerned } from '../domain/item/about';
import { nudgeAtMs } from '../domain/item/deadline';
import type { Change } from '../domain/item/decision';
import type { Refusal } from '../domain/item/refusal';
import { waitingItem } from '../domain/item/waiting';
import { applyEventRules, CONDITIONS_MS } from '../domain/notification/event-rules';
import { toldByThresholds } from '../domain/notification/threshold-notice';
import { claim } from '../matcher/ledger/claim';
import type { Queryable } from '../db/queryable';
import { isOfflineSince } from '../matcher/ledger/logout';
import { lockHolder } from '../matcher/ledger/lock';
import { refresh } from '../matcher/ledger/refresh';
import { settleLocked } from '../matcher/ledger/settle';
import { take } from '../matcher/ledger/take';
import { commitAtOnce, type Written } from './commit-at-once';
import { deliveryOf } from './delivery-of';
import type { CommitInput, CommitOutcome, Stored } from './item-activities';
import { pinnedEventRules } from './pinned-event-rules';

export interface CommitDeps {
  pool: Pool;
  wake: Wake;
}

/** With the deliveries that follow as they are to be made. */
export type CommitResult =
  | Exclude<CommitOutcome, { outcome: 'committed' }>
  | { outcome: 'committed'; deliveries: Delivery[]; committedMs: number };

/** Another commit was first; the transaction is rolled back. */
class Overtaken extends Error {}
class Refused extends Error {
  constructor(readonly refusal: Refusal) {
    super(refusal);
  }
}

/**
 * One command, one transaction: compare and set the version, the whole state as snapshot, events, ledger, deliveries,
 * and what the worktype's rules make of the events.
 * Everything holds or nothing does; the same command again changes nothing and answers the newest state.
 */
export async function commit({ pool, wake }: CommitDeps, input: CommitInput): Promise<CommitResult> {
  const { change, commandId, notBeforeMs } = input;
  const { state, events, actor } = change;
  const nowMs = Date.now();
  const newId = () => createId(nowMs);
  const rules = await pinnedEventRules(pool, state);
  const { told, notifications, cases } = applyEventRules(rules, change, nowMs, cutOffInAll(CONDITIONS_MS), newId);
  const caused: Caused = { notifications: [...notifications, ...toldByThresholds(change)], cases };
  const audited = input.audited ?? { verb: events[0]?.type ?? 'changed', before: {} };
  // Who had it until now is told as well: what leaves his shelf must leave his screen.
  const agents = [...concerned(state), ...concerned({ ...state, ...audited.before })];
  const history = { itemId: state.id, events: [...events, ...told], actor, agents };
  const audit = itemEntry(change, audited, audited.before);
  const write = { state, nudgeAtMs: nudgeAtMs(state), commandId, history, audit };
  const isPlain = notBeforeMs === undefined && !hasCaused(caused);
  const written = isPlain ? await commitAtOnce(pool, change, write) : null;
  const outcome = written ? committed(written) : await commitByStep(pool, input, write, caused);
  if (outcome.outcome === 'committed') {
    if (change.ledger.kind === 'untouched') wake('stream');
    else wake('stream', 'matcher');
    wakeCaused(wake, caused);
  }
  return outcome;
}

/** Under the locks, which tell what stands against it. */
async function commitByStep(pool: Pool, input: CommitInput, write: ItemWrite, caused: Caused): Promise<CommitResult> {
  const { change, commandId, notBeforeMs } = input;
  const { id } = change.state;
  try {
    return await transaction(pool, async (client): Promise<CommitResult> => {
      const [holder, stored] = await Promise.all([
        lockAgentsOf(client, change),
        lockAndReadItem(client, id, commandId),
      ]);
      const { outcome: earlier, nowMs } = await compare(client, input, stored);
      // What came before it while this waited for the lock is seen by another statement only.
      if (earlier?.outcome === 'ahead') throw new Overtaken();
      if (earlier) return earlier;
      if (notBeforeMs !== undefined && nowMs < notBeforeMs) return { outcome: 'early', nowMs };
      await changeLedger(client, change, holder);
      const [updatedAt, deliveries] = await Promise.all([writeItem(client, write), follow(client, change)]);
      if (!updatedAt) throw new Overtaken();
      await insertCaused(client, caused);
      return committed({ updatedAt, deliveries });
    });
  } catch (error) {
    const isSecond = isSecondPull(error);
    if (!isSecond && !(error instanceof Refused) && !(error instanceof Overtaken)) throw error;
    // Whoever was first may have been this very command, tried twice at once.
    const { outcome } = await compare(pool, input, await readItem(pool, id, commandId));
    if (outcome) return outcome;
    if (isSecond) return { outcome: 'refused', refusal: 'WRONG_STATE' };
    if (error instanceof Refused) return { outcome: 'refused', refusal: error.refusal };
    throw new Error(`item ${id} was overtaken, and is not ahead`, { cause: error });
  }
}

/** What the database knows already: the command's own effect, or a newer state. With its clock. */
async function compare(
  db: Queryable,
  { change, expectedVersion }: CommitInput,
  stored: StoredItem | undefined,
): Promise<{ outcome?: CommitResult; nowMs: number }> {
  const { id, life } = change.state;
  if (!stored) throw ApplicationFailure.nonRetryable(`no item ${id}`, 'NO_ITEM');
  const { state, commandVersion, nowMs } = stored;
  if (commandVersion !== null) return { outcome: { outcome: 'repeated', ...(await whole(db, stored)) }, nowMs };
  const isAhead = state.version > expectedVersion || state.life > life;
  return isAhead ? { outcome: { outcome: 'ahead', ...(await whole(db, stored)) }, nowMs } : { nowMs };
}

/** Agents are locked before items. Answers who has the item, where the change may take it from him. */
async function lockAgentsOf(client: PoolClient, { state, ledger, whileOffline }: Change): Promise<string | null> {
  const others = [...(ledger.kind === 'take' ? [ledger.agent] : []), ...(whileOffline ? [whileOffline.agent] : [])];
  const isTaken = ledger.kind === 'enqueue' || ledger.kind === 'remove';
  return isTaken || others.length > 0 ? lockHolder(client, state.id, others) : null;
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

async function changeLedger(client: PoolClient, change: Change, holder: string | null): Promise<void> {
  const { state, ledger, events, actor, whileOffline } = change;
  if (whileOffline && !(await isOfflineSince(client, whileOffline.agent, whileOffline.sinceMs))) {
    throw new Refused('WRONG_STATE');
  }
  switch (ledger.kind) {
    case 'untouched':
      return;
    case 'claim': {
      const answer = await claim(client, { itemId: state.id, offerId: ledger.offerId, agent: ledger.agent });
      if (answer !== 'claimed') throw new Refused(answer);
      return;
    }
    case 'take': {
      const { agent, pick } = ledger;
      const answer = await take(client, { row: waitingItem(state), agent, pick, actor });
      if (answer !== 'taken') throw new Refused(answer);
      return;
    }
    case 'enqueue': {
      const target = { kind: 'waiting', row: waitingItem(state) } as const;
      await settleLocked(client, { itemId: state.id, holder, target, reason: events[0]?.type ?? 'queued' });
      return;
    }
    case 'refresh':
      return refresh(client, waitingItem(state));
    case 'remove': {
      const target = { kind: 'gone' } as const;
      await settleLocked(client, { itemId: state.id, holder, target, reason: events[0]?.type ?? 'closed' });
      return;
    }
  }
}

async function follow(client: PoolClient, { state, effects }: Change): Promise<Delivery[]> {
  const made: Delivery[] = [];
  for (const effect of effects) made.push(...(await insertDeliveries(client, state.id, deliveryOf(state, effect))));
  return made;
}

function committed({ updatedAt, deliveries }: Written): CommitResult {
  return { outcome: 'committed', deliveries, committedMs: updatedAt.getTime() };
}
