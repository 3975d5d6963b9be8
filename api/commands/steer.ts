import type { z } from 'zod';
import type { ItemRow } from '../../db/item-read';
import { laterSchedule, otherSchedule } from '../../domain/classify/other-schedule';
import { given } from '../../domain/item/about';
import type { Actor } from '../../domain/item/event';
import { isClosed } from '../../domain/item/state';
import type { ExtendBody, RescheduleBody } from '../contract/steer';
import { HttpProblem } from '../http-problem';
import type { Answer, Context } from '../route';
import { onNewest } from './on-newest';
import { runCommand } from './run-command';
import { clockRules, endingPause, orInvalid } from './schedule';

export async function reschedule(
  context: Context,
  row: ItemRow,
  actor: Actor,
  { activateAt, dueAt, reason }: z.output<typeof RescheduleBody>,
): Promise<Answer> {
  return onNewest(context, row, async (newest) => {
    const { state, now } = newest;
    if (isClosed(state)) throw new HttpProblem('ITEM_CLOSED');
    const other = { activateAtMs: instantMs(activateAt), dueAtMs: dueAt === null ? null : instantMs(dueAt) };
    const schedule = orInvalid(otherSchedule(state, await clockRules(context, newest), other, now.getTime()));
    const basis = state.version;
    return runCommand(context, newest, { action: 'reschedule', actor, schedule, basis, ...given('reason', reason) });
  });
}

export async function extend(
  context: Context,
  row: ItemRow,
  actor: Actor,
  { dueAt, reason }: z.output<typeof ExtendBody>,
): Promise<Answer> {
  return onNewest(context, row, async (newest) => {
    const { state, now } = newest;
    if (isClosed(state)) throw new HttpProblem('ITEM_CLOSED');
    const rules = await clockRules(context, newest);
    const schedule = orInvalid(laterSchedule(state, rules, Date.parse(dueAt), now.getTime()));
    const basis = state.version;
    return runCommand(context, newest, { action: 'extend', actor, schedule, basis, ...given('reason', reason) });
  });
}

/** Where the clocks stood still, they go on from where they stood. */
export async function resume(context: Context, row: ItemRow, actor: Actor): Promise<Answer> {
  const end = await endingPause(context, row);
  return runCommand(context, row, {
    action: 'resume',
    actor,
    pausedMs: row.state.pausedMs ?? 0,
    ...(end ? { schedule: end.schedule } : {}),
  });
}

function instantMs(text: string | undefined): number | undefined {
  return text === undefined ? undefined : Date.parse(text);
}
