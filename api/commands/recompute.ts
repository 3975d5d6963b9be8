import { recomputedSchedule } from '../../domain/classify/other-schedule';
import { CALENDAR } from '../../domain/item/event';
import { isClosed } from '../../domain/item/state';
import { HttpProblem } from '../http-problem';
import { findItem } from '../items/find-item';
import { itemView } from '../items/item-view';
import type { Answer, Context } from '../route';
import { onNewest } from './on-newest';
import { runCommand } from './run-command';
import { calendarOf, clockRules } from './schedule';

/** Brings an item to its calendar as it is published now; one that is closed, or on none, is answered as it is. */
export async function recompute(context: Context, id: string): Promise<Answer> {
  const { deps, directory, scope } = context;
  const row = await findItem(deps.pool, scope, id);
  try {
    return await onNewest(context, row, async (newest) => {
      const { state } = newest;
      const calendar = calendarOf(directory, state);
      if (isClosed(state) || !calendar) return { status: 200, body: itemView(newest, directory) };
      const { key, version } = calendar;
      const schedule = recomputedSchedule(state, await clockRules(context, newest));
      const basis = state.version;
      return runCommand(context, newest, {
        action: 'recompute',
        actor: CALENDAR,
        schedule,
        calendar: { key, version },
        basis,
      });
    });
  } catch (error) {
    if (!(error instanceof HttpProblem) || error.code !== 'ITEM_CLOSED') throw error;
    return { status: 200, body: itemView(await findItem(deps.pool, scope, id), directory) };
  }
}
