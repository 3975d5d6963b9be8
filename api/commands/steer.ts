import type { z } from 'zod';
import type { ItemRow } from '../../db/item-read';
import type { Actor } from '../../domain/item/event';
import { isClosed } from '../../domain/item/state';
import type { ExtendBody, RescheduleBody } from '../contract/steer';
import { HttpProblem, invalidInput } from '../http-problem';
import type { Answer, Context } from '../route';
import { runCommand } from './run-command';
import { otherSchedule, scheduleAfterPause } from './schedule';

export async function reschedule(
  context: Context,
  row: ItemRow,
  actor: Actor,
  { activateAt, dueAt, reason }: z.output<typeof RescheduleBody>,
): Promise<Answer> {
  if (isClosed(row.state)) throw new HttpProblem('ITEM_CLOSED');
  const schedule = await otherSchedule(context, row, {
    activateAtMs: instantMs(activateAt),
    dueAtMs: instantMs(dueAt),
  });
  return runCommand(context, row, { action: 'reschedule', actor, schedule, ...given(reason) });
}

/** Only ever later: an earlier due date is a reschedule. The rings go on as they were. */
export async function extend(
  context: Context,
  row: ItemRow,
  actor: Actor,
  { dueAt, reason }: z.output<typeof ExtendBody>,
): Promise<Answer> {
  const { state } = row;
  if (isClosed(state)) throw new HttpProblem('ITEM_CLOSED');
  const dueAtMs = Date.parse(dueAt);
  if (state.dueMs !== null && dueAtMs < state.dueMs) {
    const allowed = `${new Date(state.dueMs).toISOString()} (due) or later`;
    throw invalidInput([
      { path: 'dueAt', message: 'is before the due date', code: 'OUT_OF_ORDER', value: dueAt, allowed },
    ]);
  }
  const schedule = await otherSchedule(context, row, { dueAtMs, ringBaseMs: state.rules.ringBaseMs });
  return runCommand(context, row, { action: 'extend', actor, schedule, ...given(reason) });
}

/** Where the clocks stood still, they go on from where they stood. */
export async function resume(context: Context, row: ItemRow, actor: Actor): Promise<Answer> {
  const { pausedMs, rules } = row.state;
  const schedule =
    pausedMs !== null && rules.pauseStopsClocks ? await scheduleAfterPause(context, row, pausedMs) : undefined;
  return runCommand(context, row, {
    action: 'resume',
    actor,
    pausedMs: pausedMs ?? 0,
    ...(schedule ? { schedule } : {}),
  });
}

export function given(reason: string | undefined): { reason?: string } {
  return reason === undefined ? {} : { reason };
}

function instantMs(text: string | undefined): number | undefined {
  return text === undefined ? undefined : Date.parse(text);
}
