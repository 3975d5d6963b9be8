import fc from 'fast-check';
import { createCatalogue } from '../../../domain/classify/catalogue';
import { classify, type ClassifyInput } from '../../../domain/classify/classify';
import { otherSchedule, pauseEnd, recomputedSchedule } from '../../../domain/classify/other-schedule';
import type { ScheduleRules } from '../../../domain/classify/schedule-of';
import type { DocumentOf } from '../../../domain/config/documents';
import { parseDocuments } from '../../../domain/config/parse';
import { nextDeadline } from '../../../domain/item/deadline';
import { decide } from '../../../domain/item/decide';
import { CALENDAR } from '../../../domain/item/event';
import { newItem } from '../../../domain/item/new-item';
import type { ItemState } from '../../../domain/item/state';
import { createCalendarClock } from '../../../domain/time/calendar';
import { dayMs, hourMs, minuteMs } from '../../../domain/time/duration';
import type { CalendarText } from '../../../domain/time/open-hours';
import { change, sue, types } from '../item/acting';
import { sampleIdentity } from '../item/sample-item';
import { anyWeek } from '../time/any-week';
import { calendarOf, everyDay, onWeekdays } from '../time/sample-calendars';

const MONDAY = Date.parse('2026-10-19T08:00Z');

const worktype = {
  kind: 'worktype',
  key: 'call-back',
  division: 'sales',
  referencePrefix: 'CAL',
  queue: 'all',
  routing: { plan: 'wide' },
  priority: { scheme: 'steady', min: 10, max: 500 },
  overdueStatus: 'overdue',
  statuses: [
    { key: 'open', category: 'open', initial: true },
    { key: 'overdue', category: 'open' },
    { key: 'morning', category: 'open', after: 'P1D', time: '09:00' },
    { key: 'closed', category: 'closed', final: true },
  ],
  sla: {
    calendar: 'office',
    target: 'PT10H',
    expiry: 'PT14H',
    thresholds: [
      { at: '50%', actions: [{ raisePriority: 5 }] },
      { at: 'PT2H', before: 'due', actions: [{ raisePriority: 5 }] },
      { at: '10%', after: 'created', repeat: '20%', actions: [{ raisePriority: 1 }] },
      { at: 'PT1H', before: 'expiry', states: ['waiting'], escalate: true, actions: [{ openRing: 1 }] },
    ],
  },
};
const others = [
  { kind: 'division', key: 'sales' },
  { kind: 'source', key: 'crm', division: 'sales' },
  { kind: 'queue', key: 'all', division: 'sales' },
  { kind: 'skill', key: 'selling', division: 'sales', name: 'selling' },
  {
    kind: 'routing-plan',
    key: 'wide',
    division: 'sales',
    rings: [{ skills: 'selling >= 2' }, { after: '40%', skills: 'selling >= 1' }],
  },
  {
    kind: 'priority-scheme',
    key: 'steady',
    division: 'sales',
    interpolation: 'linear',
    points: [
      { at: '0%', level: '0%' },
      { at: 'PT3H', level: '40%' },
      { at: '100%', level: '100%' },
    ],
    overdue: { level: '120%', perHour: '1%' },
  },
];

function world(calendar: CalendarText, version: number, sla: object = {}) {
  const office = { kind: 'calendar', key: 'office', division: 'sales', ...calendar };
  const parsed = parseDocuments([...others, office, { ...worktype, sla: { ...worktype.sla, ...sla } }]);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.errors));
  const { documents } = parsed;
  const find = <K extends 'worktype' | 'routing-plan' | 'priority-scheme'>(kind: K) =>
    documents.find((document) => document.kind === kind) as unknown as DocumentOf<K>;
  const rules: ScheduleRules = {
    scheme: find('priority-scheme'),
    plan: find('routing-plan'),
    thresholds: find('worktype').sla.thresholds,
    statuses: find('worktype').statuses,
    preferredAgentShare: '10%',
    timeZone: calendar.timeZone,
  };
  const catalogue = createCatalogue(
    documents.map((document) => ({ document, version: document.kind === 'calendar' ? version : 1 })),
  );
  const capture = (input: Partial<ClassifyInput> = {}): ItemState => {
    const result = classify(
      { source: 'crm', worktype: 'call-back', attributes: {}, capturedAtMs: MONDAY, ...input },
      catalogue,
    );
    if (!result.ok) throw new Error(JSON.stringify(result.errors));
    return newItem(result.value, { ...sampleIdentity, createdMs: input.capturedAtMs ?? MONDAY });
  };
  const by = { rules, clock: createCalendarClock(calendar) };
  const command = (state: ItemState) =>
    ({
      action: 'recompute',
      actor: CALENDAR,
      schedule: recomputedSchedule(state, by),
      calendar: { key: 'office', version },
    }) as const;
  return { capture, command, by };
}

const short = world(calendarOf(onWeekdays('09:00-13:00')), 1);
const long = world(calendarOf(onWeekdays('08:00-20:00')), 2);
const at = (text: string) => Date.parse(text);

