import type { ItemRow } from '../../db/item-read';
import { nextStatuses } from '../../domain/item/adjust';
import type { ItemCommand } from '../../domain/item/command';
import { statesFor } from '../../domain/item/decide';
import type { Refusal } from '../../domain/item/refusal';
import { HttpProblem } from '../http-problem';
import { shownState } from '../items/item-view';

/**
 * A command's refusal as it is told, of the item as it was when it was refused: with what was seen, as the caller sees it,
 * and what would do.
 */
export function refusalProblem(refusal: Refusal | 'OUTCOME_UNKNOWN', row: ItemRow, command: ItemCommand): HttpProblem {
  const item = row.state;
  const { rules, status } = item;
  const nowMs = row.now.getTime();
  if (refusal === 'WRONG_STATE') {
    const allowed = statesFor(item, command, nowMs);
    const state = shownState(item, row.ledgerState, nowMs);
    const message = `is ${state}; ${command.action} needs one that is ${allowed.join(' or ')}`;
    return new HttpProblem(refusal, {
      detail: `The item ${message}`,
      errors: [{ path: 'state', message, code: refusal, value: state, allowed }],
    });
  }
  if (refusal === 'TRANSITION_NOT_ALLOWED' && command.action === 'set-status') {
    const allowed = nextStatuses(item).map(({ key }) => key);
    const message = `is not what ${status} leads to`;
    return new HttpProblem(refusal, {
      errors: [{ path: 'status', message, code: refusal, value: command.status, allowed }],
    });
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
