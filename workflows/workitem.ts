import {
  allHandlersFinished,
  ApplicationFailure,
  CancellationScope,
  condition,
  continueAsNew,
  isCancellation,
  log,
  patched,
  setHandler,
  workflowInfo,
} from '@temporalio/workflow';
import type { Stored } from '../activities/item-activities';
import { auditedCommand } from '../domain/audit/item-entry';
import { isSameJson } from '../domain/config/canonical-json';
import type { AnyCommand, ClockCommand } from '../domain/item/command';
import { nextDeadline } from '../domain/item/deadline';
import { decide } from '../domain/item/decide';
import type { IsSame } from '../domain/item/decision';
import { receiverOf } from '../domain/item/delivery-id';
import { changedFields, isClosed, type ItemState } from '../domain/item/state';
import { upgradeState } from '../domain/item/upgrade';
import { createAlarm } from './alarm';
import { clockCommandId } from './ids';
import { commit, deliver, instantAfter, loadItem } from './item-activity-proxies';
import {
  type CommandMessage,
  type CommandResult,
  type Execution,
  getItemQuery,
  itemSignals,
  itemUpdates,
  nudgeSignal,
  type WorkitemInput,
} from './messages';
import { createSerial } from './serial';
import { takeMessages } from './take-messages';

/** Well below the 2,000 Updates and 51,200 events that a run may have. */
const COMMANDS_PER_RUN = 500;

