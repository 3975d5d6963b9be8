import { priorityAt } from '../priority/curve';
import type { Said, Told } from '../said/said';
import { textOf, toldOf } from '../said/said';
import { requirementOf, shortfalls } from '../skills/requirement';
import { wallClocks } from '../time/clock';
import type { Clocks } from '../time/clock';
import { instantText } from '../time/instant';
import { blockingMedia, declinedUntilMs, failedByRing, mayBeOffered, roomOf } from './eligibility';
import { sayCircumstance, sayFigure } from './figure-texts';
import { compareAgents, compareText } from './order';
import { hasPreferredAgent, nextOpeningMs, openRings } from './plan';
import type { FailedTest, RoutableAgent, RoutableItem, RoutableQueue } from './types';

/** `figures` says by how much he failed, such as `Adjuster 2, asked >= 3`. */
interface Miss {
  agent: string;
  ok: false;
  failed: FailedTest;
  figures: Said[];
}

/** What came out for one agent. */
export type Candidate = { agent: string; ok: true; ring: number } | Miss;

/** Why an item is where it is, derived for one instant. */
export interface Explanation {
  item: string;
  queue: string;
  atMs: number;
  /** At that instant, not rounded. */
  priority: number;
  onTop: boolean;
  plan: string;
  openRings: readonly number[];
  nextOpeningMs: number | null;
  /** Those who may be offered it, the first choice first; then the others, the nearest miss first. */
  candidates: readonly Candidate[];
  counts: Readonly<Partial<Record<FailedTest, number>>>;
  notes: readonly string[];
  /** The same by code, for other languages; left out by what was kept before that was. */
  noted?: readonly Told[];
}

/** How far an agent came: who only lacks room is nearer than who is not in the queue. */
const testsPassed: Record<FailedTest, number> = {
  activation: 0,
  queue: 1,
  declined: 2,
  ring: 3,
  skills: 4,
  presence: 5,
  'open-offer': 6,
  blocked: 7,
  room: 8,
};

/** Explains one waiting item against some agents: those of its division, or the members of its queue. */
export function explain(
  item: RoutableItem,
  agents: readonly RoutableAgent[],
  queue: RoutableQueue | undefined,
  nowMs: number,
  clocks: Clocks = wallClocks,
): Explanation {
  const about = circumstances(item, nowMs, clocks);
  const tested = agents.map((agent) => ({
    agent,
    candidate: candidateFor(agent, item, nowMs, clocks, about.openRings),
  }));
  const before = compareAgents(queue, item, nowMs, clocks);
  const hits = tested.filter(({ candidate }) => candidate.ok).sort((a, b) => before(a.agent, b.agent));
  const misses = tested.flatMap(({ candidate }) => (candidate.ok ? [] : [candidate]));
  misses.sort((a, b) => testsPassed[b.failed] - testsPassed[a.failed] || compareText(a.agent, b.agent));
  const candidates = [...hits.map(({ candidate }) => candidate), ...misses];
  return { ...about, candidates, counts: countTests(misses) };
}

/** What an explanation says of the item alone. */
export function circumstances(
  item: RoutableItem,
  nowMs: number,
  clocks: Clocks = wallClocks,
): Omit<Explanation, 'candidates' | 'counts'> {
  const notes = notesOf(item, nowMs, clocks);
  return {
    item: item.id,
    queue: item.queue,
    atMs: nowMs,
    priority: priorityAt(item.curve, nowMs, clocks(item.curve.calendar)),
    onTop: item.onTopSinceMs !== null,
    plan: item.plan.key,
    openRings: openRings(item, nowMs, clocks),
    nextOpeningMs: nextOpeningMs(item, nowMs, clocks),
    notes: notes.map(textOf),
    noted: notes.map(toldOf),
  };
}

/** What comes out for one agent and one item. */
export function candidateFor(
  agent: RoutableAgent,
  item: RoutableItem,
  nowMs: number,
  clocks: Clocks,
  open: readonly number[] = openRings(item, nowMs, clocks),
): Candidate {
  const result = mayBeOffered(agent, item, nowMs, clocks);
  return result.ok ? { agent: agent.key, ok: true, ring: result.ring } : missOf(agent, result.failed, item, open);
}