const instants = fc.integer({ min: at('2026-10-19T00:00Z'), max: at('2026-10-30T00:00Z') });
const calendars = fc.record({
  timeZone: fc.constantFrom('Europe/Berlin', 'America/New_York'),
  hours: anyWeek,
  holidays: fc.record({
    country: fc.constantFrom(undefined, 'DE'),
    also: fc.subarray(['2026-10-20', '2026-10-26', '2026-10-27']),
  }),
});
const slas = fc.constantFrom({}, { target: undefined }, { expiry: undefined }, { target: 'PT30H', expiry: 'PT30H' });
const captures = fc.record({
  capturedAtMs: instants,
  activateAtMs: fc.oneof(fc.constant(undefined), instants),
  dueInMs: fc.oneof(fc.constant(undefined), fc.nat(5 * dayMs)),
});

test('an item that is recomputed is as one that was captured on the new calendar from the start', () => {
  fc.assert(
    fc.property(calendars, calendars, slas, captures, (old, now, sla, { capturedAtMs, activateAtMs, dueInMs }) => {
      const input = {
        capturedAtMs,
        activateAtMs,
        dueAtMs: dueInMs === undefined ? undefined : (activateAtMs ?? capturedAtMs) + dueInMs,
      };
      const before = world(old as CalendarText, 1, sla).capture(input);
      const { capture, command } = world(now as CalendarText, 2, sla);
      const expected = capture(input);
      const decision = decide(before, command(before), capturedAtMs);
      const state = decision.kind === 'change' ? decision.change.state : before;
      const told = ({ dueMs, expiresMs, thresholds, statusesMs, activationMs, rules }: ItemState) => {
        const { curve, plan, ringBaseMs } = rules;
        return { dueMs, expiresMs, thresholds, statusesMs, activationMs, curve, plan, ringBaseMs };
      };
      expect(told(state)).toEqual(told(expected));
      expect(decide(state, command(state), capturedAtMs).kind).toBe('unchanged');
    }),
    { numRuns: 60 },
  );
});

test('the history names the calendar, its version, and what became of the deadlines; the item names the version', () => {
  const before = short.capture();
  const { state, events, effects, ledger, actor } = change(before, long.command(before), MONDAY);
  expect(events).toEqual([
    {
      type: 'recomputed',
      data: {
        calendar: 'office',
        version: 2,
        from: { dueAt: '2026-10-21T10:00:00.000Z', expiresAt: '2026-10-22T10:00:00.000Z' },
        dueAt: '2026-10-19T18:00:00.000Z',
        expiresAt: '2026-10-20T10:00:00.000Z',
      },
    },
  ]);
  expect(actor).toEqual({ kind: 'system', id: 'calendar' });
  expect(effects).toEqual([{ kind: 'sync', event: 'changed' }]);
  expect(ledger).toEqual({ kind: 'refresh' });
  expect(state.rules.versions['calendar/office']).toBe(2);
});

test('a due date that somebody gave stands, with the expiry as far after it as the hours of now say', () => {
  const dueAtMs = at('2026-10-20T10:00Z');
  const given = short.capture({ dueAtMs });
  expect(given.expiresMs).toBe(at('2026-10-21T10:00Z'));
  const { state } = change(given, long.command(given), MONDAY);
  expect([state.dueMs, state.expiresMs]).toEqual([dueAtMs, at('2026-10-20T14:00Z')]);
  const item = short.capture();
  const schedule = { ...recomputedSchedule(item, short.by), dueMs: dueAtMs, dueIsGiven: true };
  const extended = change(item, { action: 'extend', actor: sue, schedule }).state;
  expect(change(extended, long.command(extended), MONDAY).state.dueMs).toBe(dueAtMs);
});

test('a due date that follows another activation by the target is no longer given', () => {
  const given = short.capture({ dueAtMs: at('2026-10-20T10:00Z') });
  const other = otherSchedule(given, short.by, { activateAtMs: MONDAY + dayMs }, MONDAY);
  if (!other.ok) throw new Error(other.error.code);
  const moved = change(given, { action: 'reschedule', actor: sue, schedule: other.schedule }, MONDAY).state;
  expect(change(moved, long.command(moved), MONDAY).state.dueMs).toBe(MONDAY + dayMs + 10 * hourMs);
});

test('a state from before the expiry was kept tells it by its distance from the due date', () => {
  const { rules, ...state } = long.capture();
  const { slaExpiryMs: _, ...older } = rules;
  const before = { ...state, rules: older };
  expect(decide(before, long.command(before), MONDAY)).toEqual({ kind: 'unchanged' });
});

