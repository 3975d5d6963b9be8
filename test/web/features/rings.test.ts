import fc from 'fast-check';
import { hourMs, minuteMs } from '../../../domain/time/duration';
import {
  admittedBy,
  candidatesOf,
  moveRing,
  placedRings,
  ringsOf,
  usualSlaMs,
} from '../../../web/src/features/config/editors/plan/rings';

const slaMs = 48 * hourMs;
const plan = {
  rings: [
    { preferredAgent: true },
    { skills: 'Sales > 7' },
    { after: 'PT6H', skills: 'Sales > 4', group: 'north' },
    { after: 'soon', skills: 'Sales >' },
  ],
};
const entry = (kind: string, key: string, document: object) => ({
  kind,
  key,
  division: 'sales',
  version: 1,
  publishedAt: '',
  publishedBy: '',
  document: { kind, key, division: 'sales', skills: {}, queues: [], groups: [], ...document },
});
const agents = [
  entry('agent', 'ana', { name: 'Ana', skills: { Sales: 9 }, queues: ['leads'], groups: ['north'] }),
  entry('agent', 'ben', { skills: { Sales: 5 }, queues: ['leads'] }),
  entry('agent', 'cleo', { queues: ['letters'] }),
];
const groups = [entry('group', 'north', { agents: ['ben'] })];

test('the ring after the preferred agent waits for the share of the division; a delay that cannot be read is none', () => {
  const share = { ...plan, preferredAgentShare: '25%' };
  const opens = (document: object) => placedRings({ ...document }, slaMs, '10%').map(({ afterMs }) => afterMs / hourMs);
  expect(opens(plan)).toEqual([0, 4.8, 6, 0]);
  expect(opens(share)).toEqual([0, 12, 6, 0]);
});

test('each ring is told whom it admits, by skills and groups either way; of one that cannot be read nothing is', () => {
  const candidates = candidatesOf(agents, groups, 'sales', '');
  const admitted = placedRings(plan, slaMs, '10%').map(({ requirement }) =>
    admittedBy(requirement, candidates)?.map(({ key }) => key),
  );
  expect(admitted).toEqual([[], ['ana'], ['ana', 'ben'], undefined]);
  expect(candidatesOf(agents, groups, 'sales', 'letters').map(({ name }) => name)).toEqual(['cleo']);
  expect(candidatesOf(agents, groups, 'claims', '')).toEqual([]);
});

test('a ring that is moved opens there, to half a step of its unit, and the others stay as written', () => {
  fc.assert(
    fc.property(fc.nat(2), fc.double({ min: 0, max: 2 * slaMs, noNaN: true }), (index, toMs) => {
      const moved = moveRing(plan, index, toMs, slaMs);
      const ring = placedRings(moved, slaMs, '10%')[index];
      expect(Math.abs((ring?.afterMs ?? 0) - toMs)).toBeLessThanOrEqual(slaMs / 200);
      expect(ringsOf(moved).toSpliced(index, 1)).toEqual(ringsOf(plan).toSpliced(index, 1));
    }),
  );
});

test('a plan is drawn over a time in which its rings can be told apart', () => {
  expect(usualSlaMs({ rings: [{}, { after: 'PT1M30S' }, { after: 'soon' }] })).toBe(6 * minuteMs);
  expect(usualSlaMs({ rings: [{}, { after: '75%' }] })).toBe(48 * hourMs);
  expect(usualSlaMs({})).toBe(48 * hourMs);
});
