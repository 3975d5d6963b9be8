import { decide } from '../../domain/item/decide';
import type { ItemCommand } from '../../domain/item/command';
import type { Refusal } from '../../domain/item/refusal';
import type { ItemState } from '../../domain/item/state';
import type { ItemRow } from '../../db/item-read';
import { findItem } from '../items/find-item';
import { itemView } from '../items/item-view';
import type { Answer, Context } from '../route';
import { commandId, hadEffect } from './command-id';
import type { CommandAnswer } from './send-command';
import { refusalProblem } from './refusal-problem';

/**
 * Decides on the row as it is; what changes nothing, or is refused for sure, never reaches the workflow. `check` may
 * refuse what only the database or the configuration knows; `id` names the command where a repetition is not the same.
 */
export async function runCommand(
  context: Context,
  row: ItemRow,
  command: ItemCommand,
  check: () => Promise<void> | void = () => {},
  id = commandId(context, row.state, command),
): Promise<Answer> {
  // An accept is named by its offer, which is answered once.
  const isNamed = context.requestKey !== undefined || command.action === 'accept';
  const { deps, directory } = context;
  // Who was let in is answered by what came of it, also where a task of a case is none of his business any more.
  const scope = { ...context.scope, tasks: null };
  const itemNow = async () => ({
    status: 200,
    body: itemView(await findItem(deps.pool, scope, row.state.id), directory),
  });
  /** The command had its effect before: its answer was lost, and it is given again. */
  const isRepetition = () => hadEffect(deps.pool, row.state.id, id);
  const refuse = async (refusal: Refusal | 'OUTCOME_UNKNOWN', refusing: ItemRow) => {
    // It is answered by its effect, whatever has become of the item since.
    if (await isRepetition()) return itemNow();
    throw refusalProblem(refusal, refusing, command);
  };

  const decision = decide(row.state, command, row.now.getTime());
  if (decision.kind === 'refused') return refuse(decision.refusal, row);
  if (decision.kind === 'unchanged') {
    // Who lost the answer may have been the workflow: the same command brings it up to date. The effect holds already.
    // That of an archived item has ended.
    if (row.archivedAt === null && (await isRepetition())) await deps.workflows.send(row.state, id, command);
    return { status: 200, body: itemView(row, directory) };
  }
  await check();
  const done = (answer: CommandAnswer & { ok: true }, before: ItemRow) => {
    const after = answer.after && rowAfter(before, command, answer.after);
    return after ? { status: 200, body: itemView(after, directory) } : itemNow();
  };
  const answer = await deps.workflows.send(row.state, id, command);
  if (answer.ok) return done(answer, row);
  // Somebody else may have asked for the same thing at the same time: then its effect holds.
  const now = await findItem(deps.pool, scope, row.state.id);
  const decisionNow = decide(now.state, command, now.now.getTime());
  if (decisionNow.kind === 'unchanged') return itemNow();
  if (isNamed || decisionNow.kind === 'refused' || !isOfLedger(answer.refusal)) return refuse(answer.refusal, now);
  // The item admits it, so what refused it was the ledger. That may have been long ago: without a key the same wish has the same
  // ID, to which the workflow gives the same answer as long as nothing changes the item.
  const again = await deps.workflows.send(now.state, `${id}/${now.now.getTime()}`, command);
  return again.ok ? done(again, now) : refuse(again.refusal, now);
}

/** Whether there is room, and whether the item is free: neither goes with the item's version. */
function isOfLedger(refusal: Refusal | 'OUTCOME_UNKNOWN'): boolean {
  return refusal === 'CAPACITY_FULL' || refusal === 'WRONG_STATE';
}

/**
 * The item as it was at the command's commit, known without reading it again; null where the ledger knows more than its
 * state: whether who got it without an offer is Offline, whether an offer that was open still is.
 */
function rowAfter(
  row: ItemRow,
  { action }: ItemCommand,
  { state, committedMs }: { state: ItemState; committedMs: number },
): ItemRow | null {
  if (state.state === 'connected' && action !== 'accept') return null;
  if (state.state === 'queued' && row.ledgerState === 'offered') return null;
  const at = new Date(committedMs);
  const ledgerState = state.state === 'connected' || state.state === 'queued' ? state.state : null;
  return { ...row, state, ledgerState, isDisconnected: false, offer: null, updatedAt: at, now: at };
}
