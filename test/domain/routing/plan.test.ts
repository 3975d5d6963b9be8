import fc from 'fast-check';
import { failedByRing } from '../../../domain/routing/eligibility';
import {
  nextOpeningMs,
  openRings,
  preferredWaitMs,
  resolvePlan,
  ringOpenings,
  withSkills,
} from '../../../domain/routing/plan';
import type { RingClock } from '../../../domain/routing/plan';
import { createCalendarClock } from '../../../domain/time/calendar';
import { hourMs, minuteMs } from '../../../domain/time/duration';
import { requirementOf } from '../../../domain/skills/requirement';
import { calendarOf, onWeekdays } from '../time/sample-calendars';

const leads = {
  key: 'sales-targets',
  rings: [
    { preferredAgent: true as const },
    { after: '10%', skills: 'Sales > 7' },
    { after: '40%', skills: 'Sales > 4' },
    { after: '70%', skills: 'Sales > 0' },
  ],
};
const slaMs = 100 * hourMs;

function clock(
  preferredAgent: string | null,
  preferredAgentKnown: boolean,
  plan = resolvePlan(leads, slaMs, '10%'),
): RingClock {
  return { plan, preferredAgent, preferredAgentKnown, ringBaseMs: 1_000, curve: { calendar: null } };
}

test('shares of the SLA count from activation, each ring by itself', () => {
  const hours = ringOpenings(clock('paula', true)).map((opens) => opens && (opens - 1_000) / hourMs);
  expect(hours[0]).toBe(0);
  expect(hours.slice(1).map((hour) => Math.round(hour ?? -1))).toEqual([10, 40, 70]);
});

test.each([
  [null, false],
  ['nobody', false],
])('with the preferred agent %p the ring after his opens at once', (agent, known) => {
  const openings = ringOpenings(clock(agent, known));
  expect(openings[0]).toBeNull();
  expect(openings[1]).toBe(1_000);
  expect(openings[2]).toBe(1_000 + 40 * hourMs);
});

test('an open ring stays open', () => {
  const item = clock('paula', true);
  expect(openRings(item, 999)).toEqual([]);
  expect(openRings(item, 1_000)).toEqual([0]);
  expect(openRings(item, 1_000 + 40 * hourMs)).toEqual([0, 1, 2]);
  expect(openRings(item, 1e15)).toEqual([0, 1, 2, 3]);
});

test('the next opening is known until all rings are open', () => {
  const item = clock('paula', true);
  expect(nextOpeningMs(item, 0)).toBe(1_000);
  expect(nextOpeningMs(item, 1_000)).toBe(ringOpenings(item)[1]);
  expect(nextOpeningMs(item, 1e15)).toBeNull();
});

test.each([
  ['the division', undefined, '10%', 10 * hourMs],
  ['the plan', 'PT30M', '10%', 30 * minuteMs],
])('without a delay the ring after the preferred agent waits for the share of %s', (_, planShare, share, afterMs) => {
  const plan = {
    key: 'p',
    rings: [{ preferredAgent: true as const }, { skills: 'A > 1' }],
    preferredAgentShare: planShare,
  };
  expect(resolvePlan(plan, slaMs, share).rings.map((ring) => ring.afterMs)).toEqual([0, afterMs]);
});

test('a preferred agent further in is waited for from his own opening', () => {
  const rings = [{ skills: 'A > 1' }, { after: 'PT1H', preferredAgent: true as const }, { agents: ['ana'] }];
  const plan = resolvePlan({ key: 'p', rings }, slaMs, '10%');
  expect(ringOpenings(clock('paula', true, plan)).map((at) => at && (at - 1_000) / hourMs)).toEqual([0, 1, 11]);
  expect(ringOpenings(clock(null, false, plan)).map((at) => at && (at - 1_000) / hourMs)).toEqual([0, null, 1]);
});