/** How many failed each test. */
export function countTests(candidates: readonly Candidate[]): Partial<Record<FailedTest, number>> {
  const counts: Partial<Record<FailedTest, number>> = {};
  for (const candidate of candidates) {
    if (!candidate.ok) counts[candidate.failed] = (counts[candidate.failed] ?? 0) + 1;
  }
  return counts;
}

export function missOf(agent: RoutableAgent, failed: FailedTest, item: RoutableItem, open: readonly number[]): Miss {
  return { agent: agent.key, ok: false, failed, figures: figuresOf(failed, agent, item, open) };
}

function notesOf(item: RoutableItem, nowMs: number, clocks: Clocks): Said[] {
  const notes: Said[] = [];
  if (nowMs < item.activationMs) notes.push(sayCircumstance('NOT_ACTIVE', { at: instantText(item.activationMs) }));
  const calendar = item.curve.calendar ?? '';
  const clock = clocks(item.curve.calendar);
  if (!clock.isRunningAt(nowMs)) {
    const nextMs = clock.nextChangeMs(nowMs);
    notes.push(
      Number.isFinite(nextMs)
        ? sayCircumstance('CALENDAR_CLOSED', { calendar, at: instantText(nextMs) })
        : sayCircumstance('CALENDAR_CLOSED_FOR_GOOD', { calendar }),
    );
  }
  if (item.emergency) notes.push(sayCircumstance('IN_EMERGENCY'));
  const asksPreferred = item.plan.rings.some((ring) => ring.requirement === 'preferred');
  if (asksPreferred && !hasPreferredAgent(item)) {
    notes.push(
      item.preferredAgent === null
        ? sayCircumstance('NO_PREFERRED')
        : sayCircumstance('UNKNOWN_PREFERRED', { agent: item.preferredAgent }),
    );
  }
  return notes;
}

/** The figures behind a failed test. */
function figuresOf(failed: FailedTest, agent: RoutableAgent, item: RoutableItem, open: readonly number[]): Said[] {
  switch (failed) {
    case 'activation':
      return [sayFigure('ACTIVE_FROM', { at: instantText(item.activationMs) })];
    case 'queue':
      return [sayFigure('NOT_IN_QUEUE', { queue: item.queue })];
    case 'declined':
      return [sayFigure('DECLINED_UNTIL', { at: instantText(declinedUntilMs(item, agent.key)) })];
    case 'ring':
      return ringFigures(item, open);
    case 'skills':
      return skillFigures(agent, item, open);
    case 'presence':
      return [sayFigure('PRESENCE', { presence: agent.presence })];
    case 'open-offer':
      return [sayFigure('HAS_OPEN_OFFER')];
    case 'blocked': {
      const by = blockingMedia(agent, item.mediaType).join(', ');
      return [sayFigure('SHUT_OUT', { media: item.mediaType, by })];
    }
    case 'room':
      return [roomFigure(agent, item)];
  }
}

function ringFigures(item: RoutableItem, open: readonly number[]): Said[] {
  if (open.length === 0) return [sayFigure('NO_RING_OPEN')];
  return open.map((ring) => {
    const requirement = item.plan.rings[ring]?.requirement;
    return requirement === 'preferred'
      ? sayFigure('RING_OF_PREFERRED', { ring, agent: String(item.preferredAgent) })
      : sayFigure('RING_OF_OTHERS', { ring });
  });
}

function skillFigures(agent: RoutableAgent, item: RoutableItem, open: readonly number[]): Said[] {
  return open.flatMap((ring) => {
    const requirement = item.plan.rings[ring]?.requirement ?? {};
    if (failedByRing(requirement, agent, item) !== 'skills' || requirement === 'preferred') return [];
    if (requirement.skills === undefined) return [];
    const each = shortfalls(requirementOf(requirement.skills).expression, agent.skills);
    return each.map((lacking) => sayFigure('RING_ASKS', { ring, lacking }));
  });
}

function roomFigure(agent: RoutableAgent, item: RoutableItem): Said {
  const { mediaType: media, weight } = item;
  const room = roomOf(agent, media);
  if (!room) return sayFigure('NO_CAPACITY', { media });
  const { used, max: most, outside } = room;
  return outside > 0
    ? sayFigure('NO_ROOM_OUTSIDE', { media, used, outside, most, weight })
    : sayFigure('NO_ROOM', { media, used, most, weight });
}
