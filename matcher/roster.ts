import { blockingMedia, declinedUntilMs, failedByRing, hasRoom } from '../domain/routing/eligibility';
import { compareText } from '../domain/routing/order';
import type { FailedTest, RingTarget, RoutableAgent, RoutableItem } from '../domain/routing/types';
import { targetText } from './core/target-text';

/** How an agent does in a test, in one byte. From `room` down: the farther, the later the test that he failed. */
const codes = ['unknown', 'queue', 'declined', 'ring', 'skills', 'presence', 'open-offer', 'blocked', 'room'] as const;
const UNKNOWN = 0;
const QUEUE = 1;
const DECLINED = 2;
const PASSED = codes.length;

/** How all agents stand to one item at one instant. */
export interface Survey {
  /** The first choices among those who may be offered it. */
  eligible: RoutableAgent[];
  /** The nearest misses, as `explain` orders them. */
  misses: { agent: RoutableAgent; failed: FailedTest }[];
  counts: Partial<Record<FailedTest, number>>;
}

interface Members {
  /** Places of agents, in the order of their keys. */
  readonly places: Int32Array;
  /** By what is asked: who is admitted, or which test he fails. */
  readonly admitted: Map<string, Uint8Array>;
}

/** What is asked is remembered for so many texts; then everything is asked anew. */
const TEXTS = 4_096;

/**
 * The agents of a shard in the order of their keys, and how each stands to what items ask: tested once, and again when
 * he has changed. So an explanation that names a few and counts the others costs a glance at each.
 */
export class Roster {
  private readonly given = new Map<string, RoutableAgent>();
  /** What has come since all were mustered last; null: gone. */
  private readonly changed = new Map<string, RoutableAgent | null>();
  private agents: RoutableAgent[] = [];
  private places = new Map<string, number>();
  private queues = new Map<string, Members>();
  /** By media type and weight: whether an agent is free for it. */
  private free = new Map<string, Uint8Array>();

  set(agent: RoutableAgent): void {
    this.changed.set(agent.key, agent);
  }

  delete(key: string): void {
    this.changed.set(key, null);
  }

  /** Of an active item: what `explain` says of all agents, without naming more than so many of each kind. */
  survey(
    item: RoutableItem,
    openRings: readonly number[],
    before: (a: RoutableAgent, b: RoutableAgent) => number,
    nowMs: number,
    limit: number,
  ): Survey {
    this.catchUp();
    const { places, admitted } = this.queues.get(item.queue) ?? nobody;
    const isAdmitted = this.admittedTo(item, openRings, places, admitted);
    const isFree = this.freeFor(item);
    const preferred = preferredPlace(item, openRings, this.places);
    const hasDeclines = Object.keys(item.declines).length > 0;
    const counts = new Int32Array(PASSED);
    const named: RoutableAgent[][] = codes.map(() => []);
    const eligible: RoutableAgent[] = [];
    for (let at = 0; at < places.length; at += 1) {
      const place = places[at] as number;
      const agent = this.agents[place] as RoutableAgent;
      let code = isAdmitted[at] as number;
      if (code !== PASSED && place === preferred) code = PASSED;
      if (code === PASSED) code = isFree[place] || (isFree[place] = freeCode(agent, item));
      if (hasDeclines && declinedUntilMs(item, agent.key) > nowMs) code = DECLINED;
      if (code === PASSED) keepBest(eligible, agent, before, limit);
      else {
        counts[code]! += 1;
        if (named[code]!.length < limit) named[code]!.push(agent);
      }
    }
    counts[QUEUE] = this.agents.length - places.length;
    named[QUEUE] = this.outside(places, limit);
    return { eligible, ...told(counts, named, limit) };
  }

  private catchUp(): void {
    let isSameCrew = true;
    for (const [key, agent] of this.changed) {
      if (agent) this.given.set(key, agent);
      else this.given.delete(key);
      const place = this.places.get(key);
      const known = place === undefined ? undefined : this.agents[place];
      if (agent && known && place !== undefined && isAlike(agent, known)) {
        this.agents[place] = agent;
        for (const codesOf of this.free.values()) codesOf[place] = UNKNOWN;
      } else if (agent !== (known ?? null)) isSameCrew = false;
    }
    this.changed.clear();
    if (!isSameCrew) this.muster();
  }

  private muster(): void {
    this.agents = [...this.given.values()].sort((a, b) => compareText(a.key, b.key));
    this.places = new Map(this.agents.map(({ key }, place) => [key, place]));
    const places = new Map<string, number[]>();
    for (const [place, { queues }] of this.agents.entries()) {
      for (const queue of new Set(queues)) {
        const others = places.get(queue);
        if (others) others.push(place);
        else places.set(queue, [place]);
      }
    }
    this.queues = new Map(
      Array.from(places, ([queue, own]) => [queue, { places: Int32Array.from(own), admitted: new Map() }]),
    );
    this.free = new Map();
  }