test('of two rings for the preferred agent, one after the other, either may be the first', () => {
  const delay = fc.nat(20);
  fc.assert(
    fc.property(delay, delay, delay, fc.boolean(), (one, other, last, isKnown) => {
      const opens = (...delays: number[]) => {
        const preferred = delays.map((afterMs) => ({ afterMs, requirement: 'preferred' as const }));
        const rings = [...preferred, { afterMs: last, requirement: {} }];
        return ringOpenings(clock('paula', isKnown, { key: 'p', rings })).at(-1);
      };
      expect(opens(one, other)).toBe(opens(other, one));
    }),
  );
});

test('whom nobody waits for is waited for no time: a ring that opens before the preferred agent is asked', () => {
  const rings = [
    { after: 'PT2H', preferredAgent: true as const },
    { after: 'PT1H', agents: ['ana'] },
  ];
  expect(preferredWaitMs(resolvePlan({ key: 'p', rings }, slaMs, '10%'))).toBe(0);
});

test('skills that an item asks are asked beside those of a ring, however either is written', () => {
  const text = fc.constantFrom('A > 1', 'A > 1 or B > 1', 'not A > 1', 'B > 1 and A > 1', 'not A > 1 or B > 1');
  fc.assert(
    fc.property(text, text, fc.record({ A: fc.nat(3), B: fc.nat(3) }), (own, asked, skills) => {
      const { rings } = withSkills({ key: 'p', rings: [{ afterMs: 0, requirement: { skills: own } }] }, asked);
      const agent = { key: 'ana', skills, queues: [], groups: [] };
      const isAdmitted = failedByRing(rings[0]?.requirement ?? {}, agent, { preferredAgent: null }) === null;
      expect(isAdmitted).toBe(requirementOf(own).meets(skills) && requirementOf(asked).meets(skills));
    }),
  );
});

test('without an SLA a share opens at once', () => {
  expect(resolvePlan(leads, null, '10%').rings.map((ring) => ring.afterMs)).toEqual([0, 0, 0, 0]);
});

const calendars = {
  'sales/office': createCalendarClock(calendarOf(onWeekdays('09:00-17:00'))),
  'sales/never': createCalendarClock(calendarOf({})),
};
const clocks = (calendar: string | null) => calendars[calendar as keyof typeof calendars];

test('delays count on the clock of a calendar: durations, and shares of its SLA', () => {
  const rings = [{ preferredAgent: true as const }, {}, { after: 'PT8H' }, { after: '50%' }];
  const plan = resolvePlan({ key: 'p', rings }, 72 * hourMs, '10%');
  const curve = { calendar: 'sales/office' };
  const thursday = Date.parse('2026-11-26T15:00+01:00');
  const item = { ...clock('paula', true, plan), ringBaseMs: thursday, curve };
  const opens = ringOpenings(item, clocks).map((ms) => ms && new Date(ms).toISOString().slice(0, 16));
  // 7 h 12 min, 8 h and 36 h of business later; clocks in Berlin are an hour ahead.
  expect(opens).toEqual(['2026-11-26T14:00', '2026-11-27T13:12', '2026-11-27T14:00', '2026-12-03T10:00']);
  expect(openRings(item, Date.parse('2026-11-27T13:12Z') - 1, clocks)).toEqual([0]);
  expect(openRings(item, Date.parse('2026-11-27T13:12Z'), clocks)).toEqual([0, 1]);
  expect(nextOpeningMs(item, Date.parse('2026-11-29T00:00Z'), clocks)).toBe(Date.parse('2026-12-03T10:00Z'));
});

test('on a calendar that never opens a ring without delay is open, the others never will be', () => {
  const plan = resolvePlan({ key: 'p', rings: [{}, { after: 'PT30M' }] }, null, '10%');
  const item = { ...clock(null, false, plan), curve: { calendar: 'sales/never' } };
  expect(ringOpenings(item, clocks)).toEqual([1_000, Infinity]);
  expect(openRings(item, 1e15, clocks)).toEqual([0]);
  expect(nextOpeningMs(item, 2_000, clocks)).toBeNull();
});
