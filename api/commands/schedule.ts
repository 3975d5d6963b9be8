import type { ConfigRow } from '../../db/config';
import { readPinnedConfig } from '../../db/config-pinned';
import type { ItemRow } from '../../db/item-read';
import { type ClockRules, type otherSchedule, pauseEnd } from '../../domain/classify/other-schedule';
import { calendarDocument } from '../../domain/config/calendar';
import { prioritySchemeDocument } from '../../domain/config/priority-scheme';
import { routingPlanDocument } from '../../domain/config/routing-plan';
import { worktypeDocument } from '../../domain/config/worktype';
import type { ItemState } from '../../domain/item/state';
import { calendarId } from '../../domain/time/calendar-clocks';
import { type PauseEnd, type Schedule, standsSinceMs } from '../../domain/item/schedule';
import type { Directory } from '../catalogue/directory';
import { invalidInput } from '../http-problem';
import type { Context } from '../route';

/** The calendar that an item runs on, as it is published now; undefined: none, or it is gone. */
export function calendarOf({ rows }: Directory, { rules }: ItemState): ConfigRow | undefined {
  const { calendar } = rules.curve;
  return rows.find((row) => row.kind === 'calendar' && calendarId(row.division, row.key) === calendar);
}

/**
 * By what an item's clocks are computed anew: the versions by which it was classified (a document that a later schema
 * refuses counts as none), and its calendar as it is now.
 */
export async function clockRules({ deps, directory }: Context, { state }: ItemRow): Promise<ClockRules> {
  const { division, rules } = state;
  const documents = await readPinnedConfig(deps.pool, division, rules.versions);
  const pinned = (kind: string) => [...documents].find(([name]) => name.startsWith(`${kind}/`))?.[1];
  const worktype = worktypeDocument.safeParse(pinned('worktype')).data;
  return {
    rules: {
      scheme: prioritySchemeDocument.safeParse(pinned('priority-scheme')).data ?? null,
      plan: routingPlanDocument.safeParse(pinned('routing-plan')).data ?? null,
      skills: rules.skills,
      thresholds: worktype?.sla.thresholds ?? [],
      statuses: worktype?.statuses ?? [],
      preferredAgentShare: directory.rules.preferredAgentShare(division),
      timeZone: calendarDocument.safeParse(calendarOf(directory, state)?.body ?? pinned('calendar')).data?.timeZone,
    },
    clock: directory.rules.clocks(rules.curve.calendar),
  };
}

/** How an item's clocks go on should its pause end now; undefined where they do not stand still. */
export async function endingPause(context: Context, row: ItemRow): Promise<PauseEnd | undefined> {
  const { state, now } = row;
  if (standsSinceMs(state) === null) return undefined;
  return pauseEnd(state, await clockRules(context, row), now.getTime());
}

/** A schedule, or the answer to the caller that his instants make none. */
export function orInvalid(found: ReturnType<typeof otherSchedule>): Schedule {
  if (!found.ok) throw invalidInput([found.error]);
  return found.schedule;
}
