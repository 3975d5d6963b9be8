import { between, seeded, shuffled, weighted } from './seeded';

/** Programs of the stack that are killed; the servers below them have their own guarantees. */
const victims = ['worker', 'api', 'matcher'] as const;
export type Victim = (typeof victims)[number];

/** What an agent does with the first offer of an item that he sees; a second one he always accepts. */
export type Answer = 'accept' | 'decline' | 'miss';

export interface PlannedItem {
  externalId: string;
  /** `both`: the agent marks it done and the source completes it. */
  mode: 'agent' | 'both';
  value: number;
  /** Captured so long before it may be offered. */
  activateAfterMs: number;
  /** How long an agent works on it. */
  handleMs: number;
  /** What the source's receiver does with the first tries of each delivery about it: the quick one, and a durable one. */
  receiver: 'takes' | 'fails-once' | 'is-slow-twice';
  /** By agent. */
  answers: Record<string, Answer>;
}

export interface PlannedKill {
  victim: Victim;
  /** Not before so many items are completed, and then so much later. */
  afterCompleted: number;
  delayMs: number;
  /** Instead of ending it, stops it for so long, as a machine does that has other things to do; null: it is ended. */
  freezeMs: number | null;
}

export interface ChaosPlan {
  seed: number;
  /** Division, source and agents of a seed have names of their own, so that one stack can serve several seeds. */
  division: string;
  source: string;
  agents: string[];
  items: PlannedItem[];
  kills: PlannedKill[];
}

export interface ChaosSize {
  items: number;
  agents: number;
  kills: number;
  freezes: number;
}

/** Everything that a run decides by chance, decided beforehand. What remains to chance is the timing. */
export function chaosPlan(seed: number, size: ChaosSize): ChaosPlan {
  const random = seeded(seed);
  const agents = Array.from({ length: size.agents }, (_, index) => `agent-${seed}-${index + 1}`);
  const answer = () =>
    weighted<Answer>(random, [
      ['accept', 0.88],
      ['decline', 0.09],
      ['miss', 0.03],
    ]);
  const items = Array.from({ length: size.items }, (_, index): PlannedItem => ({
    externalId: `${seed}/${index + 1}`,
    mode: random() < 0.4 ? 'both' : 'agent',
    value: between(random, 0, 1_000),
    activateAfterMs: random() < 0.1 ? between(random, 500, 2_500) : 0,
    handleMs: between(random, 0, 500),
    receiver: weighted(random, [
      ['takes', 0.9],
      ['fails-once', 0.05],
      ['is-slow-twice', 0.05],
    ]),
    answers: Object.fromEntries(agents.map((agent) => [agent, answer()])),
  }));
  return {
    seed,
    division: `chaos-${seed}`,
    source: `source-${seed}`,
    agents,
    items,
    kills: planKills(random, size),
  };
}

/** Every program as often as the others, at any moment while there is work left. */
function planKills(random: () => number, { items, kills, freezes }: ChaosSize): PlannedKill[] {
  const whom = shuffled(
    random,
    Array.from({ length: kills + freezes }, (_, index) => ({
      victim: victims[index % victims.length] ?? 'worker',
      freezeMs: index < kills ? null : between(random, 1_000, 7_000),
    })),
  );
  const moments = whom.map(() => between(random, 0, Math.floor(items * 0.93))).toSorted((a, b) => a - b);
  return whom.map((kill, index) => ({
    ...kill,
    afterCompleted: moments[index] ?? 0,
    delayMs: between(random, 0, 250),
  }));
}
