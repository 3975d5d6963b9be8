import { nextStatuses } from '../../domain/item/adjust';
import { decide, statesFor } from '../../domain/item/decide';
import type { ItemCommand } from '../../domain/item/command';
import type { Refusal } from '../../domain/item/refusal';
import type { ItemState } from '../../domain/item/state';
import type { ItemRow } from '../../db/item-read';
import { HttpProblem } from '../http-problem';
import { findItem } from '../items/find-item';
import { itemView } from '../items/item-view';
import type { Answer, Context } from '../route';
import { commandId, hadEffect } from './command-id';

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
  const { deps, directory, scope } = context;
  const itemNow = async () => ({
    status: 200,
    body: itemView(await findItem(deps.pool, scope, row.state.id), directory),
  });
  /** The command had its effect before: its answer was lost, and it is given again. */
  const isRepetition = () => hadEffect(deps.pool, row.state.id, id);
  const refuse = async (refusal: Refusal | 'OUTCOME_UNKNOWN') => {
    // It is answered by its effect, whatever has become of the item since.
    if (await isRepetition()) return itemNow();
    throw refusalProblem(refusal, row, command);
  };

  const decision = decide(row.state, command, row.now.getTime());
  if (decision.kind === 'refused') return refuse(decision.refusal);
  if (decision.kind === 'unchanged') {
    // Who lost the answer may have been the workflow: the same command brings it up to date. The effect holds already.
    // That of an archived item has ended.
    if (row.archivedAt === null && (await isRepetition())) await deps.workflows.send(row.state, id, command);
    return { status: 200, body: itemView(row, directory) };
  }
  await check();
  const answer = await deps.workflows.send(row.state, id, command);
  if (answer.ok) {
    const after = answer.after && rowAfter(row, command, answer.after);
    return after ? { status: 200, body: itemView(after, directory) } : itemNow();
  }
  // Somebody else may have asked for the same thing at the same time: then its effect holds.
  const now = await findItem(deps.pool, scope, row.state.id);
  if (decide(now.state, command, now.now.getTime()).kind === 'unchanged') return itemNow();
  return refuse(answer.refusal);
}

/**
 * The item as it was at the command's commit, known without reading it again; null where the ledger knows more than its
 * state: whether who got it without an offer is Offline.
 */
function rowAfter(
  row: ItemRow,
  { action }: ItemCommand,
  { state, committedMs }: { state: ItemState; committedMs: number },
): ItemRow | null {
  if (state.state === 'connected' && action !== 'accept') return null;
  const at = new Date(committedMs);
  const ledgerState = state.state === 'connected' || state.state === 'queued' ? state.state : null;
  return { ...row, state, ledgerState, isDisconnected: false, offer: null, updatedAt: at, now: at };
}

/** What was named and is none is told with what there is. */
function refusalProblem(refusal: Refusal | 'OUTCOME_UNKNOWN', row: ItemRow, command: ItemCommand): HttpProblem {
  const item = row.state;
  const { rules, state, status } = item;
  if (refusal === 'WRONG_STATE') {
    const allowed = statesFor(item, command, row.now.getTime());
    const message = `is ${state}; ${command.action} needs one that is ${allowed.join(' or ')}`;
    return new HttpProblem(refusal, {
      detail: `The item ${message}`,
      errors: [{ path: 'state', message, code: refusal, value: state, allowed }],
    });
  }
  if (refusal === 'TRANSITION_NOT_ALLOWED') {
    const allowed = nextStatuses(item).map(({ key }) => key);
    const message = `is not what ${status} leads to`;
    return new HttpProblem(refusal, { errors: [{ path: 'status', message, code: refusal, value: status, allowed }] });
  }
  if (refusal === 'UNKNOWN_DISPOSITION' && command.action === 'complete') {
    return unknownKey(refusal, 'disposition', command.disposition, [...rules.dispositions]);
  }
  if (refusal === 'UNKNOWN_STATUS' && command.action === 'set-status') {
    const keys = rules.statuses.map(({ key }) => key);
    return unknownKey(refusal, 'status', command.status, keys);
  }
  return new HttpProblem(refusal);
}

function unknownKey(code: Refusal, path: string, value: string | undefined, allowed: readonly string[]): HttpProblem {
  const message = `is no ${path} of the worktype`;
  return new HttpProblem(code, { errors: [{ path, message, code, value, allowed }], allowed });
}
