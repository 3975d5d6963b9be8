import type { PinnedThreshold } from '../../domain/classify/classified';
import { resolveDeadlines } from '../../domain/sla/deadlines';
import { thresholdInstants } from '../../domain/sla/instants';
import { slaRule } from '../../domain/config/worktype-sla';
import { CALENDAR } from '../../domain/item/event';
import { createCalendarClock } from '../../domain/time/calendar';
import type { CalendarText } from '../../domain/time/open-hours';
import { closed, HOUR, useLives } from './lives';

const live = useLives();
const MINUTE = 60_000;

/** Told at 75 %, told again when due: that leaves one entry in the history each. */
const { thresholds } = slaRule.parse({
  thresholds: ['75%', '100%'].map((at) => ({ at, actions: [{ notify: 'supervisors' }] })),
});
const pinned: PinnedThreshold[] = thresholds.map(({ at, states }) => ({
  text: at,
  states,
  escalate: false,
  repeatMs: null,
  actions: [{ notify: 'supervisors', evenIfHeld: false }],
}));

/** Every day of the week alike. */
function daily(hours: string, country?: string): CalendarText {
  const week = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'].map((day) => [day, [hours]]);
  return {
    timeZone: 'Europe/Berlin',
    hours: Object.fromEntries(week) as CalendarText['hours'],
    holidays: { country, also: [] },
  };
}

/** The day on which clocks change: the last Sunday of a month of the year after this one, 00:00 UTC. */
function lastSunday(month: number): number {
  const last = new Date(Date.UTC(new Date().getUTCFullYear() + 1, month + 1, 0));
  return last.getTime() - last.getUTCDay() * 24 * HOUR;
}

/** What an item's clocks come to, by the rules that classify it, with both thresholds. */
function onCalendar(calendar: CalendarText, activationMs: number, hours: { target: number; expiry: number }) {
  const clock = createCalendarClock(calendar);
  const [targetMs, expiryMs] = [hours.target * HOUR, hours.expiry * HOUR];
  const resolved = resolveDeadlines({ capturedAtMs: activationMs, targetMs, expiryMs }, clock);
  if (!resolved.ok) throw new Error(resolved.code);
  const { dueMs, expiresMs } = resolved.deadlines;
  const thresholdsMs = thresholdInstants(
    thresholds,
    { ...resolved.deadlines, createdMs: activationMs },
    targetMs,
    clock,
  );
  return { activationMs, dueMs, expiresMs, thresholds: pinned, thresholdsMs };
}

const march = lastSunday(2);
const october = lastSunday(9);
const christmas = Date.UTC(new Date().getUTCFullYear() + 1, 11, 24);

/** In the order of their dates: the server's clock does not go back. Instants as a clerk reads them off a wall calendar; `MINUTE` before each there is nothing yet. */
const cases = [
  {
    name: 'in the night without the hour from 2 to 3 it has an hour less',
    // Sunday 01:00-02:00 and 03:00-04:00 are two hours, in which the clock on the wall passes three.
    rules: onCalendar(daily('01:00-04:00'), march, { target: 4, expiry: 5 }),
    threeQuartersMs: march + 24 * HOUR,
    dueMs: march + 25 * HOUR,
    expiresMs: march + 26 * HOUR,
  },
  {
    name: 'in the night that has the hour from 2 to 3 twice it has an hour more',
    // It begins at Saturday 23:00 UTC, and has four hours before Sunday 04:00; the rest is Monday's.
    rules: onCalendar(daily('01:00-04:00'), october - 1 * HOUR, { target: 8, expiry: 9 }),
    threeQuartersMs: october + 26 * HOUR,
    dueMs: october + 49 * HOUR,
    expiresMs: october + 50 * HOUR,
  },
  {
    name: 'over Christmas it stands still for two days',
    // From noon on the 24th five hours of eight; the 25th and 26th are holidays.
    rules: onCalendar(daily('09:00-17:00', 'DE'), christmas + 11 * HOUR, { target: 8, expiry: 12 }),
    threeQuartersMs: christmas + (3 * 24 + 9) * HOUR,
    dueMs: christmas + (3 * 24 + 11) * HOUR,
    expiresMs: christmas + (3 * 24 + 15) * HOUR,
  },
];

test.each(cases)('on a business calendar each comes at its instant: $name', ({ rules, ...at }) =>
  live(
    () => rules,
    async ({ env, store, update }) => {
      const until = async (instantMs: number) => env.sleep(instantMs - (await env.currentTimeMs()));
      const told = (text: string) => store.events().filter((type) => type === text).length;
      await until(at.threeQuartersMs - MINUTE);
      expect(told('threshold')).toBe(0);
      await until(at.threeQuartersMs + MINUTE);
      expect(told('threshold')).toBe(1);
      await until(at.dueMs - MINUTE);
      expect(told('threshold')).toBe(1);
      await until(at.dueMs + MINUTE);
      expect(told('threshold')).toBe(2);
      await until(at.expiresMs - MINUTE);
      expect(told('overdue')).toBe(0);
      await until(at.expiresMs + MINUTE);
      expect(told('overdue')).toBe(1);
      await update(closed);
    },
  ),
);

/** Of the year after the others: the server's clock does not go back. */
const spring = Date.UTC(new Date().getUTCFullYear() + 2, 3, 12, 22);

test('on a calendar that has changed what is to come comes at its new instant, what has come not again', () => {
  const before = onCalendar(daily('08:00-20:00'), spring, { target: 24, expiry: 36 });
  const calendar = { key: 'office', version: 2 };
  return live(
    () => before,
    async ({ env, store, update }) => {
      const told = () => ['threshold', 'overdue'].map((type) => store.events().filter((each) => each === type).length);
      const until = async (instantMs: number) => env.sleep(instantMs - (await env.currentTimeMs()));
      const recompute = (after: typeof before, fired: readonly number[]) => {
        const { dueMs, expiresMs, thresholdsMs } = after;
        const { rules } = store.state();
        const { plan, ringBaseMs, curve } = rules;
        const { points, overdue } = curve;
        const schedule = {
          activationMs: spring,
          dueMs,
          expiresMs,
          ringBaseMs,
          plan,
          points,
          overdue,
          statusesMs: {},
          thresholdsMs: thresholdsMs.map((ms, index) => (fired.includes(index) ? null : ms)),
        };
        const commandId = `recompute/${dueMs}`;
        return update({ action: 'recompute', actor: CALENDAR, calendar, schedule }, { commandId });
      };
      // On the second day: 18 of 24 h are over at two in the afternoon.
      await until(spring + 38 * HOUR + MINUTE);
      expect(told()).toEqual([1, 0]);
      const half = onCalendar(daily('08:00-14:00'), spring, { target: 24, expiry: 36 });
      await recompute(half, [0]);
      await until((half.dueMs ?? 0) - MINUTE);
      expect(told()).toEqual([1, 0]);
      await until((half.dueMs ?? 0) + MINUTE);
      expect(told()).toEqual([2, 0]);
      // By all hours of the day it has been late since long.
      await recompute(onCalendar(daily('00:00-24:00'), spring, { target: 24, expiry: 36 }), [0, 1]);
      await env.sleep(MINUTE);
      expect(told()).toEqual([2, 1]);
      expect(store.state()).toMatchObject({ status: 'overdue', isOverdue: true });
      await update(closed);
    },
  );
});
