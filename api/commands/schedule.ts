import type { ItemRow } from '../../db/item-read';
import { readPinnedConfig } from '../../db/config-pinned';
import { scheduleOf, type ScheduleRules } from '../../domain/classify/schedule-of';
import { calendarDocument } from '../../domain/config/calendar';
import { prioritySchemeDocument } from '../../domain/config/priority-scheme';
import { routingPlanDocument } from '../../domain/config/routing-plan';
import { worktypeDocument } from '../../domain/config/worktype';
import type { Schedule } from '../../domain/item/schedule';
import type { ItemState } from '../../domain/item/state';
import { type Clock, elapsedMs, instantAfter } from '../../domain/time/clock';
import { instantText } from '../../domain/time/instant';
import { invalidInput } from '../http-problem';
import type { Context } from '../route';

interface OtherClocks {
  activateAtMs?: number | undefined;
  dueAtMs?: number | undefined;
  /** From here the rings' delays count; left out: from the activation, or from now. */
  ringBaseMs?: number;
  /** How often each threshold has come; left out: as often as it has. */
  fired?: readonly number[];
}

/**
 * Other clocks for an item, by the documents that it pins and its calendar as it is now. With an activation alone the due
 * date is the target after it; the expiry keeps its distance. Throws where the due date would lie before the activation.
 */
export async function otherSchedule(
  context: Context,
  { state, now }: ItemRow,
  { activateAtMs, dueAtMs, ringBaseMs, fired = firedOf(state) }: OtherClocks,
): Promise<Schedule> {
  const clock = clockOf(context, state);
  const activationMs = activateAtMs ?? state.activationMs;
  const targetMs = activateAtMs === undefined ? null : state.rules.slaTargetMs;
  const dueMs = dueAtMs ?? (targetMs === null ? state.dueMs : orNever(instantAfter(clock, activationMs, targetMs)));
  if (dueMs !== null && dueMs < activationMs) {
    const message = 'is before the activation';
    const allowed = `${instantText(activationMs)} (activation) or later`;
    throw invalidInput([{ path: 'dueAt', message, code: 'DUE_BEFORE_ACTIVATION', value: instantText(dueMs), allowed }]);
  }
  const distanceMs =
    state.expiresMs === null ? null : elapsedMs(clock, state.dueMs ?? state.activationMs, state.expiresMs);
  const schedule = scheduleOf(
    await rulesOf(context, state),
    {
      createdMs: state.createdMs,
      activationMs,
      dueMs,
      expiresMs: distanceMs === null ? null : orNever(instantAfter(clock, dueMs ?? activationMs, distanceMs)),
      ringBaseMs: ringBaseMs ?? Math.max(activationMs, now.getTime()),
    },
    clock,
    fired,
  );
  return dueAtMs === undefined ? schedule : { ...schedule, dueIsGiven: true };
}

/** The same clocks as if the time since an instant had not passed; one that had not begun by then begins when it was to. */
export async function scheduleAfterPause(
  context: Context,
  { state, now }: ItemRow,
  pausedMs: number,
): Promise<Schedule> {
  const clock = clockOf(context, state);
  const pauseMs = state.activationMs > pausedMs ? 0 : elapsedMs(clock, pausedMs, now.getTime());
  const later = (instantMs: number) => instantAfter(clock, instantMs, pauseMs);
  return scheduleOf(
    await rulesOf(context, state),
    {
      createdMs: later(state.createdMs),
      activationMs: later(state.activationMs),
      dueMs: state.dueMs === null ? null : orNever(later(state.dueMs)),
      expiresMs: state.expiresMs === null ? null : orNever(later(state.expiresMs)),
      ringBaseMs: later(state.rules.ringBaseMs),
    },
    clock,
    firedOf(state),
  );
}

function clockOf({ directory }: Context, { rules }: ItemState): Clock {
  return directory.rules.clocks(rules.curve.calendar);
}

function firedOf({ thresholds }: ItemState): number[] {
  return thresholds.map(({ fired }) => fired);
}

function orNever(ms: number): number | null {
  return Number.isFinite(ms) ? ms : null;
}

/** Of the versions by which the item was classified; a document that a later schema refuses counts as none. */
async function rulesOf({ deps, directory }: Context, { division, rules }: ItemState): Promise<ScheduleRules> {
  const documents = await readPinnedConfig(deps.pool, division, rules.versions);
  const pinned = (kind: string) => [...documents].find(([name]) => name.startsWith(`${kind}/`))?.[1];
  const worktype = worktypeDocument.safeParse(pinned('worktype')).data;
  return {
    scheme: prioritySchemeDocument.safeParse(pinned('priority-scheme')).data ?? null,
    plan: routingPlanDocument.safeParse(pinned('routing-plan')).data ?? null,
    thresholds: worktype?.sla.thresholds ?? [],
    statuses: worktype?.statuses ?? [],
    preferredAgentShare: directory.rules.preferredAgentShare(division),
    timeZone: calendarDocument.safeParse(pinned('calendar')).data?.timeZone,
  };
}
