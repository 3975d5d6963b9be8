import { actions } from './actions';
import { History } from './history';
import type { Parts } from './model';

/** Short histories begin anew, with other agents, queues and curves; long ones would only repeat themselves. */
const HISTORY_STEPS = 500;
const STEPS_SHOWN = 25;
/** So many seeds are tried for each kind of step that a failure may need. */
const SEEDS_TRIED = 5;

export interface Exploration {
  steps: number;
  /** How often each kind of step was done, and what came of it. */
  figures: Map<string, number>;
  /** Null: every invariant held after every step. */
  broken: Broken | null;
}

/** A history that breaks an invariant; it can be repeated. */
interface Broken {
  seed: number;
  step: number;
  error: Error;
  without: ReadonlySet<string>;
}

/** Histories by one seed after the other, until they have so many steps or one breaks an invariant. */
export async function explore(firstSeed: number, steps: number, parts?: Parts): Promise<Exploration> {
  const exploration: Exploration = { steps: 0, figures: new Map(), broken: null };
  for (let seed = firstSeed; exploration.steps < steps && !exploration.broken; seed += 1) {
    const history = new History(seed, { parts });
    exploration.broken = await broken(seed, history, new Set());
    exploration.steps += history.steps;
    for (const [name, count] of [...history.done, ...Object.entries(history.model.ledger.figures)])
      exploration.figures.set(name, (exploration.figures.get(name) ?? 0) + count);
  }
  return exploration;
}

async function broken(seed: number, history: History, without: ReadonlySet<string>): Promise<Broken | null> {
  try {
    await history.run(HISTORY_STEPS);
    return null;
  } catch (error) {
    return { seed, step: history.steps, error: error as Error, without };
  }
}

/** How it comes about: by a history of fewer kinds of steps, if there is one, told to its end. */
export async function account(found: Broken, parts?: Parts): Promise<string> {
  let simplest = found;
  for (const { name } of actions) simplest = (await simpler(simplest, name, parts)) ?? simplest;
  const { seed, without, error, step } = simplest;
  const told: string[] = [];
  await broken(seed, new History(seed, { parts, without, tell: (text) => told.push(text) }), without);
  return [
    `seed ${found.seed} breaks at step ${found.step}: ${found.error.message}`,
    `seed ${seed} without ${[...without].join(', ')} at step ${step}:`,
    ...told.slice(-STEPS_SHOWN),
    error.stack,
  ].join('\n');
}

/** The same invariant broken without one more kind of step. */
async function simpler({ seed, error, without }: Broken, name: string, parts?: Parts): Promise<Broken | null> {
  const fewer = new Set([...without, name]);
  for (let other = seed; other < seed + SEEDS_TRIED; other += 1) {
    const found = await broken(other, new History(other, { parts, without: fewer }), fewer);
    if (found && invariantOf(found.error) === invariantOf(error)) return found;
  }
  return null;
}

function invariantOf({ message }: Error): string {
  return message.slice(0, message.indexOf(':'));
}