/** One life of an item: takes commands one after another, lets the clock act, and closes when the last delivery is made. */
export async function workitem(input: WorkitemInput): Promise<CommandResult> {
  let state = upgradeState(input.state);
  const deliveries = [...input.deliveries];
  const inTurn = createSerial();
  const alarm = createAlarm();
  let commands = 0;
  let nudged = false;
  /** An activity failed for good: nothing is tried again by itself before something happens. */
  let isStuck = false;
  /** Receivers that are being told something. */
  const telling = new Set<string>();
  const tellingScope = new CancellationScope();
  /** How far the database's clock is behind this one, known once a timer has fired too early by it. */
  let clockLagMs = 0;

  const adopt = (stored: Stored) => {
    const newest = upgradeState(stored.state);
    if (newest.version > state.version) log.warn('The database was ahead', { from: state.version, to: newest.version });
    if (newest.version >= state.version) state = newest;
    deliveries.push(...stored.deliveries.filter((id) => !deliveries.includes(id)));
  };

  /** Decides and commits until the database agrees; answers what holds then. */
  const execute = async (
    commandId: string,
    command: AnyCommand,
    { seenVersion = 0, notBeforeMs, origin }: Execution,
  ): Promise<CommandResult> => {
    commands += 1;
    let isFresh = state.version >= seenVersion;
    if (!isFresh) adopt(await loadItem(state));
    for (;;) {
      const decision = decide(state, command, Date.now(), howToCompare(command));
      if (decision.kind === 'unchanged') return resultOf(state);
      if (decision.kind === 'refused') {
        // A refusal is final only by the newest state: a crash may have left this one behind.
        if (isFresh) throw ApplicationFailure.nonRetryable(decision.refusal, decision.refusal);
        adopt(await loadItem(state));
        isFresh = true;
        continue;
      }
      const { change } = decision;
      const audited = { ...auditedCommand(command, origin), before: changedFields(change.state, state) };
      const outcome = await commit({ expectedVersion: state.version, commandId, change, audited, notBeforeMs });
      switch (outcome.outcome) {
        case 'committed': {
          const before = state;
          state = change.state;
          deliveries.push(...outcome.deliveries);
          return resultOf(state, before.version === seenVersion ? before : undefined, outcome.committedMs);
        }
        case 'repeated':
          adopt(outcome);
          return resultOf(state);
        case 'ahead':
          adopt(outcome);
          isFresh = true;
          continue;
        case 'refused':
          throw ApplicationFailure.nonRetryable(outcome.refusal, outcome.refusal);
        case 'early':
          clockLagMs = Math.max(1, Date.now() - outcome.nowMs);
          return resultOf(state);
      }
    }
  };

  setHandler(getItemQuery, () => state);
  setHandler(nudgeSignal, () => {
    nudged = true;
  });
  takeMessages<CommandMessage, CommandResult>({
    inTurn,
    updates: itemUpdates,
    signals: itemSignals,
    take: ({ commandId, command, ...message }) => {
      isStuck = false;
      return execute(commandId, command, message);
    },
    refusalOf: ({ command, seenVersion }) => {
      if (state.version < seenVersion) return null;
      const decision = decide(state, command, Date.now());
      return decision.kind === 'refused' ? decision.refusal : null;
    },
  });

  /** What clock and nudge do. What fails for good leaves the item as it is: the sweep asks again, or the next command. */
  const turn = (work: () => Promise<unknown>) =>
    inTurn(work).catch((error: unknown) => {
      if (isCancellation(error)) throw error;
      isStuck = true;
      log.error('The workflow waits to be asked again', { id: state.id, error: String(error) });
    });

  /** In order for each receiver, beside everything else: one that is down holds up neither clock nor commands nor others. */
  const untold = () => deliveries.filter((id) => !telling.has(receiverOf(id)));
  const tell = (id: string) => {
    telling.add(receiverOf(id));
    void tellingScope
      .run(() => deliver(id))
      // What cannot be made at all is still in the database, and the sweep asks for it again.
      .catch((error: unknown) => {
        if (!isCancellation(error)) log.error('A delivery is left to the sweep', { id, error: String(error) });
      })
      .then(() => {
        deliveries.splice(deliveries.indexOf(id), 1);
        telling.delete(receiverOf(id));
      });
  };

  const isFull = () => commands >= COMMANDS_PER_RUN || workflowInfo().continueAsNewSuggested;
  const owesNothing = () => deliveries.length === 0;
  for (;;) {
    const deadline = isStuck ? undefined : nextDeadline(state);
    const wakeMs = deadline && deadline.atMs + clockLagMs;
    alarm.set(wakeMs);
    for (let [id] = untold(); id !== undefined; [id] = untold()) tell(id);
    if (nudged) {
      nudged = false;
      isStuck = false;
      // One of the two clocks may have been set right since.
      clockLagMs = 0;
      await turn(async () => adopt(await loadItem(state)));
    } else if (deadline && wakeMs !== undefined && Date.now() >= wakeMs) {
      await turn(async () => {
        const command = await withRepetition(state, deadline);
        await execute(clockCommandId(command, state), command, { notBeforeMs: command.atMs });
      });
    } else if (isClosed(state) && owesNothing()) {
      await condition(allHandlersFinished);
      if (owesNothing()) return resultOf(state);
    } else if (isFull()) {
      await condition(allHandlersFinished);
      if (nudged) continue;
      // What is being told is told by the next run, under the same ID.
      const owed = [...deliveries];
      tellingScope.cancel();
      await continueAsNew<typeof workitem>({ state, deliveries: owed });
    } else {
      await condition(
        () =>
          nudged ||
          untold().length > 0 ||
          (isClosed(state) && owesNothing()) ||
          isFull() ||
          (!isStuck && nextDeadline(state)?.atMs !== deadline?.atMs) ||
          (wakeMs !== undefined && Date.now() >= wakeMs),
      );
    }
  }
}

/** A threshold that repeats needs to know when: on a calendar an activity tells. */
async function withRepetition({ rules }: ItemState, deadline: ClockCommand): Promise<ClockCommand> {
  if (deadline.action !== 'threshold') return deadline;
  const spanMs = rules.thresholds[deadline.index]?.repeatMs ?? null;
  if (spanMs === null) return deadline;
  const { calendar } = rules.curve;
  const { atMs } = deadline;
  const nextMs = calendar === null ? atMs + spanMs : await instantAfter({ calendar, fromMs: atMs, spanMs });
  return { ...deadline, nextMs };
}

/** `seen` and `committedMs` are left out where the sender knows another state than the one before, or histories tell no instant. */
function resultOf(after: ItemState, seen?: ItemState, committedMs?: number): CommandResult {
  const { version, state, status, assignee, disposition } = after;
  const isKnown = seen !== undefined && committedMs !== undefined;
  const since = isKnown ? { since: { changes: changedFields(seen, after), committedMs } } : {};
  return { version, state, status, assignee, disposition, ...since };
}

/** Workflows that compared texts, in which the order of keys counts, are replayed so. */
function howToCompare({ action }: AnyCommand): IsSame {
  if (action !== 'update' && action !== 'reclassify') return isSameJson;
  return patched('values-are-compared') ? isSameJson : isSameText;
}

function isSameText(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