  /** By place among the members: `PASSED`, or the code of the test that fails; a ring for preferred agents left out. */
  private admittedTo(
    item: RoutableItem,
    openRings: readonly number[],
    places: Int32Array,
    admitted: Map<string, Uint8Array>,
  ): Uint8Array {
    const targets = item.emergency ? [everybody] : openTargets(item, openRings);
    const text = targets.map(targetText).join('\n');
    const known = admitted.get(text);
    if (known) return known;
    const all = Uint8Array.from(places, (place) => admissionCode(this.agents[place] as RoutableAgent, targets));
    if (admitted.size >= TEXTS) admitted.clear();
    admitted.set(text, all);
    return all;
  }

  private freeFor({ mediaType, weight }: RoutableItem): Uint8Array {
    const text = `${weight} ${mediaType}`;
    let known = this.free.get(text);
    if (!known) this.free.set(text, (known = new Uint8Array(this.agents.length)));
    return known;
  }

  /** The first who are no members. */
  private outside(members: Int32Array, limit: number): RoutableAgent[] {
    const found: RoutableAgent[] = [];
    let at = 0;
    for (let place = 0; place < this.agents.length && found.length < limit; place += 1) {
      if (members[at] === place) at += 1;
      else found.push(this.agents[place] as RoutableAgent);
    }
    return found;
  }
}

const nobody: Members = { places: new Int32Array(0), admitted: new Map() };
const everybody: RingTarget = {};
const nobodyPreferred = { preferredAgent: null };

/** Whether only what changes from minute to minute has changed. */
function isAlike(a: RoutableAgent, b: RoutableAgent): boolean {
  return isSame(a.skills, b.skills) && isSame(a.queues, b.queues) && isSame(a.groups, b.groups);
}

function isSame(a: unknown, b: unknown): boolean {
  return a === b || JSON.stringify(a) === JSON.stringify(b);
}

function openTargets(item: RoutableItem, openRings: readonly number[]): RingTarget[] {
  const requirements = openRings.map((ring) => item.plan.rings[ring]?.requirement ?? everybody);
  return requirements.filter((requirement) => requirement !== 'preferred');
}

function preferredPlace(
  { plan, preferredAgent, emergency }: RoutableItem,
  openRings: readonly number[],
  places: ReadonlyMap<string, number>,
): number {
  const isAsked = !emergency && openRings.some((ring) => plan.rings[ring]?.requirement === 'preferred');
  return isAsked && preferredAgent !== null ? (places.get(preferredAgent) ?? -1) : -1;
}

/** As `mayHave` in `domain/routing/eligibility.ts`: skills are the more telling reason. */
function admissionCode(agent: RoutableAgent, targets: readonly RingTarget[]): number {
  let failed: FailedTest = 'ring';
  for (const target of targets) {
    const test = failedByRing(target, agent, nobodyPreferred);
    if (test === null) return PASSED;
    if (test === 'skills') failed = 'skills';
  }
  return codes.indexOf(failed);
}

/** As `mayBeOffered`, of one who may have it. */
function freeCode(agent: RoutableAgent, { mediaType, weight }: RoutableItem): number {
  if (agent.presence !== 'ready') return codes.indexOf('presence');
  if (agent.openManualOffer) return codes.indexOf('open-offer');
  if (blockingMedia(agent, mediaType).length > 0) return codes.indexOf('blocked');
  return hasRoom(agent, mediaType, weight) ? PASSED : codes.indexOf('room');
}

/** Keeps a short list of the best in order. */
function keepBest(
  best: RoutableAgent[],
  agent: RoutableAgent,
  before: (a: RoutableAgent, b: RoutableAgent) => number,
  limit: number,
): void {
  let place = best.length;
  while (place > 0 && before(agent, best[place - 1] as RoutableAgent) < 0) place -= 1;
  if (place >= limit) return;
  best.splice(place, 0, agent);
  if (best.length > limit) best.pop();
}

function told(counts: Int32Array, named: readonly RoutableAgent[][], limit: number): Omit<Survey, 'eligible'> {
  const told: Omit<Survey, 'eligible'> = { misses: [], counts: {} };
  for (let code = PASSED - 1; code > UNKNOWN; code -= 1) {
    const failed = codes[code] as FailedTest;
    if (counts[code]! > 0) told.counts[failed] = counts[code] as number;
    for (const agent of named[code] ?? []) if (told.misses.length < limit) told.misses.push({ agent, failed });
  }
  return told;
}