test('what has come does not come again; what lies in the past by the new hours comes at once', () => {
  const before = short.capture();
  const [half] = before.thresholds;
  const fired = change(before, { action: 'threshold', index: 0, atMs: half?.nextMs ?? 0, nextMs: null }).state;
  const nowMs = at('2026-10-20T12:00Z');
  const { state } = change(fired, long.command(fired), nowMs);
  expect(state.thresholds[0]).toEqual({ nextMs: null, fired: 1 });
  expect(state.expiresMs).toBeLessThan(nowMs);
  const due = nextDeadline(state);
  expect(due).toMatchObject({ action: 'threshold', index: 2 });
  expect(due?.atMs).toBeLessThan(nowMs);
});

test('a repeated threshold goes on with its next time', () => {
  const before = short.capture();
  const fired = change(before, {
    action: 'threshold',
    index: 2,
    atMs: MONDAY + hourMs,
    nextMs: MONDAY + 3 * hourMs,
  }).state;
  // 10 % and once 20 % of 10 h after the capture.
  expect(change(fired, long.command(fired), MONDAY).state.thresholds[2]).toEqual({
    nextMs: MONDAY + 3 * hourMs,
    fired: 1,
  });
});

test('an overdue item is in time again on a calendar by which it has yet to expire, and expires again', () => {
  const before = long.capture();
  const late = change(before, { action: 'expire', atMs: before.expiresMs ?? 0 }, before.expiresMs ?? 0).state;
  expect(late).toMatchObject({ isOverdue: true, status: 'overdue' });
  const made = change(late, short.command(late), at('2026-10-20T12:00Z'));
  expect(made.state).toMatchObject({ isOverdue: false, status: 'open', expiresMs: at('2026-10-22T10:00Z') });
  expect(types(made)).toEqual(['recomputed', 'status-changed']);
  const still = change(late, short.command(late), at('2026-10-23T12:00Z')).state;
  expect(still).toMatchObject({ isOverdue: true, status: 'overdue' });
});

test('a paused item stays paused, and goes on with the hours that it had left, by the new ones', () => {
  const pausedMs = MONDAY + hourMs;
  const paused = change(short.capture(), { action: 'pause', actor: sue }, pausedMs).state;
  const { state, ledger } = change(paused, long.command(paused), MONDAY + dayMs);
  expect(state).toMatchObject({ state: 'paused', pausedMs, dueMs: at('2026-10-19T18:00Z') });
  expect(ledger).toEqual({ kind: 'untouched' });
  expect(nextDeadline(state)).toBeUndefined();
  const end = pauseEnd(state, long.by, at('2026-10-20T09:00Z'));
  // One of ten hours had passed; at eleven in Berlin nine are left of a day that ends at twenty.
  expect(end?.schedule.dueMs).toBe(at('2026-10-20T18:00Z'));
});

test('an item that was paused late is as late as its hours had made it by then', () => {
  const before = long.capture();
  const late = change(before, { action: 'expire', atMs: before.expiresMs ?? 0 }, before.expiresMs ?? 0).state;
  const paused = change(late, { action: 'pause', actor: sue }, at('2026-10-20T12:00Z')).state;
  const { state } = change(paused, short.command(paused), at('2026-10-26T12:00Z'));
  expect(state).toMatchObject({ state: 'paused', isOverdue: false, expiresMs: at('2026-10-22T10:00Z') });
});

test('an item in hands stays there, one that is closed is left alone', () => {
  const held = change(short.capture(), { action: 'assign', actor: sue, agent: 'ana' }).state;
  const made = change(held, long.command(held), MONDAY);
  expect(made).toMatchObject({ state: { state: 'connected', assignee: 'ana' }, ledger: { kind: 'refresh' } });
  expect(made.events[0]?.data).toMatchObject({ agent: 'ana' });
  const closed = change(held, { action: 'cancel', actor: sue }).state;
  expect(decide(closed, long.command(closed), MONDAY)).toEqual({ kind: 'unchanged' });
});

test('a ring that an escalation has opened stays open, also where the SLA has another length', () => {
  const before = short.capture({ dueAtMs: at('2026-10-20T10:00Z') });
  const escalated = change(before, { action: 'escalate', actor: sue }).state;
  const delays = ({ rules }: ItemState) => rules.plan.rings.map(({ afterMs }) => afterMs);
  expect([delays(before), delays(escalated)]).toEqual([
    [0, 2.4 * hourMs],
    [0, 0],
  ]);
  expect(delays(change(escalated, long.command(escalated), MONDAY).state)).toEqual([0, 0]);
  expect(delays(change(before, long.command(before), MONDAY).state)[1]).toBeGreaterThan(2.4 * hourMs + minuteMs);
});

test('hours for a calendar that had none give its items their deadlines', () => {
  const before = world(calendarOf({}), 1).capture();
  expect([before.dueMs, before.expiresMs]).toEqual([null, null]);
  const open = world(calendarOf(everyDay('00:00-24:00')), 2);
  const { state } = change(before, open.command(before), MONDAY);
  expect([state.dueMs, state.expiresMs]).toEqual([MONDAY + 10 * hourMs, MONDAY + 14 * hourMs]);
});
